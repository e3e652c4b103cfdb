#include "evaluation/area_totals.hpp"

#include "evaluation/fraction.hpp"
#include "evaluation/means.hpp"

#include <algorithm>
#include <functional>
#include <numeric>

namespace muster::inline v0_2::evaluation {
namespace {

constexpr int most_places = 38;

WideInteger power_of_ten(int exponent)
{
    WideInteger power = 1;
    for (int i = 0; i < exponent; ++i)
        power *= 10;
    return power;
}

// What stands under a total: 10^places x divisor.
struct Under {
    int places = decimal::places;
    std::int64_t divisor = 1;
};

[[noreturn]] void refuse(const Area& area, const std::string& fault)
{
    throw Overflow({"area \"" + area.code + "\""}, fault, "round the areas below it, or give weights fewer digits");
}

std::int64_t divisor_of(const Area& area, std::int64_t left, std::int64_t right)
{
    std::int64_t result = 0;
    if (__builtin_mul_overflow(left, right, &result))
        refuse(area, "its exact total has a denominator of more than 18 digits");
    return result;
}

// Of a power mean, in lowest terms.
Exponent exponent_of(const Area& area)
{
    if (!area.power)
        return {};
    const std::int64_t over = area.power->millionths();
    const std::int64_t common = std::gcd(over, decimal::per_one);
    return {over / common, decimal::per_one / common};
}

// What the weighted parts, added, are divided by; `weights` are those of the parts.
std::int64_t divisor_of_parts(const AreaTotals::Plan& plan, std::int64_t weights)
{
    switch (plan.aggregation) {
    case Aggregation::arithmetic:
        return std::max<std::int64_t>(weights, 1);
    case Aggregation::ordered:
        return std::max<std::int64_t>(std::accumulate(plan.positions.begin(), plan.positions.end(), std::int64_t{0}),
                                      1);
    case Aggregation::median:
        return 2;
    default:
        return 1;
    }
}

// Bonuses, deductions and vetoes that void the area.
void add_unweighted(const Scheme& scheme, AreaId id, AreaTotals::Plan& plan)
{
    for (const IndicatorId indicator : scheme.unweighted_of(id)) {
        const auto sanction = sanction_of(scheme.indicators()[indicator].rule);
        if (!sanction)
            (scheme.indicators()[indicator].is_bonus ? plan.bonuses : plan.deductions).push_back(indicator.row());
        else if (sanction->effect == rule::VetoEffect::void_area)
            plan.voids.push_back(indicator.row());
    }
}

// Lower and upper median, added. There is a part.
WideInteger twice_the_median(std::vector<MeanPart> parts)
{
    std::ranges::sort(parts, {}, &MeanPart::digits);
    std::int64_t all = 0;
    for (const MeanPart& part : parts)
        all += part.weight;
    std::int64_t seen = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        seen += parts[i].weight;
        if (seen > all - seen)
            return product(parts[i].digits, 2);
        if (seen == all - seen)
            return sum(parts[i].digits, parts[i + 1].digits);
    }
    return 0;
}

WideInteger end_of(const std::vector<MeanPart>& parts, Aggregation which)
{
    const auto [least, most] = std::ranges::minmax(parts, {}, &MeanPart::digits);
    return which == Aggregation::lowest ? least.digits : most.digits;
}

}  // namespace

AreaTotals::AreaTotals(const Scheme& scheme)
{
    std::vector<Under> under(scheme.areas().size());
    std::vector<bool> may_lose_some(scheme.areas().size());
    for (const AreaId id : scheme.bottom_up()) {
        const Area& area = scheme.areas()[id];
        Plan plan{.area = &area,
                  .row = id.row(),
                  .aggregation = scheme.aggregation_of(id),
                  .power = exponent_of(area),
                  .is_top = area.parent.empty()};
        needs_all_members_ |= evaluation::needs_all_members(plan.aggregation);
        const auto under_part = [&](const AreaPart& part) {
            return part.area.is_set() ? under[part.area.row()] : Under{};
        };
        Under parts;
        std::int64_t weights = 0;
        for (const AreaPart& part : scheme.parts_of(id)) {
            const auto [places, divisor] = under_part(part);
            parts.places = std::max(parts.places, places);
            parts.divisor = divisor_of(area, parts.divisor / std::gcd(parts.divisor, divisor), divisor);
            weights += part.weight;
        }
        plan.part_weights = plan.aggregation == Aggregation::sum ? 1 : std::max<std::int64_t>(weights, 1);
        plan.positions.assign(scheme.positions_of(id).begin(), scheme.positions_of(id).end());
        const bool is_weighed = plan.aggregation == Aggregation::arithmetic || plan.aggregation == Aggregation::ordered;
        plan.weights = divisor_of_parts(plan, weights);
        const Exact per_weight = Exact::ratio(1, plan.weights);  // so many digits for a weight of 1
        plan.half = per_weight.digits();
        plan.work_places = parts.places + per_weight.places();
        plan.work_divisor = divisor_of(area, parts.divisor, per_weight.divisor());
        WideInteger below = 0;
        if (plan.work_places > most_places ||
            __builtin_mul_overflow(power_of_ten(plan.work_places), plan.work_divisor, &below))
            refuse(area, "its exact total has " + std::to_string(plan.work_places) + " places" +
                             (plan.work_divisor == 1 ? "" : " over " + std::to_string(plan.work_divisor)));
        plan.unit = below / decimal::per_one;
        for (const AreaPart& part : scheme.parts_of(id)) {
            const auto [places, divisor] = under_part(part);
            const WideInteger widen = product(power_of_ten(parts.places - places), parts.divisor / divisor);
            const std::int64_t weight = is_weighed && plan.aggregation != Aggregation::ordered ? part.weight : 1;
            plan.parts.push_back(
                {.is_area = part.area.is_set(),
                 .weighs = part.weight > 0,
                 .row = part.area.is_set() ? part.area.row() : part.indicator.row(),
                 .weight = part.weight,
                 .factor = product(product(weight, is_weighed ? per_weight.digits() : WideInteger{1}), widen),
                 .widen = widen});
        }
        plan.may_lose_some = std::ranges::any_of(scheme.parts_of(id), [&](const AreaPart& part) {
            return part.area.is_set() ? may_lose_some[part.area.row()]
                                      : scheme.indicators()[part.indicator].may_be_left_out();
        });
        plan.least_data = plan.parts.empty() ? 0 : area.least_data.millionths();
        asks_for_data_ = asks_for_data_ || plan.least_data > 0;
        may_lose_some[id.row()] = plan.may_lose_some || plan.least_data > 0;
        for (const std::int64_t weight : plan.positions)
            plan.position_factors.push_back(product(weight, per_weight.digits()));
        add_unweighted(scheme, id, plan);
        plan.rounded_to = scheme.places_of(id);
        plan.rounding = scheme.rounding_of(id);
        const bool rounds = plan.rounded_to && (*plan.rounded_to < plan.work_places || plan.work_divisor > 1);
        plan.places = rounds ? *plan.rounded_to : plan.work_places;
        plan.divisor = rounds ? 1 : plan.work_divisor;
        plan.step = rounds ? below / power_of_ten(plan.places) : 1;
        // Rounding keeps order, so limits may be rounded by themselves.
        const auto limit = [&](Points points) {
            WideInteger digits = 0;
            if (__builtin_mul_overflow(plan.unit, points.millionths(), &digits))
                refuse(area, "its limit of " + to_string(points) + " and its exact total have more than 38 digits");
            return divided(digits, plan.step, plan.rounding);
        };
        plan.least = area.least ? std::optional(limit(*area.least)) : std::nullopt;
        plan.most = area.most ? std::optional(limit(*area.most)) : std::nullopt;
        under[id.row()] = {plan.places, plan.divisor};
        bottom_up_.push_back(std::move(plan));
    }
}

AreaState AreaTotals::state_of(const Part& part, std::span<const IndicatorScore> scores,
                               std::span<const AreaState> states)
{
    if (part.is_area)
        return states[part.row];
    switch (scores[part.row].state) {
    case ScoreState::left_out:
        return AreaState::left_out;
    case ScoreState::extra:
        return AreaState::extra;
    case ScoreState::counted:
    case ScoreState::missing:
    case ScoreState::incomplete:
        break;
    }
    return AreaState::weighs;
}

// Whether less of its weight has data than there must be. Keeps how much has.
bool AreaTotals::lacks_data(const Plan& plan, std::span<const IndicatorScore> scores, std::span<const AreaState> states,
                            DataShares& shares)
{
    boost::multiprecision::cpp_rational share = 0;
    std::int64_t weights = 0;
    for (const Part& part : plan.parts) {
        weights += part.weight;
        if (!part.is_area)
            share += scores[part.row].state == ScoreState::counted ? part.weight : 0;
        else if (states[part.row] == AreaState::weighs)
            share += shares[part.row] * part.weight;
    }
    shares[plan.row] = weights == 0 ? boost::multiprecision::cpp_rational(1) : share / weights;
    return shares[plan.row] * decimal::per_one < plan.least_data;
}

bool AreaTotals::has_any(std::span<const std::uint32_t> indicators, std::span<const IndicatorScore> scores)
{
    return std::ranges::any_of(indicators, [&](std::uint32_t row) { return scores[row].points > Points{}; });
}

// Base and bonuses less deductions, in millionths.
WideInteger AreaTotals::added_to(const Plan& plan, std::span<const IndicatorScore> scores)
{
    WideInteger added = plan.area->base.millionths();
    for (const std::uint32_t bonus : plan.bonuses)
        added += scores[bonus].points.millionths();
    for (const std::uint32_t deduction : plan.deductions)
        added -= scores[deduction].points.millionths();
    return added;
}

// With all parts there, and every one of them as planned.
WideInteger AreaTotals::total(const Plan& plan, std::span<const IndicatorScore> scores, std::span<const Value> values)
{
    const auto digits_of = [&](const Part& part) {
        return part.is_area ? values[part.row].digits : WideInteger{scores[part.row].points.millionths()};
    };
    const WideInteger added = product(added_to(plan, scores), plan.unit);
    WideInteger over = added;
    const auto weighing = [&] {
        std::vector<MeanPart> parts;
        for (const Part& part : plan.parts)
            if (part.weighs)
                parts.push_back({product(digits_of(part), part.widen), part.weight});
        return parts;
    };
    switch (plan.aggregation) {
    case Aggregation::sum:
    case Aggregation::arithmetic:
        for (const Part& part : plan.parts)
            over = sum(over, product(digits_of(part), part.factor));
        break;
    case Aggregation::median:
        if (!plan.parts.empty())
            over = sum(over, product(twice_the_median(weighing()), plan.half));
        break;
    case Aggregation::lowest:
    case Aggregation::highest:
        if (!plan.parts.empty())
            over = sum(over, end_of(weighing(), plan.aggregation));
        break;
    case Aggregation::ordered: {
        std::vector<WideInteger> parts;
        for (const Part& part : plan.parts)
            parts.push_back(product(digits_of(part), part.widen));
        std::ranges::sort(parts, std::ranges::greater{});
        for (std::size_t i = 0; i < parts.size(); ++i)
            over = sum(over, product(parts[i], plan.position_factors[i]));
        break;
    }
    case Aggregation::geometric:
    case Aggregation::harmonic:
    case Aggregation::generalised:
        return mean_of(plan, {.parts = weighing(), .added = added, .step = plan.step, .rounding = plan.rounding});
    case Aggregation::copeland:
    case Aggregation::topsis:
        break;  // settled
    }
    return plan.step == 1 ? over : divided(over, plan.step, plan.rounding);
}

WideInteger AreaTotals::mean_of(const Plan& plan, const MeanProblem& problem)
{
    switch (plan.aggregation) {
    case Aggregation::geometric:
        return geometric_mean(problem);
    case Aggregation::harmonic:
        return harmonic_mean(problem);
    default:
        return power_mean(problem, plan.power);
    }
}

// What parts add that do not weigh, each times its share.
Exact AreaTotals::extras(const Plan& plan, std::span<const IndicatorScore> scores, std::span<const Exact> totals,
                         std::span<const AreaState> states)
{
    Exact added;
    for (const Part& part : plan.parts)
        if (part.weighs && state_of(part, scores, states) == AreaState::extra)
            added += Exact::ratio(part.weight, plan.part_weights) *
                     (part.is_area ? totals[part.row] : Exact(scores[part.row].points));
    return added;
}

// With some parts left out or only added, here or below: the others share their weight. What stands under the parts is
// found anew, as theirs may not be as planned. Before limits and vetoes.
Exact AreaTotals::total_of_some(const Plan& plan, std::span<const IndicatorScore> scores, std::span<const Exact> totals,
                                std::span<const AreaState> states)
{
    const Exact extra = extras(plan, scores, totals, states);
    std::vector<MeanPart> there;
    std::vector<Under> under_each;
    there.reserve(plan.parts.size());
    under_each.reserve(plan.parts.size());
    Under under{std::max(decimal::places, extra.places()), extra.divisor()};
    std::int64_t weights = 0;
    for (const Part& part : plan.parts) {
        if (!part.weighs || state_of(part, scores, states) != AreaState::weighs)
            continue;
        weights += part.weight;
        if (!part.is_area) {
            there.push_back({scores[part.row].points.millionths(), part.weight});
            under_each.push_back({});
            continue;
        }
        const Exact& value = totals[part.row];
        there.push_back({value.digits(), part.weight});
        under_each.push_back({value.places(), value.divisor()});
        under.places = std::max(under.places, value.places());
        under.divisor =
            divisor_of(*plan.area, under.divisor / std::gcd(under.divisor, value.divisor()), value.divisor());
    }
    for (std::size_t i = 0; i < there.size(); ++i)
        if (const auto [places, divisor] = under_each[i]; places != under.places || divisor != under.divisor)
            there[i].digits =
                product(product(there[i].digits, power_of_ten(under.places - places)), under.divisor / divisor);
    const WideInteger unit = product(power_of_ten(under.places - decimal::places), under.divisor);
    const WideInteger added = sum(
        product(added_to(plan, scores), unit),
        product(product(extra.digits(), power_of_ten(under.places - extra.places())), under.divisor / extra.divisor()));

    WideInteger over = 0;
    switch (plan.aggregation) {
    case Aggregation::sum:
        weights = 1;
        for (const MeanPart& part : there)
            over = sum(over, part.digits);
        break;
    case Aggregation::arithmetic:
        weights = std::max<std::int64_t>(weights, 1);
        for (const MeanPart& part : there)
            over = sum(over, product(part.digits, part.weight));
        break;
    case Aggregation::ordered:
        weights = plan.weights;
        std::ranges::sort(there, std::ranges::greater{}, &MeanPart::digits);
        for (std::size_t i = 0; i < there.size(); ++i)
            over = sum(over, product(there[i].digits, plan.positions[i]));
        break;
    case Aggregation::median:
        weights = 2;
        over = there.empty() ? WideInteger{0} : twice_the_median(std::move(there));
        break;
    case Aggregation::lowest:
    case Aggregation::highest:
        weights = 1;
        over = there.empty() ? WideInteger{0} : end_of(there, plan.aggregation);
        break;
    case Aggregation::geometric:
    case Aggregation::harmonic:
    case Aggregation::generalised: {
        const WideInteger step = product(power_of_ten(under.places - *plan.rounded_to), under.divisor);
        return {mean_of(plan, {.parts = std::move(there), .added = added, .step = step, .rounding = plan.rounding}),
                *plan.rounded_to};
    }
    case Aggregation::copeland:
    case Aggregation::topsis:
        break;  // settled
    }
    const Exact exact =
        Exact(sum(over, product(added, weights)), under.places, under.divisor) * Exact::ratio(1, weights);
    return plan.rounded_to ? exact.rounded(*plan.rounded_to, plan.rounding) : exact;
}

void AreaTotals::fill(std::uint32_t member, std::span<const IndicatorScore> scores, std::span<Exact> totals,
                      std::span<AreaState> states) const
{
    std::vector<Value> values(totals.size());
    DataShares shares(asks_for_data_ ? totals.size() : 0);
    for (const Plan& plan : bottom_up_) {
        bool has_data = !plan.may_lose_some || plan.parts.empty();
        bool has_extras = false;
        bool is_as_planned = true;
        if (plan.may_lose_some)
            for (const Part& part : plan.parts) {
                const AreaState state = state_of(part, scores, states);
                const bool is_in = state == AreaState::weighs;
                has_data |= is_in && part.weighs;
                has_extras |= state == AreaState::extra && part.weighs;
                is_as_planned &= !part.weighs || (is_in && (!part.is_area || values[part.row].is_as_planned));
            }
        const bool is_void =
            std::ranges::any_of(plan.voids, [&](std::uint32_t veto) { return scores[veto].is_vetoed; });
        states[plan.row] = AreaState::weighs;
        const bool lacks = asks_for_data_ && lacks_data(plan, scores, states, shares);
        if (lacks || (!has_data && !(plan.is_top && has_any(plan.deductions, scores)))) {
            has_extras = !is_void && (has_extras || has_any(plan.bonuses, scores) || has_any(plan.deductions, scores));
            states[plan.row] = has_extras ? AreaState::extra : AreaState::left_out;
            totals[plan.row] = Exact();
            if (has_extras)
                totals[plan.row] = extras(plan, scores, totals, states) - Exact(plan.area->base) +
                                   Exact(added_to(plan, scores), decimal::places);
            continue;
        }
        if (is_void) {
            totals[plan.row] = Exact();
            continue;
        }
        Value& value = values[plan.row];
        if (evaluation::needs_all_members(plan.aggregation)) {
            const SettledArea* const area = settled(plan.row);
            const Exact exact = area == nullptr ? Exact() : area->members[member].total;
            value.digits = product(exact.digits(), power_of_ten(plan.places - exact.places()));
        } else if (is_as_planned) {
            value.digits = total(plan, scores, values);
        } else {
            const Exact exact = total_of_some(plan, scores, totals, states);
            value.is_as_planned = plan.divisor == 1 && exact.is_decimal() && exact.places() <= plan.places;
            if (value.is_as_planned)
                value.digits = product(exact.digits(), power_of_ten(plan.places - exact.places()));
            else
                totals[plan.row] = exact;
        }
        if (value.is_as_planned) {
            if (plan.least)
                value.digits = std::max(value.digits, *plan.least);
            if (plan.most)
                value.digits = std::min(value.digits, *plan.most);
            totals[plan.row] = Exact(value.digits, plan.places, plan.divisor);
            continue;
        }
        if (plan.least)
            totals[plan.row] = std::max(totals[plan.row], Exact(*plan.least, plan.places, plan.divisor));
        if (plan.most)
            totals[plan.row] = std::min(totals[plan.row], Exact(*plan.most, plan.places, plan.divisor));
    }
}

}  // namespace muster::evaluation
