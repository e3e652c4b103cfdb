// What must count more than any gain in scores.
#pragma once

#include "muster/pairing/problem.hpp"

namespace muster::inline v0_2::pairing::shared {

/// More than one exchange can change a total by, where one pair more or less changes it by `step` at most: it touches
/// each mentor once, and two of them for a mentee at most. @throws Overflow
[[nodiscard]] Score worth_above(const Problem& pairs, Score step);

}  // namespace muster::pairing::shared
