// The bound that prices give where groups are reckoned with all their costs, for checking.
#pragma once

#include "muster/core/exact.hpp"
#include "muster/pairing/groups.hpp"

#include <optional>

namespace muster::inline v0_2::pairing::checking {

/// In scores, rounded down. Nothing where some mentor can have no group, or where there are too many to look at.
[[nodiscard]] std::optional<WideInteger> exact_bound(const GroupProblem& problem, const GroupPrices& prices);

}  // namespace muster::pairing::checking
