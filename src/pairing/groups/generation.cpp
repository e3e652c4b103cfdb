// Column generation (Desaulniers, Desrosiers and Solomon, eds., 2005): groups in parts say what prices are good, each
// mentor's best group at these is found by a tree over its candidates and joins them, and all prices plus what these
// groups are worth are a bound. Prices tried lie between the best so far and those of the groups in parts (Wentges
// 1997). The tree gives up where it would be too large: then prices that relax the costs are all there is. Mentors to
// whom all groups are worth the same have one tree.
//
// A grouping comes of them by a dive: the group with the greatest share is fixed, mentees in it are barred for others,
// who plan anew at the prices that this brings.
#include "generation.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace muster::inline v0_2::pairing::groups_engine {
namespace {

constexpr double part_from_best = 0.5;
constexpr int mixing_rounds = 20;
constexpr int diving_rounds = 10;
constexpr int patience = 200;
constexpr int nothing_new = 10;              // rounds that brought no group
constexpr std::uint64_t mixed_a_group = 64;  // mentees of a mixture, as long as it takes to look at a group
constexpr std::uint64_t most_of_round = std::uint64_t{1} << 24;  // groups: whoever checks prices looks at more
constexpr std::size_t at_once = 12;                              // part of the mentors whose groups are fixed at once
constexpr double half = 0.5;                                     // least share of these, but of the first
constexpr double whole = 0.95;                                   // share of a group that is fixed beside others

std::vector<double> in_scores(const std::vector<Score>& prices)
{
    std::vector<double> scores;
    for (const Score price : prices)
        scores.push_back(static_cast<double>(price) / static_cast<double>(GroupPrices::unit));
    return scores;
}

// A tenth of what a mentee brings.
double stiffness_at(const PricedBound& start)
{
    const auto all = static_cast<double>(start.in_units) / static_cast<double>(GroupPrices::unit);
    return std::max(1.0, std::abs(all) / (10.0 * static_cast<double>(start.mentee_price.size() + 1)));
}

// By mentor: the first with the same candidates at the same scores, the same room and the same free time.
std::vector<std::uint32_t> alike(const GroupProblem& problem, const Problem& open, const GroupAssessor& assessor)
{
    std::vector<std::vector<std::pair<std::uint32_t, Score>>> scores(open.mentors().size());
    for (std::uint32_t mentee = 0; mentee < open.mentee_count(); ++mentee)
        for (const MentorId mentor : open.candidates_of(MenteeId(mentee)).mentors)
            scores[mentor.row()].emplace_back(mentee, assessor.score(mentor.row(), mentee));
    const auto& time = problem.rules().time;
    std::map<std::vector<std::pair<std::uint32_t, Score>>, std::vector<std::uint32_t>> firsts;
    std::vector<std::uint32_t> like;
    for (std::uint32_t mentor = 0; mentor < scores.size(); ++mentor) {
        auto& those = firsts[scores[mentor]];
        const auto found = std::ranges::find_if(those, [&](std::uint32_t first) {
            return open.mentors()[first] == open.mentors()[mentor] &&
                   (!time || time->mentors[first] == time->mentors[mentor]);
        });
        like.push_back(found != those.end() ? *found : mentor);
        if (found == those.end())
            those.push_back(mentor);
    }
    return like;
}

}  // namespace

GroupGeneration::GroupGeneration(const GroupProblem& problem, const Problem& open, GroupAssessor& assessor,
                                 const PricedBound& start, Meter& meter)
    : problem_(problem), open_(open), assessor_(assessor), meter_(meter), tree_(problem, open, assessor, meter),
      like_(alike(problem, open, assessor)), prices_(start.mentee_price),
      mixture_(open, in_scores(start.mentee_price), stiffness_at(start))
{
    best_.is_exact = true;
}

void GroupGeneration::know(const GroupOf& group_of)
{
    const auto groups = mentees_by_mentor(group_of, open_.mentors().size());
    for (std::uint32_t mentor = 0; mentor < groups.size(); ++mentor)
        if (assessor_.assess(mentor, groups[mentor]).broken.sum() == 0)
            offer(mentor, groups[mentor], mixture_);
}

void GroupGeneration::offer(std::uint32_t mentor, std::span<const std::uint32_t> mentees, GroupMixture& mixture)
{
    mixture.add(mentor, mentees, assessor_.assess(mentor, mentees).parts.worth());
}

/// What is better than the groups there are joins them on the way.
std::optional<GroupGeneration::Best> GroupGeneration::best_group(std::uint32_t mentor, std::span<const Score> prices,
                                                                 GroupMixture& mixture)
{
    constexpr WideInteger anything = -(WideInteger{1} << 100);
    Best best{.value = anything};
    if (tree_.may_be_empty(mentor)) {
        offer(mentor, {}, mixture);
        best.value = 0;
    }
    if (auto known = mixture.best_at(mentor, prices); known && known->above > best.value)
        best = {std::move(known->mentees), known->above};
    const auto keep = [&](std::span<const std::uint32_t> group, WideInteger worth) {
        best.value = worth;
        best.mentees.assign(group.begin(), group.end());
        offer(mentor, group, mixture);
        return worth + 1;
    };
    if (!tree_.visit_all(mentor, best.value + 1, keep) || best.value == anything)
        return std::nullopt;
    return best;
}

/// Whether the bound fell; nothing where the work came to an end.
std::optional<bool> GroupGeneration::round()
{
    WideInteger bound = 0;
    std::vector<Score> values;
    for (const Score price : prices_)
        bound += price;
    tree_.set_prices(prices_);
    const std::uint64_t before = meter_.spent();
    std::vector<Best> found(like_.size());
    for (std::uint32_t mentor = 0; mentor < like_.size(); ++mentor) {
        if (like_[mentor] == mentor) {
            auto best = best_group(mentor, prices_, mixture_);
            if (!best)
                return std::nullopt;
            found[mentor] = std::move(*best);
        }
        const Best& best = found[like_[mentor]];
        offer(mentor, best.mentees, mixture_);
        values.push_back(static_cast<Score>(best.value));
        bound += best.value;
    }
    if (meter_.spent() - before > most_of_round)
        return std::nullopt;
    if (!best_.mentor_value.empty() && bound >= best_.in_units)
        return false;
    best_.mentee_price = prices_;
    best_.mentor_value = std::move(values);
    best_.in_units = bound;
    return true;
}

void GroupGeneration::lower(std::optional<Score> target)
{
    tree_.set_prices(prices_);
    if (!tree_.is_within_reach())
        return;
    int without = 0;
    for (int in_vain = 0; in_vain < patience && without < nothing_new; ++in_vain) {
        const std::size_t before = mixture_.groups();
        const auto has_fallen = round();
        without = mixture_.groups() > before ? 0 : without + 1;
        if (!has_fallen)
            return;
        if (*has_fallen)
            in_vain = 0;
        if (target && best_.in_units - WideInteger{*target} * GroupPrices::unit < GroupPrices::unit)
            return;
        mix(mixture_, mixing_rounds);
        aim();
    }
}

void GroupGeneration::mix(GroupMixture& mixture, int rounds)
{
    const std::uint64_t before = mixture.steps();
    mixture.mix(rounds);
    meter_.spend((mixture.steps() - before) / mixed_a_group + 1);
}

void GroupGeneration::aim()
{
    for (std::uint32_t mentee = 0; mentee < prices_.size(); ++mentee) {
        const auto best = static_cast<double>(best_.mentee_price[mentee]);
        const double there = mixture_.prices()[mentee] * static_cast<double>(GroupPrices::unit);
        prices_[mentee] = within(mentee, best + part_from_best * (there - best));
    }
}

Score GroupGeneration::highest() const { return (Score{1} << 58) / static_cast<Score>(prices_.size() + 1); }

Score GroupGeneration::within(std::uint32_t mentee, double price) const
{
    const auto most = static_cast<double>(highest());
    const Score rounded = std::llround(std::clamp(price, -most, most));
    const auto alone = open_.unmatched_price(MenteeId(mentee));
    return alone ? std::max(rounded, -*alone * GroupPrices::unit) : rounded;
}

std::optional<PricedBound> GroupGeneration::bound() const
{
    return best_.mentor_value.empty() ? std::nullopt : std::optional(best_);
}

/// Those without a group plan at the mixture's prices, without the mentees who have one.
bool GroupGeneration::plan_left(GroupMixture& mixture, const GroupOf& fixed, const std::vector<bool>& has_group)
{
    std::vector<Score> prices;
    for (std::uint32_t mentee = 0; mentee < fixed.size(); ++mentee)
        prices.push_back(fixed[mentee] != in_no_group
                             ? highest()
                             : within(mentee, mixture.prices()[mentee] * static_cast<double>(GroupPrices::unit)));
    tree_.set_prices(prices);
    std::vector<std::optional<Best>> found(like_.size());
    for (std::uint32_t mentor = 0; mentor < like_.size(); ++mentor) {
        if (has_group[mentor])
            continue;
        auto& best = found[like_[mentor]];
        if (!best)
            best = best_group(mentor, prices, mixture);
        if (!best ||
            std::ranges::any_of(best->mentees, [&](std::uint32_t mentee) { return fixed[mentee] != in_no_group; }))
            return false;
        offer(mentor, best->mentees, mixture);
    }
    return true;
}

/// Whoever is left and must be in a group joins one with room, whatever rule that bends; a search goes on from there.
bool GroupGeneration::place_left(GroupOf& group_of) const
{
    auto groups = mentees_by_mentor(group_of, open_.mentors().size());
    for (std::uint32_t mentee = 0; mentee < group_of.size(); ++mentee) {
        if (group_of[mentee] != in_no_group || open_.unmatched_price(MenteeId(mentee)))
            continue;
        std::optional<Score> most;
        for (const MentorId mentor : open_.candidates_of(MenteeId(mentee)).mentors) {
            auto& group = groups[mentor.row()];
            if (group.size() >= open_.mentors()[mentor.row()].maximum)
                continue;
            const Score before = assessor_.assess(mentor.row(), group).parts.worth();
            group.push_back(mentee);
            const Score gain = assessor_.assess(mentor.row(), group).parts.worth() - before;
            group.pop_back();
            if (!most || gain > *most) {
                most = gain;
                group_of[mentee] = mentor.row();
            }
        }
        if (!most)
            return false;
        groups[group_of[mentee]].push_back(mentee);
    }
    return true;
}

std::optional<GroupOf> GroupGeneration::dive()
{
    mix(mixture_, mixing_rounds);  // elsewhere than the time before
    GroupMixture mixture = mixture_;
    GroupOf group_of(prices_.size(), in_no_group);
    std::vector<bool> has_group(like_.size(), false);
    for (std::size_t left = like_.size(); left > 0;) {
        mix(mixture, diving_rounds);
        if (!meter_.is_left())
            return std::nullopt;
        const std::size_t few = left - left / at_once;
        for (bool is_first = true; left > 0; is_first = false) {
            const auto most = mixture.greatest(has_group);
            if (!most || (!is_first && most->share < (left > few ? half : whole)))
                break;
            for (const std::uint32_t mentee : most->mentees)
                group_of[mentee] = most->mentor;
            has_group[most->mentor] = true;
            mixture.fix(*most);
            --left;
        }
        if (left > 0 && !plan_left(mixture, group_of, has_group))
            return std::nullopt;
    }
    return place_left(group_of) ? std::optional(std::move(group_of)) : std::nullopt;
}

}  // namespace muster::pairing::groups_engine
