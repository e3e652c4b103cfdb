// From what was counted to points.
#pragma once

#include "evaluation/fraction.hpp"
#include "evaluation/plan.hpp"
#include "evaluation/scan.hpp"

#include <span>

namespace muster::evaluation {

/// One member's scores; `tallies` and `scores` have one for each indicator. Adds to `faults` every exposure below 0
/// that something is divided by. @throws Overflow
template <class Sum>
void score_indicators(const Plan& plan, MemberId member, std::span<const Tally<Sum>> tallies,
                      std::span<IndicatorScore> scores, Faults& faults);

extern template void score_indicators(const Plan&, MemberId, std::span<const Tally<std::int64_t>>,
                                      std::span<IndicatorScore>, Faults&);
extern template void score_indicators(const Plan&, MemberId, std::span<const Tally<WideInteger>>,
                                      std::span<IndicatorScore>, Faults&);

}  // namespace muster::evaluation
