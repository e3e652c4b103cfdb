// Not too much within any so many days.
#pragma once

#include "muster/roster/rule/entry.hpp"

namespace muster::roster::rule {

/// Amount: for each row of `Limits::windows` and each day, what the days up to it have above the row's maximum. Windows
/// that begin before the period count what the history knows; what was too much before is not held against this roster.
void find_windows(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings);
[[nodiscard]] Label words_for_windows(const Problem& problem, const Violation& violation);

inline constexpr Entry windows{Rule::windows, "windows",     "若干天内上限",    "maximum within some days",
                               true,          &find_windows, &words_for_windows};

}  // namespace muster::roster::rule
