// Enough people on each shift, and not too many. Each row of cover counts those who stand the shift, all of them or
// those with its skill.
#pragma once

#include "muster/roster/rule/entry.hpp"

namespace muster::roster::rule {

/// Amount: people below `Cover::minimum`.
void find_minimum_cover(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings);
/// Amount: people below `Cover::wanted`. Soft, at `Cover::under_weight`; nothing where that is 0.
void find_under_cover(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings);
/// Amount: people above `Cover::wanted`. Soft, at `Cover::over_weight`; nothing where that is 0.
void find_over_cover(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings);
/// Amount: people above `Cover::maximum`.
void find_maximum_cover(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings);
[[nodiscard]] Label words_for_cover(const Problem& problem, const Violation& violation);

inline constexpr Entry minimum_cover{Rule::minimum_cover, "minimum_cover", "最少人数", "minimum cover", false,
                                     &find_minimum_cover, &words_for_cover};
inline constexpr Entry under_cover{Rule::under_cover, "under_cover",   "人数不足", "under cover", false,
                                   &find_under_cover, &words_for_cover};
inline constexpr Entry over_cover{Rule::over_cover, "over_cover",    "人数超出", "over cover", true,
                                  &find_over_cover, &words_for_cover};
inline constexpr Entry maximum_cover{Rule::maximum_cover, "maximum_cover", "最多人数", "maximum cover", true,
                                     &find_maximum_cover, &words_for_cover};

}  // namespace muster::roster::rule
