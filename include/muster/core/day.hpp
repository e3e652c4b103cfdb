// The library's calendar day. The only public header that names Boost.Date_Time.
#pragma once

#include "muster/core/error.hpp"

#include <boost/date_time/gregorian/gregorian_types.hpp>  // types only: the I/O header costs three times as much

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

#pragma GCC visibility push(default)

namespace muster::inline v0_2 {

/// A day of the Gregorian calendar, without a clock or a time zone.
using Day = boost::gregorian::date;

/// A number of days, negative when it goes back.
using Days = boost::gregorian::date_duration;

/// Monday is 1 and Sunday is 7, as in ISO 8601. `day` must be a calendar day.
[[nodiscard]] inline int iso_weekday(Day day)
{
    const int counted_from_sunday = day.day_of_week().as_number();
    return counted_from_sunday == 0 ? 7 : counted_from_sunday;
}

/// Saturday or Sunday.
[[nodiscard]] inline bool falls_on_weekend(Day day) { return iso_weekday(day) >= 6; }

/// Refuses Boost's special dates (not-a-date, infinities).
///
/// @throws InvalidInput  at `place`.
inline void require_calendar_day(Day day, const Where& place)
{
    if (day.is_special())
        throw InvalidInput(place, "its day is not a calendar day", "give a day such as 2026-09-07");
}

/// `2026-09-07`. A special date gives `no day`.
[[nodiscard]] inline std::string to_string(Day day)
{
    if (day.is_special())
        return "no day";
    const auto parts = day.year_month_day();
    std::string text = "0000-00-00";
    detail::write_digits(text.data(), 4, parts.year);
    detail::write_digits(text.data() + 5, 2, parts.month.as_number());
    detail::write_digits(text.data() + 8, 2, parts.day);
    return text;
}

/// Reads `2026-09-07` and nothing else.
///
/// @throws InvalidInput  at `place`, when the text has another form or names a day that no calendar has.
[[nodiscard]] inline Day parse_day(std::string_view text, const Where& place)
{
    const bool has_form = text.size() == 10 && text[4] == '-' && text[7] == '-';
    const int year = has_form ? detail::number_in(text.substr(0, 4)) : -1;
    const int month = has_form ? detail::number_in(text.substr(5, 2)) : -1;
    const int day = has_form ? detail::number_in(text.substr(8, 2)) : -1;
    if (year < 0 || month < 0 || day < 0)
        throw InvalidInput(place, detail::quoted(text).append(" is not a day"),
                           "write year-month-day, as in 2026-09-07");
    try {
        return Day(static_cast<unsigned short>(year), static_cast<unsigned short>(month),
                   static_cast<unsigned short>(day));
    } catch (const std::out_of_range&) {  // Boost's bad_year, bad_month and bad_day_of_month
        throw InvalidInput(place, detail::quoted(text).append(" is not in the calendar"),
                           "correct the day or the month");
    }
}

/// The corresponding day `months` later (earlier where negative), or the last of that month where it has no such day.
///
/// Boost's own months stick to the ends of months: there 28 February and a month are 31 March.
/// @throws InvalidInput  outside the years 1400 to 9999.
[[nodiscard]] inline Day months_later(Day day, int months)
{
    require_calendar_day(day, {"day"});
    const auto parts = day.year_month_day();
    const std::int64_t counted =
        std::int64_t{static_cast<int>(parts.year)} * 12 + static_cast<int>(parts.month.as_number()) - 1 + months;
    if (counted < 1400 * 12 || counted > 9999 * 12 + 11)
        throw InvalidInput({"day"},
                           std::to_string(months) + " months from " + to_string(day) + " is outside the calendar",
                           "stay within the years 1400 to 9999");
    const auto year = static_cast<unsigned short>(counted / 12);
    const auto month = static_cast<unsigned short>(counted % 12 + 1);
    const auto last = boost::gregorian::gregorian_calendar::end_of_month_day(year, month);
    const auto same = static_cast<unsigned short>(parts.day);
    return Day(year, month, same < last ? same : last);
}

}  // namespace muster

#pragma GCC visibility pop
