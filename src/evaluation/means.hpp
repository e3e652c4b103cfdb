// Means that are not decimals, rounded correctly all the same.
#pragma once

#include "muster/core/exact.hpp"

#include <cstdint>
#include <vector>

namespace muster::inline v0_2::evaluation {

/// One part of a mean: a value over what stands under all of them, and its weight, above 0, in whole numbers.
struct MeanPart {
    WideInteger digits;
    std::int64_t weight;
};

/// An exponent in lowest terms. `under` > 0.
struct Exponent {
    std::int64_t over = 1;
    std::int64_t under = 1;
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

/// (sum of weight x value^power / sum of weights)^(1 / power) + added, in steps; `power` other than 0 and from -100 to
/// 100. Of a power above 0 a part below 0 is taken as 0; of one below 0 a part of 0 or less makes the mean 0.
[[nodiscard]] WideInteger power_mean(const MeanProblem& problem, Exponent power);

}  // namespace muster::evaluation
