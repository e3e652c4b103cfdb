#include "muster/evaluation/strengths.hpp"

#include "muster/core/error.hpp"
#include "muster/evaluation/part_columns.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace muster::inline v0_2::evaluation {
namespace {

using Values = std::vector<std::optional<Exact>>;

std::vector<std::string> every_part(const Scheme& scheme)
{
    std::vector<std::string> codes;
    for (const Indicator& indicator : scheme.indicators().rows())
        if (indicator.is_weighted())
            codes.push_back(indicator.code);
    for (const Area& area : scheme.areas().rows())
        if (!area.parent.empty())
            codes.push_back(area.code);
    return codes;
}

// A row's standing among all rows; nothing where it has no value.
struct Ranked {
    PartStanding standing;
    double beaten = 0;  // part of the others that stand lower, equal ones half
};
std::optional<Ranked> ranked(const std::string& code, const Values& values, std::size_t row)
{
    if (!values[row])
        return std::nullopt;
    std::uint32_t higher = 0;
    std::uint32_t equal = 0;
    std::uint32_t all = 0;
    for (const std::optional<Exact>& value : values)
        if (value) {
            ++all;
            higher += *value > *values[row] ? 1U : 0U;
            equal += *value == *values[row] ? 1U : 0U;
        }
    const double lower = all - higher - equal;
    const double beaten = all == 1 ? 0.5 : (lower + (equal - 1) / 2.0) / (all - 1);
    return Ranked{{.code = code, .value = *values[row], .rank = higher + 1, .of = all}, beaten};
}

std::vector<PartStanding> best_first(std::vector<Ranked> found)
{
    std::ranges::stable_sort(found, [](const Ranked& one, const Ranked& other) { return one.beaten > other.beaten; });
    std::vector<PartStanding> made;
    for (Ranked& each : found)
        made.push_back(std::move(each.standing));
    return made;
}

// How many times each part's points are in a member's total; nothing where that is no number.
class Factors {
public:
    Factors(const Evaluation& evaluation, MemberId member)
        : evaluation_(evaluation), member_(member), areas_(evaluation.scheme().areas().size()),
          indicators_(evaluation.scheme().indicators().size())
    {
        const auto order = evaluation.scheme().bottom_up();
        areas_[evaluation.scheme().top().row()] = 1;
        for (auto area = order.rbegin(); area != order.rend(); ++area)
            hand_down(*area);
    }

    [[nodiscard]] std::optional<double> of(std::string_view code) const
    {
        const Scheme& scheme = evaluation_.scheme();
        if (const auto area = scheme.areas().find(code))
            return areas_[area->row()];
        return indicators_[scheme.indicators().find(code)->row()];
    }

private:
    [[nodiscard]] bool weighs(const AreaPart& part) const
    {
        if (part.area.is_set())
            return !evaluation_.is_left_out(member_, part.area) && !evaluation_.is_extra(member_, part.area);
        const ScoreState state = evaluation_.of(member_, part.indicator).state;
        return state != ScoreState::left_out && state != ScoreState::extra;
    }
    void hand_down(AreaId area)
    {
        const Aggregation aggregation = evaluation_.scheme().areas()[area].aggregation;
        if (aggregation != Aggregation::sum && aggregation != Aggregation::arithmetic)
            return;
        double weights = 0;
        for (const AreaPart& part : evaluation_.scheme().parts_of(area))
            weights += weighs(part) ? static_cast<double>(part.weight) : 0;
        for (const AreaPart& part : evaluation_.scheme().parts_of(area)) {
            auto& factor = part.area.is_set() ? areas_[part.area.row()] : indicators_[part.indicator.row()];
            if (areas_[area.row()] && weighs(part) && weights > 0)
                factor = aggregation == Aggregation::sum
                             ? areas_[area.row()]
                             : std::optional(*areas_[area.row()] * static_cast<double>(part.weight) / weights);
        }
    }

    const Evaluation& evaluation_;
    MemberId member_;
    std::vector<std::optional<double>> areas_;
    std::vector<std::optional<double>> indicators_;
};

// Of a unit and all units below it.
std::vector<bool> within(const Roll& roll, UnitId unit)
{
    std::vector<bool> is_within(roll.units().size());
    const auto order = roll.bottom_up();
    for (auto each = order.rbegin(); each != order.rend(); ++each) {
        const UnitId above = roll.parent_of(*each);
        is_within[each->row()] = *each == unit || (above.is_set() && is_within[above.row()]);
    }
    return is_within;
}

std::optional<Exact> mean_of_unit(const Evaluation& evaluation, const Values& values, UnitId unit)
{
    const std::vector<bool> is_within = within(evaluation.roll(), unit);
    Exact sum;
    std::int64_t count = 0;
    for (std::uint32_t row = 0; row < values.size(); ++row) {
        const UnitId own = evaluation.roll().unit_of(MemberId(row));
        if (values[row] && own.is_set() && is_within[own.row()]) {
            sum += *values[row];
            ++count;
        }
    }
    if (count == 0)
        return std::nullopt;
    return Exact::quotient(sum, Exact::whole(count), decimal::places);
}

}  // namespace

std::vector<PartStanding> strengths(const Evaluation& evaluation, MemberId member)
{
    if (member.row() >= evaluation.members().size())
        throw InvalidInput({"strengths"}, "there is no member " + std::to_string(member.row()),
                           "give a row of the roll");
    const Factors factors(evaluation, member);
    const MemberScore& score = evaluation.of(member);
    std::vector<Ranked> found;
    for (const std::string& code : every_part(evaluation.scheme()))
        if (auto made = ranked(code, part_values(evaluation, code), member.row())) {
            const std::optional<double> factor = factors.of(code);
            if (factor && !score.total.is_zero() && !score.is_incomplete)
                made->standing.share = *factor * made->standing.value.approximate() / score.total.approximate();
            found.push_back(std::move(*made));
        }
    return best_first(std::move(found));
}

std::vector<PartStanding> unit_strengths(const Evaluation& evaluation, UnitId unit)
{
    const Roll& roll = evaluation.roll();
    if (unit.row() >= roll.units().size())
        throw InvalidInput({"strengths"}, "there is no unit " + std::to_string(unit.row()), "give a row of the units");
    std::vector<UnitId> beside;
    std::size_t own = 0;
    for (std::uint32_t row = 0; row < roll.units().size(); ++row)
        if (roll.parent_of(UnitId(row)) == roll.parent_of(unit)) {
            if (UnitId(row) == unit)
                own = beside.size();
            beside.emplace_back(row);
        }
    std::vector<Ranked> found;
    for (const std::string& code : every_part(evaluation.scheme())) {
        const Values of_members = part_values(evaluation, code);
        Values means;
        for (const UnitId each : beside)
            means.push_back(mean_of_unit(evaluation, of_members, each));
        if (auto made = ranked(code, means, own))
            found.push_back(std::move(*made));
    }
    return best_first(std::move(found));
}

PartRanks part_ranks(const Evaluation& evaluation)
{
    PartRanks made;
    made.parts = every_part(evaluation.scheme());
    for (const std::string& code : made.parts) {
        const Values values = part_values(evaluation, code);
        std::vector<Exact> order;
        for (const std::optional<Exact>& value : values)
            if (value)
                order.push_back(*value);
        std::ranges::sort(order, std::ranges::greater{});
        made.ranks.emplace_back();
        for (const std::optional<Exact>& value : values)
            made.ranks.back().push_back(
                value ? static_cast<std::uint32_t>(std::ranges::lower_bound(order, *value, std::ranges::greater{}) -
                                                   order.begin()) +
                            1
                      : 0);
    }
    return made;
}

}  // namespace muster::evaluation
