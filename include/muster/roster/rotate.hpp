// The plain cyclic rota (轮流值班), for those who want to see at once why.
#pragma once

#include "muster/roster/problem.hpp"
#include "muster/roster/roster.hpp"

#pragma GCC visibility push(default)

namespace muster::inline v0_2::roster {

/// Everybody in turn, in the order of the members: the first in the queue who can stand the next shift does, and goes
/// to the back of it. Who is passed over keeps the place in the queue.
///
/// Pinned shifts stay. No rule about one member's line is bent, hard or soft, except minima that only more shifts
/// would meet; requests, fairness and company other than "apart" are not looked at. Shifts nobody can stand stay open,
/// as `check` then says. `first` begins the cycle. O(wanted cover x members).
[[nodiscard]] Roster rotate(const Problem& problem, MemberId first = MemberId(0));

}  // namespace muster::roster

#pragma GCC visibility pop
