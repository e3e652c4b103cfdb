// Goes through all rosters of a small problem, for the checker of bounds.
#pragma once

#include "muster/roster/certificate.hpp"
#include "muster/roster/problem.hpp"

#include <cstddef>

namespace muster::inline v0_2::roster {

/// Whether no roster that bends no hard rule costs less than `claim` says (or, where it says nothing, whether there is
/// none at all). False where one was found, and where there is more to look at than `most_steps` allow.
[[nodiscard]] bool holds_for_every_roster(const Problem& problem, const Exhausted& claim,
                                          const BoundCertificate& certificate, std::size_t most_steps);

}  // namespace muster::roster
