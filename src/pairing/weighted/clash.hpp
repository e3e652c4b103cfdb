// Who and what is in conflict where no pairing keeps all rules.
#pragma once

#include "muster/pairing/weighted.hpp"

#include <cstdint>

namespace muster::inline v0_2::pairing::weighted {

/// Takes away what is not needed, one thing after the other, while what remains still has no pairing.
///
/// `proof` shows that there is none with everything. Each look takes at most `work` sets of prices.
[[nodiscard]] WeightedClash clash_of(const WeightedProblem& problem, WeightedProof proof, std::uint64_t work,
                                     const Progress& progress);

}  // namespace muster::pairing::weighted
