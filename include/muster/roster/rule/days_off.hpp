// Days off come in runs that are long enough.
#pragma once

#include "muster/roster/rule/entry.hpp"

namespace muster::roster::rule {

/// Amount: days by which a run of days off is shorter than `Limits::minimum_days_off`. Edges and history as for runs
/// of working days.
void find_minimum_days_off(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings);
[[nodiscard]] Label words_for_minimum_days_off(const Problem& problem, const Violation& violation);

inline constexpr Entry minimum_days_off{
    Rule::minimum_days_off, "minimum_days_off",         "连续休息下限", "minimum days off in a row", false,
    &find_minimum_days_off, &words_for_minimum_days_off};

}  // namespace muster::roster::rule
