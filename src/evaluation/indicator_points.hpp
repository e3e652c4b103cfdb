// From what was counted to points.
#pragma once

#include "evaluation/fraction.hpp"
#include "evaluation/plan.hpp"
#include "evaluation/scan.hpp"

#include <span>

namespace muster::evaluation {

/// One member's scores; `tallies` and `scores` have one for each indicator. @throws Overflow
template <class Sum>
void score_indicators(const Plan& plan, std::span<const Tally<Sum>> tallies, std::span<IndicatorScore> scores);

extern template void score_indicators(const Plan&, std::span<const Tally<std::int64_t>>, std::span<IndicatorScore>);
extern template void score_indicators(const Plan&, std::span<const Tally<WideInteger>>, std::span<IndicatorScore>);

}  // namespace muster::evaluation
