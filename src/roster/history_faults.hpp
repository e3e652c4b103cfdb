// What can be wrong with the history of a member.
#pragma once

#include "muster/core/faults.hpp"
#include "muster/roster/member.hpp"

namespace muster::inline v0_2::roster {

/// Counts and last shifts that contradict each other, and a history that does not end before `first`, the first day of
/// the roster.
void find_in_history(const Member& member, Day first, Faults& faults);

}  // namespace muster::roster
