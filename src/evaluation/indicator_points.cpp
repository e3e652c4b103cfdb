#include "evaluation/indicator_points.hpp"

#include "evaluation/imputation.hpp"
#include "evaluation/rule/population.hpp"
#include "evaluation/rule/questions.hpp"

#include "muster/core/error.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace muster::inline v0_2::evaluation {
namespace {

Quantity shown(const Amount& amount)
{
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    if (amount.divisor == 1 && amount.sum <= most && amount.sum >= -most)
        return Quantity::from_millionths(static_cast<std::int64_t>(amount.sum));
    return Quantity::from_millionths(rounded({amount.sum, amount.divisor}, decimal::places));
}

void refuse_exposure(const Plan& plan, MemberId member, std::size_t indicator, const Amount& exposure, Faults& faults)
{
    const auto code = [&](std::size_t row) { return "\"" + plan.scheme.indicators().rows()[row].code + "\""; };
    const Exact amount = Exact(exposure.sum, decimal::places) * Exact::ratio(1, exposure.divisor);
    const std::string divided_by = code(plan.indicators[indicator].exposure);
    faults.add({"member \"" + plan.roll.members()[member].code + "\", indicator " + code(indicator)},
               "it divides by " + divided_by + ", which comes to " + to_decimal_string(amount),
               "correct the records of " + divided_by + ", whose amount must not be below 0");
}

void score_missing(const Indicator& indicator, const Fraction& of_nothing, Rounding rounding, IndicatorScore& score)
{
    switch (indicator.missing) {
    case Missing::as_zero:
        score.state = ScoreState::missing;
        score.points = Points::from_millionths(rounded(of_nothing, indicator.round_to, rounding));
        return;
    case Missing::stated:
        score.state = ScoreState::missing;
        score.points = indicator.missing_points;
        return;
    case Missing::leave_out:
        score.state = ScoreState::left_out;
        return;
    case Missing::incomplete:
    case Missing::peer_mean:
    case Missing::peer_median:
    case Missing::unit_mean:
    case Missing::unit_median:
        score.state = ScoreState::incomplete;
        return;
    }
}

}  // namespace

Amount amount_of(const Tally<WideInteger>& tally, Combine combine)
{
    const bool one_for_all = combine == Combine::best || combine == Combine::worst;
    return {.sum = tally.sum,
            .divisor = combine == Combine::mean ? std::max<std::int64_t>(tally.items, 1) : 1,
            .items = one_for_all ? std::min(tally.items, 1u) : tally.items};
}

IndicatorScore score_of(const Plan& plan, ScoreOf of, const Amount& amount, const Amount& exposure, Faults& faults)
{
    const Indicator& indicator = plan.scheme.indicators().rows()[of.indicator];
    const rule::Role role = plan.indicators[of.indicator].role;
    const Rounding rounding = plan.indicators[of.indicator].rounding;
    if (plan.indicators[of.indicator].exposure != nothing && exposure.sum < 0) {
        refuse_exposure(plan, of.member, of.indicator, exposure, faults);
        return {};
    }
    IndicatorScore score{.amount = shown(amount), .records = amount.items};
    score.state = ScoreState::counted;
    if (role == rule::Role::strikes) {
        score.is_vetoed = rule::ask(
            indicator.rule, [&](const auto& one, auto questions) { return questions.strikes(one, amount, exposure); });
        score.state = amount.items == 0 ? ScoreState::missing : ScoreState::counted;
        return score;
    }
    const Population* const population = plan.indicators[of.indicator].population.get();
    const auto [points, is_missing] = rule::ask(indicator.rule, [&](const auto& one, auto questions) {
        return std::pair(questions.points(one, amount, exposure), questions.is_missing(one, amount, exposure));
    });
    const bool is_assigned =
        indicator.assigned.empty() || !indicator.is_weighted() || plan.roll.holds(of.member, indicator.assigned);
    if (!is_assigned && is_missing) {
        score.state = ScoreState::left_out;
        return score;
    }
    if (!is_assigned)
        score.state = ScoreState::extra;
    const Imputation* const imputation = plan.indicators[of.indicator].imputation.get();
    const auto imputed =
        is_missing && imputation != nullptr ? imputation->of(plan.roll.unit_of(of.member)) : std::optional<Points>();
    if (imputed) {
        score.state = ScoreState::missing;
        score.points = *imputed;
    } else if (is_missing)
        score_missing(indicator, points, rounding, score);
    else if (population != nullptr)
        score.points = Points::from_millionths(population->points_of(amount, indicator.round_to, rounding));
    else
        score.points = Points::from_millionths(rounded(points, indicator.round_to, rounding));
    if (role == rule::Role::taken_off || role == rule::Role::added || !is_assigned)
        score.points = std::max(score.points, Points{});
    if (indicator.cap.total)
        score.points = std::min(score.points, *indicator.cap.total);
    return score;
}

namespace {

/// The overflow with whose records it came of.
Overflow told_of(const Plan& plan, MemberId member, std::size_t indicator, std::uint32_t records, const Overflow& error)
{
    return Overflow({"member \"" + plan.roll.members()[member].code + "\", indicator \"" +
                     plan.scheme.indicators().rows()[indicator].code + "\""},
                    "of " + std::to_string(records) + (records == 1 ? " record, " : " records, ") + error.fault(),
                    error.remedy());
}

}  // namespace

void score_indicators(const Plan& plan, MemberId member, std::span<const Tally<WideInteger>> tallies,
                      std::span<IndicatorScore> scores, Faults& faults)
{
    for (std::size_t i = 0; i < scores.size(); ++i) {
        const std::uint32_t divides_by = plan.indicators[i].exposure;
        Amount exposure;
        if (divides_by != nothing)
            exposure = amount_of(tallies[divides_by], plan.indicators[divides_by].combine);
        try {
            scores[i] =
                score_of(plan, {member, i}, amount_of(tallies[i], plan.indicators[i].combine), exposure, faults);
        } catch (const Overflow& error) {
            throw told_of(plan, member, i, tallies[i].items, error);
        }
        scores[i].waiting = tallies[i].waiting;
    }
}

}  // namespace muster::evaluation
