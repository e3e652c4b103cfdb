// What is pinned is in the roster.
#pragma once

#include "muster/roster/rule/entry.hpp"

namespace muster::roster::rule {

/// Always hard. Amount 1 for each pinned assignment that is missing.
void find_pinned(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings);
[[nodiscard]] Label words_for_pinned(const Problem& problem, const Violation& violation);

inline constexpr Entry pinned{Rule::pinned, "pinned",     "固定班次",       "pinned shifts",
                              false,        &find_pinned, &words_for_pinned};

}  // namespace muster::roster::rule
