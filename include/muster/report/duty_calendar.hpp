// A term's duties as calendar events.
#pragma once

#include "muster/core/id.hpp"
#include "muster/core/label.hpp"
#include "muster/programme/term.hpp"
#include "muster/report/icalendar.hpp"

#include <optional>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::report {

/// Every duty of the roster, or those of one member of the organisation, by day, type and member.
///
/// An event is named by its shift and its member, so that a changed roster moves, adds and drops events and doubles
/// none. Events for all name who is on duty; those of one member name who else is. Empty without a roster.
[[nodiscard]] std::vector<CalendarEvent> duty_events(const programme::Term& term, Language language,
                                                     std::optional<MemberId> member = std::nullopt);

}  // namespace muster::report

#pragma GCC visibility pop
