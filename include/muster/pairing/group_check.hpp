// Checks study groups and their bound, sharing nothing with the solver.
#pragma once

#include "muster/pairing/groups.hpp"
#include "muster/pairing/verify.hpp"

#pragma GCC visibility push(default)

namespace muster::inline v0_2::pairing {

/// Every rule is kept, and every part of every group, the total and the bound that follows from the prices are as
/// said. A bound by `search` is only held against the total and the prices: the search is not done again.
///
/// O(for each mentor: candidates times sizes times kinds in a group times cells of level).
[[nodiscard]] Verdict verify_groups(const GroupProblem& problem, const Grouping& grouping);

/// What no grouping is worth more than, from prices alone. Prices too low for who may stay alone are raised first.
///
/// @throws InvalidInput  if they are not one a mentee, or name a rule that is not there.
[[nodiscard]] Score bound_from(const GroupProblem& problem, const GroupPrices& prices);

}  // namespace muster::pairing

#pragma GCC visibility pop
