// Weights of parts that stand side by side, as a ratio of whole numbers.
#pragma once

#include "muster/core/exact.hpp"
#include "muster/core/faults.hpp"
#include "muster/core/points.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace muster::inline v0_2::evaluation {

/// The largest weight there may be.
inline constexpr std::int64_t most_weight = 1'000'000;

/// A weight by itself.
void check_weight(Weight weight, const Where& here, Faults& faults);

/// Weights of `whose` ("its parts") together. Where one has a point and none is above 1, they are shares of 1 and must
/// sum to it, so that a slip of the pen is found; all others are a ratio, whatever they sum to, but not all 0.
void check_weights(std::span<const Weight> weights, const std::string& whose, const Where& here, Faults& faults);

/// The same ratio in whole numbers without a common divisor; of no weights or of zeros the same.
[[nodiscard]] std::vector<std::int64_t> ratio_of(std::span<const Weight> weights);

}  // namespace muster::evaluation
