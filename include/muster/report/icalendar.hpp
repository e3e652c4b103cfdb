// Duties as a calendar that phones and desktops subscribe to (RFC 5545).
#pragma once

#include "muster/core/day.hpp"
#include "muster/core/label.hpp"
#include "muster/core/minutes.hpp"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <utility>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::report {

/// One thing that takes place.
struct CalendarEvent {
    std::string key;      ///< what the event is, the same in every version: "service|2026-09-07|S2101"; gives the UID
    std::string summary;  ///< what calendar programs show first
    std::string location{};            ///< where; empty: not told
    std::string description{};         ///< more words; empty: none
    Day day;                           ///< on which it begins
    std::optional<ClockTime> start{};  ///< not set: all day
    Minutes length{0};                 ///< of a timed event; may run past midnight
    std::optional<int> version{};      ///< SEQUENCE of this event; not set: the calendar's
    std::optional<Day> published{};    ///< day of that version; not set: the calendar's
    bool is_cancelled = false;         ///< it was told, and does not take place

    friend bool operator==(const CalendarEvent&, const CalendarEvent&) = default;
};

/// The clock on the wall: how far it is ahead of UTC. China's by default, which has been +08:00 all year since 1992.
class WallClock {
public:
    /// What a clock that is changed is ahead, on a day at so many minutes since midnight by that clock itself.
    using Offset = std::function<Minutes(Day, Minutes)>;

    /// One that is never changed.
    WallClock(Minutes ahead = Minutes{8 * 60}) : ahead_([ahead](Day, Minutes) { return ahead; }) {}
    /// One of a place that changes its clocks; ask a library of time zones.
    WallClock(Offset ahead) : ahead_(std::move(ahead)) {}

    /// How far it is ahead of UTC on a day at a time of its own, in minutes.
    [[nodiscard]] Minutes ahead_at(Day day, Minutes since_midnight) const { return ahead_(day, since_midnight); }

private:
    Offset ahead_;
};

/// What a calendar says of itself.
struct CalendarOptions {
    std::string name;                  ///< what calendar programs show
    Day published;                     ///< day this version was made; there is no clock to ask
    int version = 0;                   ///< SEQUENCE: raise it with every version, so that subscribed calendars update
    WallClock clock{};                 ///< by which the events begin and end, also where it is changed between
    Language language = Language::zh;  ///< of the words that are not the caller's
};

/// The calendar as text. Events keep their UID from version to version, so an updated roster moves events and does not
/// double them. Same input, same bytes.
///
/// @throws InvalidInput  if a key is empty or stands twice, a version is below 0, or a day is special.
[[nodiscard]] std::string icalendar(std::span<const CalendarEvent> events, const CalendarOptions& options);

}  // namespace muster::report

#pragma GCC visibility pop
