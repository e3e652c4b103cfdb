// The library's calendar day. The only public header that names Boost.Date_Time.
#pragma once

#include <boost/date_time/gregorian/gregorian_types.hpp>  // types only: the I/O header costs three times as much

#include <string>
#include <string_view>

namespace muster {

struct Where;

/// A day of the Gregorian calendar, without a clock or a time zone.
using Day = boost::gregorian::date;

/// A number of days, negative when it goes back.
using Days = boost::gregorian::date_duration;

/// Monday is 1 and Sunday is 7, as in ISO 8601. `day` must be a calendar day.
[[nodiscard]] int iso_weekday(Day day);

/// Saturday or Sunday.
[[nodiscard]] bool falls_on_weekend(Day day);

/// The corresponding day `months` later (earlier where negative), or the last of that month where it has no such day.
///
/// Boost's own months stick to the ends of months: there 28 February and a month are 31 March.
/// @throws InvalidInput  outside the years 1400 to 9999.
[[nodiscard]] Day months_later(Day day, int months);

/// `2026-09-07`. A special date gives `no day`.
[[nodiscard]] std::string to_string(Day day);

/// Reads `2026-09-07` and nothing else.
///
/// @throws InvalidInput  at `place`, when the text has another form or names a day that no calendar has.
[[nodiscard]] Day parse_day(std::string_view text, const Where& place);

/// Refuses Boost's special dates (not-a-date, infinities).
///
/// @throws InvalidInput  at `place`.
void require_calendar_day(Day day, const Where& place);

}  // namespace muster
