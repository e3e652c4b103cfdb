// Nobody stands in two places at once.
#pragma once

#include "muster/roster/rule/entry.hpp"

namespace muster::roster::rule {

/// Always hard. Amount 1 for each two assignments of a member for which `Problem::overlap` holds, also across
/// midnight, and for each that overlaps the last shift of the member's history. `other` is the one that starts first.
void find_overlap(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings);
[[nodiscard]] Label words_for_overlap(const Problem& problem, const Violation& violation);

inline constexpr Entry overlap{Rule::overlap, "overlap",     "时间不重叠",      "no overlap",
                               true,          &find_overlap, &words_for_overlap};

}  // namespace muster::roster::rule
