// Times are written in UTC, so that no time zone table is needed and every program shows the same instant. There is no
// METHOD: a file that is subscribed to is a picture of the calendar (RFC 5545, 3.7.2), and PUBLISH would ask for an
// ORGANIZER of every event (RFC 5546, 3.2.1).
#include "muster/report/icalendar.hpp"

#include "muster/core/digest.hpp"
#include "muster/core/error.hpp"
#include "muster/report/escape.hpp"

#include <cstdio>
#include <set>

namespace muster::inline v0_2::report {
namespace {

std::string compact(Day day)
{
    const std::string text = to_string(day);
    return text.substr(0, 4) + text.substr(5, 2) + text.substr(8, 2);
}

constexpr int a_day = 24 * 60;

// Whole days in so many minutes, rounded down.
int days_in(int minutes) { return minutes >= 0 ? minutes / a_day : -((a_day - 1 - minutes) / a_day); }

// Minutes in UTC, counted from midnight of the day, of a time by the clock on the wall, which may lie beyond the day.
Minutes in_utc(Day day, Minutes since_midnight, const WallClock& clock)
{
    const int later = days_in(since_midnight.count());
    const Minutes by_clock(since_midnight.count() - later * a_day);
    return Minutes(since_midnight.count() - clock.ahead_at(day + Days(later), by_clock).count());
}

std::string instant(Day day, Minutes in_utc)
{
    const int days = days_in(in_utc.count());
    const int rest = in_utc.count() - days * a_day;
    char clock[32];
    std::snprintf(clock, sizeof clock, "T%02d%02d00Z", rest / 60, rest % 60);
    return compact(day + Days(days)) + clock;
}

std::string event_text(const CalendarEvent& event, const CalendarOptions& options)
{
    std::string text = "BEGIN:VEVENT\r\n";
    const auto line = [&](const std::string& content) { text += icalendar_line(content); };
    line("UID:" + sha256_hex(event.key).substr(0, 32) + "@muster");
    const Day told = event.published.value_or(options.published);
    const std::string made = instant(told, in_utc(told, Minutes{0}, options.clock));
    line("DTSTAMP:" + made);
    line("LAST-MODIFIED:" + made);
    line("SEQUENCE:" + std::to_string(event.version.value_or(options.version)));
    if (event.is_cancelled) {  // free time again
        line("STATUS:CANCELLED");
        line("TRANSP:TRANSPARENT");
    }
    if (event.start) {
        const Minutes start = event.start->since_midnight();
        const Minutes begins = in_utc(event.day, start, options.clock);
        Minutes ends = in_utc(event.day, start + event.length, options.clock);
        if (ends <= begins)  // in the hour that the clock leaves out
            ends = begins + event.length;
        line("DTSTART:" + instant(event.day, begins));
        if (ends > begins)  // else it is a moment, and has no end of its own
            line("DTEND:" + instant(event.day, ends));
    } else {
        line("DTSTART;VALUE=DATE:" + compact(event.day));
        line("DTEND;VALUE=DATE:" + compact(event.day + Days(1)));
    }
    line("SUMMARY:" + icalendar_escaped(event.summary));
    if (!event.location.empty())
        line("LOCATION:" + icalendar_escaped(event.location));
    if (!event.description.empty())
        line("DESCRIPTION:" + icalendar_escaped(event.description));
    return text + "END:VEVENT\r\n";
}

}  // namespace

std::string icalendar(std::span<const CalendarEvent> events, const CalendarOptions& options)
{
    require_calendar_day(options.published, {"calendar"});
    std::string text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n";
    text +=
        icalendar_line("PRODID:-//Muster//Duty roster//" + std::string(options.language == Language::zh ? "ZH" : "EN"));
    text += "CALSCALE:GREGORIAN\r\n";
    text += icalendar_line("X-WR-CALNAME:" + icalendar_escaped(options.name));
    text += "REFRESH-INTERVAL;VALUE=DURATION:PT1H\r\nX-PUBLISHED-TTL:PT1H\r\n";  // RFC 7986; what Outlook asks
    std::set<std::string_view> keys;
    for (std::size_t row = 0; row < events.size(); ++row) {
        const Where here{"event " + std::to_string(row + 1)};
        if (events[row].key.empty())
            throw InvalidInput(here, "it has no key", "give every event a key of its own");
        require_calendar_day(events[row].day, here);
        if (const int version = events[row].version.value_or(options.version); version < 0)
            throw InvalidInput(here, "version " + std::to_string(version) + " is below 0", "count them from 0 on");
        if (events[row].published)
            require_calendar_day(*events[row].published, here);
        if (!keys.insert(events[row].key).second)
            throw InvalidInput::duplicate(here, "key \"" + events[row].key + "\"");
        text += event_text(events[row], options);
    }
    return text + "END:VCALENDAR\r\n";
}

}  // namespace muster::report
