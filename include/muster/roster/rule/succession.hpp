// Some shifts must not follow on the day after some others.
#pragma once

#include "muster/roster/rule/entry.hpp"

namespace muster::roster::rule {

/// Amount 1 for each shift of a member on a day and each on the day before for which `Problem::may_follow` does not
/// hold. The last shift of the history counts as the day before the period where the member worked up to then.
void find_succession(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings);
[[nodiscard]] Label words_for_succession(const Problem& problem, const Violation& violation);

inline constexpr Entry succession{Rule::succession, "succession",         "班次衔接", "successions", true,
                                  &find_succession, &words_for_succession};

}  // namespace muster::roster::rule
