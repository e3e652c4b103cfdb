// Nobody stands where they cannot: leave, a class, a missing skill.
#pragma once

#include "muster/roster/rule/entry.hpp"

namespace muster::roster::rule {

/// Always hard. Amount 1 for each assignment whose `Problem::bar` is not `none`; `found` is the bar.
void find_availability(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings);
[[nodiscard]] Label words_for_availability(const Problem& problem, const Violation& violation);

inline constexpr Entry availability{Rule::availability, "availability",         "可到岗", "availability", true,
                                    &find_availability, &words_for_availability};

}  // namespace muster::roster::rule
