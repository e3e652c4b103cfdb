// Whether hard rules can hold together at all, as a problem of its own.
#pragma once

#include "muster/roster/problem.hpp"

#pragma GCC visibility push(default)

namespace muster::inline v0_2::roster {

/// The same problem with all soft rules free, and each person short of a hard minimum of cover, or above a hard
/// maximum, at a cost of 1. Hard rules about one member stay; company is left out.
///
/// Where no roster of it costs 0, every roster of `problem` bends a hard rule. O(size of the draft).
[[nodiscard]] Problem hard_cover_only(const Problem& problem);

}  // namespace muster::roster

#pragma GCC visibility pop
