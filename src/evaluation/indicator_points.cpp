#include "evaluation/indicator_points.hpp"

#include "evaluation/rule/questions.hpp"

#include <algorithm>
#include <utility>

namespace muster::evaluation {
namespace {

template <class Sum>
Amount amount_of(const Tally<Sum>& tally, Combine combine)
{
    const bool one_for_all = combine == Combine::best || combine == Combine::worst;
    return {.sum = tally.sum,
            .divisor = combine == Combine::mean ? std::max<std::int64_t>(tally.items, 1) : 1,
            .items = one_for_all ? std::min(tally.items, 1u) : tally.items};
}

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
        score.state = ScoreState::incomplete;
        return;
    }
}

// `i` is the indicator at work, also where it throws.
template <class Sum>
void score_each(const Plan& plan, MemberId member, std::span<const Tally<Sum>> tallies,
                std::span<IndicatorScore> scores, Faults& faults, std::size_t& i)
{
    for (i = 0; i < scores.size(); ++i) {
        const Indicator& indicator = plan.scheme.indicators().rows()[i];
        const std::uint32_t divides_by = plan.indicators[i].exposure;
        const Amount amount = amount_of(tallies[i], indicator.combine);
        Amount exposure;
        if (divides_by != nothing) {
            exposure = amount_of(tallies[divides_by], plan.indicators[divides_by].combine);
            if (exposure.sum < 0) {
                refuse_exposure(plan, member, i, exposure, faults);
                continue;
            }
        }
        const Rounding rounding = plan.indicators[i].rounding;
        IndicatorScore& score = scores[i];
        score = {.amount = shown(amount), .records = amount.items, .waiting = tallies[i].waiting};
        score.state = ScoreState::counted;
        if (plan.indicators[i].role == rule::Role::strikes) {
            score.is_vetoed = rule::ask(indicator.rule, [&](const auto& one, auto questions) {
                return questions.strikes(one, amount, exposure);
            });
            score.state = amount.items == 0 ? ScoreState::missing : ScoreState::counted;
            continue;
        }
        const auto [points, is_missing] = rule::ask(indicator.rule, [&](const auto& one, auto questions) {
            return std::pair(questions.points(one, amount, exposure), questions.is_missing(one, amount, exposure));
        });
        const bool is_assigned =
            indicator.assigned.empty() || !indicator.is_weighted() || plan.roll.holds(member, indicator.assigned);
        if (!is_assigned && is_missing) {
            score.state = ScoreState::left_out;
            continue;
        }
        if (!is_assigned)
            score.state = ScoreState::extra;
        if (is_missing)
            score_missing(indicator, points, rounding, score);
        else
            score.points = Points::from_millionths(rounded(points, indicator.round_to, rounding));
        if (plan.indicators[i].role == rule::Role::taken_off || plan.indicators[i].role == rule::Role::added ||
            !is_assigned)
            score.points = std::max(score.points, Points{});
        if (indicator.cap.total)
            score.points = std::min(score.points, *indicator.cap.total);
    }
}

}  // namespace

template <class Sum>
void score_indicators(const Plan& plan, MemberId member, std::span<const Tally<Sum>> tallies,
                      std::span<IndicatorScore> scores, Faults& faults)
{
    std::size_t i = 0;
    try {
        score_each(plan, member, tallies, scores, faults, i);
    } catch (const Overflow& error) {
        const std::uint32_t records = tallies[i].items;
        throw Overflow({"member \"" + plan.roll.members()[member].code + "\", indicator \"" +
                        plan.scheme.indicators().rows()[i].code + "\""},
                       "of " + std::to_string(records) + (records == 1 ? " record, " : " records, ") + error.fault(),
                       error.remedy());
    }
}

template void score_indicators(const Plan&, MemberId, std::span<const Tally<std::int64_t>>, std::span<IndicatorScore>,
                               Faults&);
template void score_indicators(const Plan&, MemberId, std::span<const Tally<WideInteger>>, std::span<IndicatorScore>,
                               Faults&);

}  // namespace muster::evaluation
