// Days as text, both ways, without Boost's stream headers.
#include "muster/core/day.hpp"

#include "muster/core/error.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <stdexcept>

namespace muster {
namespace {

// The number in `text`, or -1 where anything but a digit stands.
int number_in(std::string_view text)
{
    int value = -1;
    const char* const end = text.data() + text.size();
    const auto [stopped_at, fault] = std::from_chars(text.data(), end, value);
    return fault == std::errc{} && stopped_at == end ? value : -1;
}

}  // namespace

int iso_weekday(Day day)
{
    const int counted_from_sunday = day.day_of_week().as_number();
    return counted_from_sunday == 0 ? 7 : counted_from_sunday;
}

bool falls_on_weekend(Day day) { return iso_weekday(day) >= 6; }

Day months_later(Day day, int months)
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
    return Day(year, month, std::min<unsigned short>(static_cast<unsigned short>(parts.day), last));
}

std::string to_string(Day day)
{
    if (day.is_special())
        return "no day";
    const auto parts = day.year_month_day();
    char text[32];
    std::snprintf(text, sizeof text, "%04d-%02d-%02d", static_cast<int>(parts.year),
                  static_cast<int>(parts.month.as_number()), static_cast<int>(parts.day));
    return text;
}

Day parse_day(std::string_view text, const Where& place)
{
    const bool has_form = text.size() == 10 && text[4] == '-' && text[7] == '-';
    const int year = has_form ? number_in(text.substr(0, 4)) : -1;
    const int month = has_form ? number_in(text.substr(5, 2)) : -1;
    const int day = has_form ? number_in(text.substr(8, 2)) : -1;
    if (year < 0 || month < 0 || day < 0)
        throw InvalidInput(place, "\"" + std::string(text) + "\" is not a day",
                           "write year-month-day, as in 2026-09-07");
    try {
        return Day(static_cast<unsigned short>(year), static_cast<unsigned short>(month),
                   static_cast<unsigned short>(day));
    } catch (const std::out_of_range&) {  // Boost's bad_year, bad_month and bad_day_of_month
        throw InvalidInput(place, "\"" + std::string(text) + "\" is not in the calendar",
                           "correct the day or the month");
    }
}

void require_calendar_day(Day day, const Where& place)
{
    if (day.is_special())
        throw InvalidInput(place, "its day is not a calendar day", "give a day such as 2026-09-07");
}

}  // namespace muster
