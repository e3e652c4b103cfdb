// What the checker finds in a part of a roster, for who asks often: of one that is known to be of the problem.
#pragma once

#include "muster/roster/problem.hpp"
#include "muster/roster/roster.hpp"
#include "muster/roster/rule.hpp"
#include "muster/roster/scope.hpp"
#include "muster/roster/score.hpp"

#include <span>
#include <vector>

namespace muster::inline v0_2::roster {

/// @throws InvalidInput  if the roster is of other days, members or shift types than the problem.
void require_same_frame(const Problem& problem, const Roster& roster);

[[nodiscard]] std::vector<Violation> found_within(const Problem& problem, const Roster& roster, const Scope& scope);

/// @throws Overflow  if the costs do not fit 64 bits.
[[nodiscard]] Score score_of(std::span<const Violation> violations);

}  // namespace muster::roster
