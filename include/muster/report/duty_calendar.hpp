// Duties as calendar events.
#pragma once

#include "muster/core/id.hpp"
#include "muster/core/label.hpp"
#include "muster/programme/term.hpp"
#include "muster/report/icalendar.hpp"
#include "muster/roster/problem.hpp"
#include "muster/roster/roster.hpp"

#include <optional>
#include <string>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::report {

/// Every duty of the term's roster, or those of one member of the organisation, by day, type and member; then those
/// that were told and are cancelled.
///
/// An event is named by its member, post and day (and its number, where the member stands there twice that day), so
/// that a changed roster moves, adds and drops events and doubles none. It has the version that last changed it, as
/// far as the term was published. Events for all name who is on duty; those of one member name who else is. Empty
/// without a roster and a publication.
/// @throws InvalidInput  if there is no such member.
[[nodiscard]] std::vector<CalendarEvent> duty_events(const programme::Term& term, Language language,
                                                     std::optional<MemberId> member = std::nullopt);

/// Those of the member of a code, who may have left the organisation since: what they were told is then cancelled.
/// Those of everybody where it is empty.
[[nodiscard]] std::vector<CalendarEvent> duty_events(const programme::Term& term, Language language,
                                                     const std::string& only);

/// The same of any roster, or of one of its members; names are those that its problem gives.
/// @throws InvalidInput  if there is no such member.
[[nodiscard]] std::vector<CalendarEvent> duty_events(const roster::Problem& problem, const roster::Roster& roster,
                                                     Language language, std::optional<MemberId> member = std::nullopt);

}  // namespace muster::report

#pragma GCC visibility pop
