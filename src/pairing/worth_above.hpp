// What must count more than any gain in scores.
#pragma once

#include "muster/core/wide_integer.hpp"
#include "muster/pairing/problem.hpp"

#include <cstddef>

namespace muster::inline v0_2::pairing {

/// More than one exchange can change a total by that touches so many mentors, where one pair more or less changes it by
/// `step` at most. @throws Overflow
[[nodiscard]] Score worth_above(std::size_t touched, WideInteger step);

}  // namespace muster::pairing
