// A good roster, its cost, and a bound on every other one.
#pragma once

#include "muster/roster/options.hpp"
#include "muster/roster/problem.hpp"
#include "muster/roster/solution.hpp"

#pragma GCC visibility push(default)

namespace muster::inline v0_2::roster {

/// Searches until a limit of `options` is reached or the gap is small enough. Anytime: stopped by progress, it returns
/// the best roster so far.
///
/// The score is the checker's, not the search's own. Takes `options.threads` threads; with a work limit always two
/// searches, on one or two of them, so that without a time limit the same seed gives the same roster on any machine.
/// Where every roster bends a hard rule, it is the one that bends least of those that were found; that none bends less
/// is not shown.
///
/// @throws InvalidInput  if `options.start` is of other days or members, or neither limit is set.
[[nodiscard]] Solution solve(const Problem& problem, const Options& options = {});

}  // namespace muster::roster

#pragma GCC visibility pop
