// Turns of a member lie apart.
#pragma once

#include "muster/roster/rule/entry.hpp"

namespace muster::roster::rule {

/// Amount: days by which two turns that follow each other are closer than `Problem::fair_distance`; the cost is that of
/// `Spacing`. The turn before the first one of the period is that of the history; where nothing is known of it, the
/// first turn costs nothing. Never hard.
void find_spacing(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings);
[[nodiscard]] Label words_for_spacing(const Problem& problem, const Violation& violation);

inline constexpr Entry spacing{Rule::spacing, "spacing",     "值班间隔",        "spacing of turns",
                               false,         &find_spacing, &words_for_spacing};

}  // namespace muster::roster::rule
