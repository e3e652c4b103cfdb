#include "worth.hpp"

#include <algorithm>
#include <limits>

namespace muster::inline v0_2::pairing::groups_engine {
namespace {

constexpr Score no_pair = std::numeric_limits<Score>::min();
constexpr std::size_t largest_dense = std::size_t{1} << 22;

}  // namespace

Score balance_cost(const LevelBalance& balance, std::int64_t size, std::int64_t sum) noexcept
{
    if (size == 0)
        return 0;
    const bool of_mean = balance.measure == LevelMeasure::mean;
    const std::int64_t difference = sum - (of_mean ? size : 1) * *balance.target;
    const std::int64_t off = difference < 0 ? -difference : difference;
    Score cost = 0;
    for (const BalanceStep& step : balance.steps)
        cost += step.price * std::max<std::int64_t>(0, off - (of_mean ? size : 1) * step.beyond);
    return cost;
}

GroupAssessor::GroupAssessor(const GroupProblem& problem)
    : problem_(problem), units_(problem), of_unit_(units_.count(), 0), of_set_(problem.rules().apart.size(), 0)
{
    for (const KindRule& rule : problem.rules().kinds) {
        std::vector<std::uint32_t> names = rule.kind_of;
        std::ranges::sort(names);
        names.erase(std::unique(names.begin(), names.end()), names.end());
        if (!names.empty() && names.back() == unknown_kind)
            names.pop_back();
        Kinds kinds;
        for (const std::uint32_t kind : rule.kind_of)
            kinds.kind_of.push_back(kind == unknown_kind ? unknown_kind
                                                         : static_cast<std::uint32_t>(
                                                               std::ranges::lower_bound(names, kind) - names.begin()));
        for (const std::uint32_t name : names)
            kinds.is_watched.push_back(
                rule.alone != Alone::allowed &&
                (rule.watched.empty() || std::ranges::find(rule.watched, name) != rule.watched.end()));
        kinds.count.assign(names.size(), 0);
        kinds_.push_back(std::move(kinds));
    }
    const Problem& pairs = problem.pairs();
    if (pairs.mentee_count() * pairs.mentors().size() > largest_dense)
        return;
    dense_.assign(pairs.mentee_count() * pairs.mentors().size(), no_pair);
    for (std::uint32_t mentee = 0; mentee < pairs.mentee_count(); ++mentee) {
        const auto row = pairs.candidates_of(MenteeId(mentee));
        for (std::size_t at = 0; at < row.mentors.size(); ++at)
            dense_[mentee * pairs.mentors().size() + row.mentors[at].row()] = row.scores[at];
    }
}

bool GroupAssessor::may_lead(std::uint32_t mentor, std::uint32_t mentee) const noexcept
{
    return dense_.empty() ? problem_.pairs().score_of(MenteeId(mentee), MentorId(mentor)).has_value()
                          : dense_[mentee * problem_.pairs().mentors().size() + mentor] != no_pair;
}

Score GroupAssessor::score(std::uint32_t mentor, std::uint32_t mentee) const noexcept
{
    return dense_.empty() ? problem_.pairs().score_of(MenteeId(mentee), MentorId(mentor)).value_or(0)
                          : dense_[mentee * problem_.pairs().mentors().size() + mentor];
}

std::int64_t GroupAssessor::quarters_missing(Minutes together) const noexcept
{
    const std::int64_t missing = problem_.rules().time->least.count() - together.count();
    return missing <= 0 ? 0 : (missing + 14) / 15;
}

std::int64_t GroupAssessor::short_quarters(std::uint32_t mentor, std::uint32_t mentee) const noexcept
{
    const auto& time = problem_.rules().time;
    return time ? quarters_missing(time->mentors[mentor].common_with(time->mentees[mentee]).length()) : 0;
}

bool GroupAssessor::prices_pairs() const noexcept
{
    return std::ranges::any_of(problem_.rules().kinds, [](const KindRule& rule) {
        return rule.mixture != Mixture::any && rule.pair_price > 0;
    });
}

Score GroupAssessor::cost_of_pair(std::uint32_t left, std::uint32_t right) const noexcept
{
    Score cost = 0;
    for (std::size_t rule = 0; rule < kinds_.size(); ++rule) {
        const KindRule& asked = problem_.rules().kinds[rule];
        const std::uint32_t one = kinds_[rule].kind_of[left];
        const std::uint32_t other = kinds_[rule].kind_of[right];
        if (one != unknown_kind && other != unknown_kind && asked.mixture != Mixture::any &&
            (one == other) == (asked.mixture == Mixture::mixed))
            cost += asked.pair_price;
    }
    return cost;
}

Score GroupAssessor::cost_of_two(std::uint32_t left, std::uint32_t right) const noexcept
{
    Score cost = 0;
    for (const std::uint32_t one : units_.mentees_of(left))
        for (const std::uint32_t other : units_.mentees_of(right))
            cost += cost_of_pair(one, other);
    return cost;
}

Score GroupAssessor::cost_within(std::uint32_t unit) const noexcept
{
    const auto mentees = units_.mentees_of(unit);
    Score cost = 0;
    for (std::size_t left = 0; left < mentees.size(); ++left)
        for (std::size_t right = left + 1; right < mentees.size(); ++right)
            cost += cost_of_pair(mentees[left], mentees[right]);
    return cost;
}

void GroupAssessor::assess_kinds(std::size_t rule, std::span<const std::uint32_t> mentees, AssessedGroup& group)
{
    const KindRule& asked = problem_.rules().kinds[rule];
    Kinds& kinds = kinds_[rule];
    std::int64_t known = 0;
    std::int64_t pairs_of_one_kind = 0;
    for (const std::uint32_t mentee : mentees)
        if (const std::uint32_t kind = kinds.kind_of[mentee]; kind != unknown_kind) {
            pairs_of_one_kind += kinds.count[kind]++;
            ++known;
        }
    std::int64_t alone = 0;
    for (const std::uint32_t mentee : mentees)
        if (const std::uint32_t kind = kinds.kind_of[mentee]; kind != unknown_kind)
            alone += kinds.count[kind] == 1 && kinds.is_watched[kind] && mentees.size() > 1;
    for (const std::uint32_t mentee : mentees)
        if (const std::uint32_t kind = kinds.kind_of[mentee]; kind != unknown_kind)
            kinds.count[kind] = 0;

    if (asked.mixture == Mixture::mixed)
        group.parts.mixture += asked.pair_price * pairs_of_one_kind;
    if (asked.mixture == Mixture::alike)
        group.parts.mixture += asked.pair_price * (known * (known - 1) / 2 - pairs_of_one_kind);
    if (asked.alone == Alone::priced)
        group.parts.alone += asked.alone_price * alone;
    if (asked.alone == Alone::never)
        group.broken.alone += alone;
}

void GroupAssessor::assess_time(std::uint32_t mentor, std::span<const std::uint32_t> mentees,
                                AssessedGroup& group) const
{
    const TimeTogether& time = *problem_.rules().time;
    FreeTime common = time.mentors[mentor];
    for (const std::uint32_t mentee : mentees)
        common = common.common_with(time.mentees[mentee]);
    group.together = common.length();
    const std::int64_t missing = quarters_missing(group.together);
    if (time.short_price)
        group.parts.time += *time.short_price * missing;
    else
        group.broken.time += missing;
}

void GroupAssessor::assess_sets(std::span<const std::uint32_t> mentees, BrokenRules& broken)
{
    for (const std::uint32_t mentee : mentees) {
        ++of_unit_[units_.unit_of(mentee)];
        for (const std::uint32_t set : units_.sets_of(mentee))
            broken.near += of_set_[set]++ > 0;
    }
    for (const std::uint32_t mentee : mentees) {
        std::uint32_t& here = of_unit_[units_.unit_of(mentee)];
        if (here > 0)
            broken.parted += static_cast<std::int64_t>(units_.with(mentee).size()) - here;
        here = 0;
        for (const std::uint32_t set : units_.sets_of(mentee))
            of_set_[set] = 0;
    }
}

AssessedGroup GroupAssessor::assess(std::uint32_t mentor, std::span<const std::uint32_t> mentees)
{
    AssessedGroup group;
    const auto size = static_cast<std::int64_t>(mentees.size());
    const std::int64_t minimum = problem_.pairs().mentors()[mentor].minimum;
    if (size < minimum && !(size == 0 && problem_.rules().mentors_may_rest))
        group.broken.size = minimum - size;
    if (size == 0)
        return group;
    for (const std::uint32_t mentee : mentees)
        group.parts.scores += score(mentor, mentee);
    for (const LevelBalance& balance : problem_.rules().balances) {
        std::int64_t sum = 0;
        for (const std::uint32_t mentee : mentees)
            sum += balance.levels[mentee];
        group.parts.balance += balance_cost(balance, size, sum);
    }
    for (std::size_t rule = 0; rule < kinds_.size(); ++rule)
        assess_kinds(rule, mentees, group);
    if (problem_.rules().time)
        assess_time(mentor, mentees, group);
    if (units_.are_asked())
        assess_sets(mentees, group.broken);
    return group;
}

}  // namespace muster::pairing::groups_engine
