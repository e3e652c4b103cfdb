// What can be wrong with the rows of a draft.
#pragma once

#include "muster/core/faults.hpp"
#include "muster/roster/problem.hpp"

namespace muster::inline v0_2::roster {

/// Ids and days that lie outside, limits that cross, weights out of range: all that shows before anything is laid out.
void find_broken_rows(const Draft& draft, Faults& faults);

/// Shifts that not enough members may stand, pinned shifts that break a hard rule. `problem` is laid out.
void find_what_cannot_be(const Problem& problem, Faults& faults);

}  // namespace muster::roster
