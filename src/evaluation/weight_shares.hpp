// Shares as exact decimals that sum to 1.
#pragma once

#include "muster/core/points.hpp"

#include <span>
#include <vector>

namespace muster::inline v0_2::evaluation {

/// Shares of 0 or more that sum to 1 but for rounding, to so many places: each rounded down, what is left to those cut
/// most, of equal ones the first. @throws InvalidInput  where they are no such shares.
[[nodiscard]] std::vector<Weight> rounded_shares(std::span<const double> shares, int places);

}  // namespace muster::evaluation
