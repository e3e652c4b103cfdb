// At most so many shifts of a member start on one day.
#pragma once

#include "muster/roster/rule/entry.hpp"

namespace muster::roster::rule {

/// Amount: shifts above `Limits::maximum_a_day`, for each member and day.
void find_shifts_a_day(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings);
[[nodiscard]] Label words_for_shifts_a_day(const Problem& problem, const Violation& violation);

inline constexpr Entry shifts_a_day{Rule::shifts_a_day, "shifts_a_day",         "每日班次上限", "shifts a day", true,
                                    &find_shifts_a_day, &words_for_shifts_a_day};

}  // namespace muster::roster::rule
