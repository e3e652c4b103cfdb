// Not too many weekends in a row.
#pragma once

#include "muster/roster/rule/entry.hpp"

namespace muster::roster::rule {

/// Amount: weekends of this period by which weekends on duty in a row are more than
/// `Limits::maximum_consecutive_weekends`, those of the history counted. A weekend that began before the period and was
/// worked then is one of the history's.
void find_consecutive_weekends(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings);
[[nodiscard]] Label words_for_consecutive_weekends(const Problem& problem, const Violation& violation);

inline constexpr Entry consecutive_weekends{
    Rule::consecutive_weekends, "consecutive_weekends",         "连续周末上限", "maximum weekends in a row", true,
    &find_consecutive_weekends, &words_for_consecutive_weekends};

}  // namespace muster::roster::rule
