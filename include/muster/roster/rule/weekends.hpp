// Not too many weekends.
#pragma once

#include "muster/roster/rule/entry.hpp"

namespace muster::roster::rule {

/// Amount: weekends with a shift that starts on the Saturday or the Sunday, above `Limits::maximum_weekends`. A Sunday
/// that opens the period is a weekend of its own.
void find_weekends(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings);
[[nodiscard]] Label words_for_weekends(const Problem& problem, const Violation& violation);

inline constexpr Entry weekends{Rule::weekends, "weekends",     "周末上限",         "weekends",
                                true,           &find_weekends, &words_for_weekends};

}  // namespace muster::roster::rule
