// Turns of a member lie apart, but not too far.
#pragma once

#include "muster/roster/rule/entry.hpp"

namespace muster::roster::rule {

/// Amount: days by which two turns that follow each other are closer than `Problem::fair_distance`, or further apart
/// than twice as much; the cost is that of `Spacing`. Never hard.
///
/// The turn before the first one is that of the history, and what was too long before the first day is not held against
/// this roster. Where nothing is known, it is taken to have been the fair distance ago (or the least days off, if these
/// are more). The last pause, up to the day after the period, counts as far as it is too long by then.
void find_spacing(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings);
[[nodiscard]] Label words_for_spacing(const Problem& problem, const Violation& violation);

inline constexpr Entry spacing{Rule::spacing, "spacing",     "值班间隔",        "spacing of turns",
                               false,         &find_spacing, &words_for_spacing};

}  // namespace muster::roster::rule
