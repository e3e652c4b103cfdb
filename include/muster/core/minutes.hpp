// Lengths of time and times of day, in whole minutes.
#pragma once

#include "muster/core/error.hpp"

#include <chrono>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <ratio>
#include <string>
#include <string_view>

#pragma GCC visibility push(default)

namespace muster::inline v0_2 {

/// A length of time.
using Minutes = std::chrono::duration<std::int32_t, std::ratio<60>>;

/// A time of day, 00:00 to 24:00 (the end of the day). Always true: 0 <= minutes since midnight <= 1440.
class ClockTime {
public:
    /// Midnight, at the start of the day.
    constexpr ClockTime() = default;

    /// @throws InvalidInput  outside 00:00 to 24:00.
    explicit ClockTime(Minutes since_midnight) : since_midnight_(since_midnight)
    {
        if (since_midnight.count() < 0 || since_midnight.count() > 24 * 60)
            throw InvalidInput({"time of day"}, std::to_string(since_midnight.count()) + " minutes are outside one day",
                               "give 0 to 1440 minutes since midnight");
    }

    /// Reads `21:20` (also `7:05`).
    ///
    /// @throws InvalidInput  at `place`.
    [[nodiscard]] static ClockTime parse(std::string_view text, const Where& place)
    {
        const std::size_t colon = text.find(':');
        const bool has_form = (colon == 1 || colon == 2) && text.size() == colon + 3;
        const int hours = has_form ? detail::number_in(text.substr(0, colon)) : -1;
        const int minutes = has_form ? detail::number_in(text.substr(colon + 1)) : -1;
        if (hours < 0 || minutes < 0 || minutes >= 60 || hours * 60 + minutes > 24 * 60)
            throw InvalidInput(place, detail::quoted(text).append(" is not a time of day"),
                               "write hours and minutes, as in 21:20");
        return ClockTime(Minutes{hours * 60 + minutes});
    }

    /// Minutes since midnight, 0 to 1440.
    [[nodiscard]] constexpr Minutes since_midnight() const noexcept { return since_midnight_; }

    friend constexpr auto operator<=>(const ClockTime&, const ClockTime&) = default;

private:
    Minutes since_midnight_{0};
};

/// `21:20`
[[nodiscard]] inline std::string to_string(ClockTime time)
{
    const int minutes = time.since_midnight().count();
    std::string text = "00:00";
    detail::write_digits(text.data(), 2, minutes / 60);
    detail::write_digits(text.data() + 3, 2, minutes % 60);
    return text;
}

}  // namespace muster

#pragma GCC visibility pop
