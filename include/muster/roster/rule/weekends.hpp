// Not too many weekends.
#pragma once

#include "muster/roster/rule/entry.hpp"

namespace muster::roster::rule {

/// Amount: weekends with a shift that starts on one of their days, above `Limits::maximum_weekends`. Which days are
/// weekend is said by `Draft::calendar`; what is left of a weekend on the first days of the period is one of its own.
void find_weekends(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings);
[[nodiscard]] Label words_for_weekends(const Problem& problem, const Violation& violation);

inline constexpr Entry weekends{Rule::weekends, "weekends",     "周末上限",         "weekends",
                                true,           &find_weekends, &words_for_weekends};

}  // namespace muster::roster::rule
