// Neither too little nor too much in the whole period.
#pragma once

#include "muster/roster/rule/entry.hpp"

namespace muster::roster::rule {

/// Amount: minutes below `Limits::minimum_minutes`.
void find_minimum_minutes(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings);
[[nodiscard]] Label words_for_minimum_minutes(const Problem& problem, const Violation& violation);

/// Amount: minutes above `Limits::maximum_minutes`.
void find_maximum_minutes(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings);
[[nodiscard]] Label words_for_maximum_minutes(const Problem& problem, const Violation& violation);

inline constexpr Entry minimum_minutes{
    Rule::minimum_minutes, "minimum_minutes",         "总时长下限", "minimum minutes", false,
    &find_minimum_minutes, &words_for_minimum_minutes};
inline constexpr Entry maximum_minutes{
    Rule::maximum_minutes, "maximum_minutes",         "总时长上限", "maximum minutes", true,
    &find_maximum_minutes, &words_for_maximum_minutes};

}  // namespace muster::roster::rule
