// Duties as a calendar that phones and desktops subscribe to (RFC 5545).
#pragma once

#include "muster/core/day.hpp"
#include "muster/core/label.hpp"
#include "muster/core/minutes.hpp"

#include <optional>
#include <span>
#include <string>

#pragma GCC visibility push(default)

namespace muster::report {

/// One thing that takes place.
struct CalendarEvent {
    std::string key;      ///< what the event is, the same in every version: "service|2026-09-07|S2101"; gives the UID
    std::string summary;  ///< what calendar programs show first
    std::string location{};            ///< where; empty: not told
    std::string description{};         ///< more words; empty: none
    Day day;                           ///< on which it begins
    std::optional<ClockTime> start{};  ///< not set: all day
    Minutes length{0};                 ///< of a timed event; may run past midnight

    friend bool operator==(const CalendarEvent&, const CalendarEvent&) = default;
};

/// What a calendar says of itself.
struct CalendarOptions {
    std::string name;                  ///< what calendar programs show
    Day published;                     ///< day this version was made; there is no clock to ask
    int version = 0;                   ///< SEQUENCE: raise it with every version, so that subscribed calendars update
    Minutes utc_offset{8 * 60};        ///< of the clock on the wall; China has kept +08:00 all year since 1992
    Language language = Language::zh;  ///< of the words that are not the caller's
};

/// The calendar as text. Events keep their UID from version to version, so an updated roster moves events and does not
/// double them. Same input, same bytes.
///
/// @throws InvalidInput  if a key is empty or stands twice, or a day is special.
[[nodiscard]] std::string icalendar(std::span<const CalendarEvent> events, const CalendarOptions& options);

}  // namespace muster::report

#pragma GCC visibility pop
