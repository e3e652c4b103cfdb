// Means that are not decimals, rounded correctly all the same.
#pragma once

#include "muster/core/exact.hpp"

#include <cstdint>
#include <vector>

namespace muster::evaluation {

/// One part of a mean: a value over what stands under all of them, and its weight, above 0, in whole numbers.
struct MeanPart {
    WideInteger digits;
    std::int64_t weight;
};

/// A mean, something added to it, and how the sum is rounded.
struct MeanProblem {
    std::vector<MeanPart> parts;
    WideInteger added;  ///< over the same as the parts
    WideInteger step;   ///< the unit of the result, over the same
    Rounding rounding = Rounding::half_even;
};

/// (product of value^weight)^(1 / sum of weights) + added, in steps. A part of 0 or less, or no part, makes the mean 0.
[[nodiscard]] WideInteger geometric_mean(const MeanProblem& problem);

/// sum of weights / sum of (weight / value) + added, in steps; 0 as above.
[[nodiscard]] WideInteger harmonic_mean(const MeanProblem& problem);

}  // namespace muster::evaluation
