// Checks study groups and their bound, sharing nothing with the solver.
#pragma once

#include "muster/pairing/groups.hpp"
#include "muster/pairing/verify.hpp"

#pragma GCC visibility push(default)

namespace muster::inline v0_2::pairing {

/// Every rule is kept, and every part of every group, the total and the bound that follows from the prices are as
/// said. A bound by `search` is only held against the total and the prices: the search is not done again.
///
/// O(for each mentor: candidates times sizes times kinds in a group times cells of level). Exact prices take as many
/// groups as could be worth the most at them; where these are more than 2^27, or a mentor has more than 2,048
/// candidates, they prove nothing.
[[nodiscard]] Verdict verify_groups(const GroupProblem& problem, const Grouping& grouping);

/// What no grouping is worth more than, from prices alone. Prices too low for who may stay alone are raised first.
///
/// @throws InvalidInput  if they are not one a mentee, name a rule that is not there, or are exact and there are too
///                       many groups to look at.
[[nodiscard]] Score bound_from(const GroupProblem& problem, const GroupPrices& prices);

}  // namespace muster::pairing

#pragma GCC visibility pop
