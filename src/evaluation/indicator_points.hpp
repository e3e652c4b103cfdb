// From what was counted to points.
#pragma once

#include "evaluation/fraction.hpp"
#include "evaluation/plan.hpp"

#include <algorithm>
#include <cstdint>
#include <span>

namespace muster::inline v0_2::evaluation {

/// What one member's records of one indicator came to.
///
/// `Sum` is 64 bits wide where no sum of the ledger can be longer, else 128.
template <class Sum>
struct Tally {
    Sum sum = 0;  // of amounts; of best and worst, the one
    std::uint32_t items = 0;
    std::uint32_t waiting = 0;
};

/// Puts so many items more into a tally.
template <class Sum>
void add(Tally<Sum>& tally, Combine combine, Sum amount, std::uint32_t items = 1)
{
    if (tally.items == 0)
        tally.sum = amount;
    else if (combine == Combine::best)
        tally.sum = std::max(tally.sum, amount);
    else if (combine == Combine::worst)
        tally.sum = std::min(tally.sum, amount);
    else
        tally.sum += amount;
    tally.items += items;
}

/// The amount that a tally is.
Amount amount_of(const Tally<WideInteger>& tally, Combine combine);

/// Whose score it is, and of what.
struct ScoreOf {
    MemberId member;
    std::size_t indicator;
};

/// One score, all but what is waiting. `exposure` is what the indicator divides by. Adds to `faults` an exposure below
/// 0, and leaves the score empty. @throws Overflow
IndicatorScore score_of(const Plan& plan, ScoreOf of, const Amount& amount, const Amount& exposure, Faults& faults);

/// One member's scores; `tallies` and `scores` have one for each indicator. Adds to `faults` every exposure below 0
/// that something is divided by. @throws Overflow
void score_indicators(const Plan& plan, MemberId member, std::span<const Tally<WideInteger>> tallies,
                      std::span<IndicatorScore> scores, Faults& faults);

}  // namespace muster::evaluation
