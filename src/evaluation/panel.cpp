// Group by group: severities, corrected ratings, the ends trimmed, means; then the groups by weight.
#include "muster/evaluation/panel.hpp"

#include "evaluation/fraction.hpp"
#include "evaluation/panel_faults.hpp"
#include "evaluation/ratio.hpp"
#include "evaluation/severity.hpp"
#include "muster/core/faults.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

namespace muster::inline v0_2::evaluation {
namespace {

void check(std::span<const Rating> ratings, std::size_t members, std::span<const PanelGroup> groups)
{
    Faults faults;
    check_panel_groups(groups, {"panel"}, faults);
    std::set<std::string> codes;
    for (const PanelGroup& group : groups)
        codes.insert(group.code);
    std::set<std::tuple<MemberId, std::string, std::string>> seen;
    for (std::size_t row = 0; row < ratings.size(); ++row) {
        const Rating& rating = ratings[row];
        const Where here{"rating", row + 1};
        if (!rating.member.is_set() || rating.member.row() >= members)
            faults.add(here, "its member is not one of the " + std::to_string(members), "correct the member");
        if (!codes.contains(rating.group))
            faults.add(here, "its group \"" + rating.group + "\" is not in the panel",
                       "add it there or correct the code");
        if (!seen.emplace(rating.member, rating.group, rating.rater).second)
            faults.add(here, "\"" + rating.rater + "\" rates this member twice", "keep one of the two");
    }
    faults.throw_if_any();
}

Points rounded_mean(const Fraction& millionths)
{
    return Points::from_millionths(rounded(millionths, decimal::places));
}

class Joining {
public:
    Joining(std::span<const Rating> ratings, std::size_t members, std::span<const PanelGroup> groups)
        : ratings_(ratings), members_(members), groups_(groups)
    {
        for (const Rating& rating : ratings)
            made_.ratings.push_back({.corrected = rating.points});
        made_.totals.resize(members);
        made_.means.assign(members, std::vector<std::optional<Points>>(groups.size()));
        std::vector<Weight> weights;
        for (const PanelGroup& group : groups)
            weights.push_back(group.weight);
        weights_ = ratio_of(weights);
        sums_.assign(members, std::vector<Fraction>(groups.size(), Fraction{0, 0}));
    }

    PanelResult run() &&
    {
        for (std::size_t group = 0; group < groups_.size(); ++group) {
            if (groups_[group].corrects_severity)
                correct(groups_[group].code);
            take_means(group);
        }
        take_totals();
        return std::move(made_);
    }

private:
    void correct(const std::string& group)
    {
        std::map<std::string, std::uint32_t> number_of;  // raters in the order of their names
        for (const Rating& rating : ratings_)
            if (rating.group == group)
                number_of.emplace(rating.rater, 0);
        std::uint32_t raters = 0;
        for (auto& [rater, number] : number_of)
            number = raters++;
        std::vector<RatedPoints> rated;
        for (const Rating& rating : ratings_)
            if (rating.group == group)
                rated.push_back(
                    {rating.member.row(), number_of.at(rating.rater), static_cast<double>(rating.points.millionths())});
        // Floats add up differently in another order, so there is one.
        std::ranges::sort(rated, {}, [](const RatedPoints& one) { return std::pair(one.member, one.rater); });
        const std::vector<double> above = severities_of(rated, static_cast<std::uint32_t>(members_), raters);
        for (const auto& [rater, number] : number_of)
            made_.severities.push_back({group, rater, Points::from_millionths(std::llround(above[number]))});
        for (std::size_t row = 0; row < ratings_.size(); ++row)
            if (ratings_[row].group == group)
                made_.ratings[row].corrected -=
                    Points::from_millionths(std::llround(above[number_of.at(ratings_[row].rater)]));
    }

    void take_means(std::size_t group)
    {
        std::vector<std::vector<std::size_t>> of_member(members_);
        for (std::size_t row = 0; row < ratings_.size(); ++row)
            if (ratings_[row].group == groups_[group].code)
                of_member[ratings_[row].member.row()].push_back(row);
        for (std::size_t member = 0; member < members_; ++member) {
            std::vector<std::size_t>& rows = of_member[member];
            std::ranges::sort(rows, {}, [&](std::size_t row) {
                return std::pair(made_.ratings[row].corrected, std::string_view(ratings_[row].rater));
            });
            const auto count = static_cast<std::int64_t>(rows.size());
            const auto cut = static_cast<std::size_t>(groups_[group].trim.millionths() * count / decimal::per_one);
            WideInteger sum = 0;
            std::int64_t kept = 0;
            for (std::size_t place = 0; place < rows.size(); ++place) {
                JudgedRating& rating = made_.ratings[rows[place]];
                rating.is_trimmed = place < cut || place >= rows.size() - cut;
                if (rating.is_trimmed)
                    continue;
                sum += rating.corrected.millionths();
                ++kept;
            }
            if (kept == 0 || kept < groups_[group].least_ratings || is_turnout_short(groups_[group], count))
                continue;
            sums_[member][group] = {sum, kept};
            made_.means[member][group] = rounded_mean({sum, kept});
        }
    }

    // Whether too few of those entitled have rated a member.
    static bool is_turnout_short(const PanelGroup& group, std::int64_t ratings)
    {
        return group.entitled && product(ratings, decimal::per_one) <
                                     product(group.least_turnout.millionths(), WideInteger{*group.entitled});
    }

    // Sum of weight x sum / count over the sum of weights, brought to one denominator.
    void take_totals()
    {
        for (std::size_t member = 0; member < members_; ++member) {
            Fraction total{0, 1};
            std::int64_t weights = 0;
            for (std::size_t group = 0; group < groups_.size(); ++group) {
                const auto& [over, under] = sums_[member][group];
                const std::int64_t weight = weights_[group];
                if (under == 0 || weight == 0)
                    continue;
                total.over = sum(product(total.over, under), product(product(over, weight), total.under));
                total.under = product(total.under, under);
                weights += weight;
            }
            if (weights > 0)
                made_.totals[member] = rounded_mean({total.over, product(total.under, weights)});
        }
    }

    std::span<const Rating> ratings_;
    std::size_t members_;
    std::span<const PanelGroup> groups_;
    PanelResult made_;
    std::vector<std::int64_t> weights_;        // by group, in whole numbers
    std::vector<std::vector<Fraction>> sums_;  // by member and group; under 0: has not rated
};

}  // namespace

void check_panel_groups(std::span<const PanelGroup> groups, const Where& panel, Faults& faults)
{
    std::set<std::string> codes;
    std::vector<Weight> weights;
    for (const PanelGroup& group : groups) {
        const Where here{"panel group \"" + group.code + "\""};
        if (!codes.insert(group.code).second)
            faults.add(here, "it stands here twice", "keep one of the two");
        check_weight(group.weight, here, faults);
        if (group.trim < Weight{} || group.trim * 2 >= Weight::whole(1))
            faults.add(here, "it trims " + to_string(group.trim) + " at either end", "trim less than 0.5");
        if (group.least_turnout < Weight{} || group.least_turnout > Weight::whole(1))
            faults.add(here, "its least turnout is " + to_string(group.least_turnout), "give a share from 0 to 1");
        weights.push_back(group.weight);
    }
    check_weights(weights, "its groups", panel, faults);
}

PanelResult join_panel(std::span<const Rating> ratings, std::size_t members, std::span<const PanelGroup> groups)
{
    check(ratings, members, groups);
    return Joining(ratings, members, groups).run();
}

}  // namespace muster::evaluation
