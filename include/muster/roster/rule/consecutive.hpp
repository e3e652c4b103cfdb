// Runs of working days: not too long, not too short. On a working day at least one shift starts; for the longest run
// every day counts that a long shift, of 24 hours and more, lasts on.
#pragma once

#include "muster/roster/rule/entry.hpp"

namespace muster::roster::rule {

/// Amount: days by which shifts of this period make a run longer than `Limits::maximum_consecutive`. A run that goes on
/// from the history counts its days too, and those that its last shift lasts on; what was too long by them is not held
/// against this roster. Days that a shift lasts on beyond the period are held against this one, and not the next. A
/// shift of 24 h from 08:00 touches two days, one from midnight a single one; a night shift that is shorter touches the
/// day it starts on.
void find_maximum_consecutive(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings);
[[nodiscard]] Label words_for_maximum_consecutive(const Problem& problem, const Violation& violation);

/// Amount: days by which a run is shorter than `Limits::minimum_consecutive`.
///
/// A run of the history goes on, or ends, here (its day is then 0). Waived for a run that touches the end of the
/// period, as it may go on, unless the next roster is known to begin later (`Draft::next_begins`); and for one that
/// touches the start where nothing is known of the days before. A run that ended before a gap is not judged by the
/// roster after it, which could not do anything about it.
void find_minimum_consecutive(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings);
[[nodiscard]] Label words_for_minimum_consecutive(const Problem& problem, const Violation& violation);

inline constexpr Entry maximum_consecutive{
    Rule::maximum_consecutive, "maximum_consecutive",         "连续值班上限", "maximum working days in a row", true,
    &find_maximum_consecutive, &words_for_maximum_consecutive};
inline constexpr Entry minimum_consecutive{
    Rule::minimum_consecutive, "minimum_consecutive",         "连续值班下限", "minimum working days in a row", false,
    &find_minimum_consecutive, &words_for_minimum_consecutive};

}  // namespace muster::roster::rule
