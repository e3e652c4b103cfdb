// What every cost of a problem is a whole number of, for the checker of bounds.
#pragma once

#include "muster/roster/problem.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace muster::inline v0_2::roster {

/// The greatest common divisor of all that one unit of bending a soft rule can cost; 1 where some cost is no multiple
/// of a weight. So no roster's cost lies between two multiples of it.
[[nodiscard]] std::int64_t cost_unit(const Problem& problem);

/// The rules, by their places in `Penalties::all()`, whose weights are odd multiples of that unit, where all other
/// weights are even ones: a roster costs an odd number of units where it bends these an odd number of times in all.
/// Nothing where other costs than theirs are odd.
[[nodiscard]] std::optional<std::vector<std::uint32_t>> odd_rules(const Problem& problem);

}  // namespace muster::roster
