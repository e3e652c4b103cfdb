// The bound that prices give, reckoned for checking.
#pragma once

#include "muster/core/exact.hpp"
#include "muster/pairing/groups.hpp"

#include <optional>

namespace muster::inline v0_2::pairing::checking {

/// In scores, rounded down. Nothing where the prices name a rule that is not there, or where some mentor can have no
/// group.
[[nodiscard]] std::optional<WideInteger> relaxed_bound(const GroupProblem& problem, const GroupPrices& prices);

}  // namespace muster::pairing::checking
