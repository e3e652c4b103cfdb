// What no roster of a problem can cost less than.
#pragma once

#include "muster/roster/problem.hpp"

#include <cstdint>

namespace muster::roster {

/// A lower bound on the cost of every roster that bends no hard rule. Exact integers.
///
/// Each soft rule's least cost on its own, added up: people that are wanted and that nobody may be; and for each
/// measure of fairness the most even way to share the work that the cover asks for, in portions no shift is smaller
/// than, and no more to anybody than the days they may stand allow. Sequences and requests add nothing, so the bound
/// may be low.
[[nodiscard]] std::int64_t lower_bound(const Problem& problem);

}  // namespace muster::roster
