// Splitting the common load by shares without losing a unit.
#pragma once

#include "muster/core/exact.hpp"
#include "muster/roster/problem.hpp"

#include <cstdint>
#include <vector>

namespace muster::inline v0_2::roster {

/// What part of the common load is each member's, against the others': shares by days of membership, in lowest terms.
/// All are 0 where nobody has a share.
[[nodiscard]] std::vector<WideInteger> weights_of(const Problem& problem);

/// `parts`, one for each member and in units of one `denominator`-th, made whole so that their sum, which is whole,
/// stays: the units that remain go to the greatest remainders, then by code (m2 before m10), so that the order of the
/// list changes nothing.
[[nodiscard]] std::vector<std::int64_t> made_whole(const Problem& problem, const std::vector<WideInteger>& parts,
                                                   WideInteger denominator);

}  // namespace muster::roster
