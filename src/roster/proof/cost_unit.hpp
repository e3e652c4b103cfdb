// What every cost of a problem is a whole number of, for the checker of bounds.
#pragma once

#include "muster/roster/problem.hpp"

#include <cstdint>

namespace muster::inline v0_2::roster {

/// The greatest common divisor of all that one unit of bending a soft rule can cost; 1 where some cost is no multiple
/// of a weight. So no roster's cost lies between two multiples of it.
[[nodiscard]] std::int64_t cost_unit(const Problem& problem);

}  // namespace muster::roster
