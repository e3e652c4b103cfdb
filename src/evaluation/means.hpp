// Means that are not decimals, rounded correctly all the same.
#pragma once

#include "muster/core/exact.hpp"

#include <cstdint>
#include <vector>

namespace muster::evaluation {

/// One part of a mean: a value over 10^places, above 0, and its weight, above 0, in any unit.
struct MeanPart {
    WideInteger digits;
    std::int64_t weight;
};

/// A mean, something added to it, and how the sum is rounded.
struct MeanProblem {
    std::vector<MeanPart> parts;
    int places;         ///< of the parts and of `added`
    WideInteger added;  ///< over 10^places
    int round_to;       ///< places of the result, at most `places`
};

/// (product of value^weight)^(1 / sum of weights) + added, half to even, over 10^round_to.
[[nodiscard]] WideInteger geometric_mean(const MeanProblem& problem);

/// sum of weights / sum of (weight / value) + added, half to even, over 10^round_to.
[[nodiscard]] WideInteger harmonic_mean(const MeanProblem& problem);

}  // namespace muster::evaluation
