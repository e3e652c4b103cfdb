#include "muster/core/minutes.hpp"

#include "muster/core/error.hpp"

#include <charconv>
#include <cstdio>

namespace muster {

ClockTime::ClockTime(Minutes since_midnight) : since_midnight_(since_midnight)
{
    if (since_midnight.count() < 0 || since_midnight.count() > 24 * 60)
        throw InvalidInput({"time of day"}, std::to_string(since_midnight.count()) + " minutes are outside one day",
                           "give 0 to 1440 minutes since midnight");
}

ClockTime ClockTime::parse(std::string_view text, const Where& place)
{
    const auto colon = text.find(':');
    int hours = -1;
    int minutes = -1;
    if (colon != std::string_view::npos && (colon == 1 || colon == 2) && text.size() == colon + 3) {
        const auto read = [](std::string_view digits, int& into) {
            const auto [stopped_at, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), into);
            if (fault != std::errc{} || stopped_at != digits.data() + digits.size())
                into = -1;
        };
        read(text.substr(0, colon), hours);
        read(text.substr(colon + 1), minutes);
    }
    const bool in_a_day = hours >= 0 && minutes >= 0 && minutes < 60 && hours * 60 + minutes <= 24 * 60;
    if (!in_a_day)
        throw InvalidInput(place, "\"" + std::string(text) + "\" is not a time of day",
                           "write hours and minutes, as in 21:20");
    return ClockTime(Minutes{hours * 60 + minutes});
}

std::string to_string(ClockTime time)
{
    char text[32];
    const int minutes = time.since_midnight().count();
    std::snprintf(text, sizeof text, "%02d:%02d", minutes / 60, minutes % 60);
    return text;
}

}  // namespace muster
