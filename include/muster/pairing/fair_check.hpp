// Checks a fair pairing and its proof, sharing nothing with the solver.
#pragma once

#include "muster/pairing/fair.hpp"
#include "muster/pairing/verify.hpp"

#pragma GCC visibility push(default)

namespace muster::inline v0_2::pairing {

/// With scores above `level` alone, the mentees (or mentors) of the cut cannot all have their due. One pass over the
/// candidates.
[[nodiscard]] Verdict verify_cut(const Problem& problem, const HallWitness& cut, Score level, Score step = 1);

/// Feasible, the profile and the total as said, the cut and the prices a proof that no pairing is fairer, nor as fair
/// with a greater total. One pass over the candidates, each compared along two lists of prices.
[[nodiscard]] Verdict verify_fair(const Problem& problem, const FairPairing& result);

}  // namespace muster::pairing

#pragma GCC visibility pop
