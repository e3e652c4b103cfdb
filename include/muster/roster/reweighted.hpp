// A problem whose rules cost otherwise: what the bends of some are paid for, in a proof.
#pragma once

#include "muster/roster/problem.hpp"

#include <cstdint>
#include <optional>
#include <span>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::roster {

/// The same problem with all costs in parts of `scale`, where each unit by which a soft rule is bent costs its price
/// less: `prices` has one for each of `Penalties::all()`, in their order, in those parts. A roster costs here what it
/// costs in `problem` times `scale`, less what its bends are paid.
///
/// Nothing where a weight would not be from 0 to `greatest_weight`, or loads or distances are to be fair. O(size of the
/// draft).
///
/// @throws InvalidInput  if `scale` is below 1, or `prices` has another number of prices.
[[nodiscard]] std::optional<Problem> reweighted(const Problem& problem, std::int64_t scale,
                                                std::span<const std::int64_t> prices);

}  // namespace muster::roster

#pragma GCC visibility pop
