#include "evaluation/area_totals.hpp"

#include "evaluation/fraction.hpp"
#include "evaluation/means.hpp"

#include <algorithm>
#include <functional>
#include <variant>

namespace muster::evaluation {
namespace {

constexpr int most_places = 38;

WideInteger power_of_ten(int exponent)
{
    WideInteger power = 1;
    for (int i = 0; i < exponent; ++i)
        power *= 10;
    return power;
}

// Places a weight needs, without trailing zeros.
int places_of(Weight weight) { return Exact(weight).places(); }

}  // namespace

AreaTotals::AreaTotals(const Scheme& scheme)
{
    std::vector<int> places(scheme.areas().size());
    for (const AreaId id : scheme.bottom_up()) {
        const Area& area = scheme.areas()[id];
        Plan plan{.area = &area, .row = id.row()};
        const auto places_below = [&](const AreaPart& part) {
            return part.area.is_set() ? places[part.area.row()] : decimal::places;
        };
        int weight_places = 0;
        for (const AreaPart& part : scheme.parts_of(id)) {
            plan.part_places = std::max(plan.part_places, places_below(part));
            weight_places = std::max(weight_places, places_of(part.weight));
        }
        for (const Weight weight : area.position_weights)
            weight_places = std::max(weight_places, places_of(weight));
        const bool is_weighed = area.aggregation == Aggregation::arithmetic || area.aggregation == Aggregation::ordered;
        plan.work_places = plan.part_places + (is_weighed ? weight_places : 0);
        if (plan.work_places > most_places)
            throw Overflow({"area \"" + area.code + "\""},
                           "its exact total has " + std::to_string(plan.work_places) + " places",
                           "round the areas below it, or give weights fewer places");
        for (const AreaPart& part : scheme.parts_of(id)) {
            const WideInteger widen = power_of_ten(plan.part_places - places_below(part));
            // weight / 10^6 x digits / 10^places_below, over 10^work_places
            const WideInteger scaled_weight =
                area.aggregation == Aggregation::arithmetic
                    ? part.weight.millionths() /
                          static_cast<std::int64_t>(power_of_ten(decimal::places - weight_places))
                    : 1;
            plan.parts.push_back({.is_area = part.area.is_set(),
                                  .row = part.area.is_set() ? part.area.row() : part.indicator.row(),
                                  .weight = part.weight.millionths(),
                                  .factor = product(scaled_weight, widen),
                                  .widen = widen});
        }
        for (const Weight weight : area.position_weights)
            plan.position_factors.push_back(weight.millionths() /
                                            static_cast<std::int64_t>(power_of_ten(decimal::places - weight_places)));
        for (const IndicatorId indicator : scheme.unweighted_of(id)) {
            const auto* const veto = std::get_if<rule::Veto>(&scheme.indicators()[indicator].rule);
            if (veto == nullptr)
                plan.deductions.push_back(indicator.row());
            else if (veto->effect == rule::VetoEffect::void_area)
                plan.voids.push_back(indicator.row());
        }
        plan.places = std::min(plan.work_places, scheme.rounding_of(id).value_or(most_places));
        places[id.row()] = plan.places;
        bottom_up_.push_back(std::move(plan));
    }
}

WideInteger AreaTotals::total(const Plan& plan, std::span<const IndicatorScore> scores,
                              std::span<const WideInteger> digits, std::span<const std::uint8_t> left_out) const
{
    const auto is_there = [&](const Part& part) {
        return part.is_area ? left_out[part.row] == 0 : scores[part.row].state != ScoreState::left_out;
    };
    const auto digits_of = [&](const Part& part) {
        return part.is_area ? digits[part.row] : WideInteger{scores[part.row].points.millionths()};
    };
    const WideInteger unit = power_of_ten(plan.work_places - decimal::places);  // one millionth
    WideInteger added = product(plan.area->base.millionths(), unit);
    for (const std::uint32_t deduction : plan.deductions)
        added = sum(added, -product(scores[deduction].points.millionths(), unit));

    WideInteger over = 0;
    WideInteger under = 1;
    const auto round = [&](WideInteger top, WideInteger bottom) {
        if (bottom == 1 && plan.places == plan.work_places)
            return top;
        return divided(top, product(bottom, power_of_ten(plan.work_places - plan.places)));
    };
    WideInteger result = 0;
    switch (plan.area->aggregation) {
    case Aggregation::sum:
    case Aggregation::arithmetic: {
        std::int64_t weight = 0;
        for (const Part& part : plan.parts)
            if (is_there(part)) {
                over = sum(over, product(digits_of(part), part.factor));
                weight += part.weight;
            }
        const bool is_whole = plan.area->aggregation == Aggregation::sum || weight == decimal::per_one || weight == 0;
        if (!is_whole) {  // the parts that are there share the weight of those left out
            over = product(over, decimal::per_one);
            under = weight;
        }
        result = round(sum(over, product(added, under)), under);
        break;
    }
    case Aggregation::ordered: {
        std::vector<WideInteger> parts;
        for (const Part& part : plan.parts)
            parts.push_back(product(digits_of(part), part.widen));
        std::ranges::sort(parts, std::ranges::greater{});
        for (std::size_t i = 0; i < parts.size(); ++i)
            over = sum(over, product(parts[i], plan.position_factors[i]));
        result = round(sum(over, added), 1);
        break;
    }
    case Aggregation::geometric:
    case Aggregation::harmonic: {
        MeanProblem problem{.parts = {}, .places = plan.work_places, .added = added, .round_to = plan.places};
        bool is_zero = false;
        for (const Part& part : plan.parts) {
            if (!is_there(part) || part.weight == 0)
                continue;
            problem.parts.push_back({product(digits_of(part), part.widen), part.weight});
            is_zero |= problem.parts.back().digits <= 0;
        }
        if (is_zero || problem.parts.empty())
            result = round(added, 1);
        else
            result =
                plan.area->aggregation == Aggregation::geometric ? geometric_mean(problem) : harmonic_mean(problem);
        break;
    }
    }
    // Rounding keeps order, so limits may be rounded by themselves.
    if (plan.area->least)
        result = std::max(result, round(product(plan.area->least->millionths(), unit), 1));
    if (plan.area->most)
        result = std::min(result, round(product(plan.area->most->millionths(), unit), 1));
    for (const std::uint32_t veto : plan.voids)
        if (scores[veto].is_vetoed)
            result = 0;
    return result;
}

void AreaTotals::fill(std::span<const IndicatorScore> scores, std::span<Exact> totals,
                      std::span<std::uint8_t> left_out) const
{
    std::vector<WideInteger> digits(totals.size());
    for (const Plan& plan : bottom_up_) {
        const bool is_gone = !plan.parts.empty() && std::ranges::all_of(plan.parts, [&](const Part& part) {
            return part.is_area ? left_out[part.row] != 0 : scores[part.row].state == ScoreState::left_out;
        }) && std::ranges::none_of(plan.deductions, [&](std::uint32_t row) { return scores[row].points > Points{}; });
        left_out[plan.row] = is_gone ? 1 : 0;
        digits[plan.row] = is_gone ? 0 : total(plan, scores, digits, left_out);
        totals[plan.row] = Exact(digits[plan.row], plan.places);
    }
}

}  // namespace muster::evaluation
