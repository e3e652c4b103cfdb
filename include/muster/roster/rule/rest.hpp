// Enough rest between a shift and the next, across days and posts.
#pragma once

#include "muster/roster/rule/entry.hpp"

namespace muster::roster::rule {

/// Amount 1 for each two shifts of a member that follow one another in time with 0 or more, but fewer than
/// `Limits::minimum_rest`, minutes between (fewer than 0 is `overlap`).
///
/// Order is by start, then end, then type; shifts whose start is not known are passed over. The last shift of the
/// history comes first, where its type and day are known.
void find_rest(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings);
[[nodiscard]] Label words_for_rest(const Problem& problem, const Violation& violation);

inline constexpr Entry rest{Rule::rest, "rest", "最短休息", "minimum rest", true, &find_rest, &words_for_rest};

}  // namespace muster::roster::rule
