// Lengths of time and times of day, in whole minutes.
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <ratio>
#include <string>
#include <string_view>

namespace muster {

struct Where;

/// A length of time.
using Minutes = std::chrono::duration<std::int32_t, std::ratio<60>>;

/// A time of day, 00:00 to 24:00 (the end of the day). Always true: 0 <= minutes since midnight <= 1440.
class ClockTime {
public:
    /// Midnight, at the start of the day.
    constexpr ClockTime() = default;

    /// @throws InvalidInput  outside 00:00 to 24:00.
    explicit ClockTime(Minutes since_midnight);

    /// Reads `21:20` (also `7:05`).
    ///
    /// @throws InvalidInput  at `place`.
    [[nodiscard]] static ClockTime parse(std::string_view text, const Where& place);

    [[nodiscard]] constexpr Minutes since_midnight() const noexcept { return since_midnight_; }

    friend constexpr auto operator<=>(const ClockTime&, const ClockTime&) = default;

private:
    Minutes since_midnight_{0};
};

/// `21:20`
[[nodiscard]] std::string to_string(ClockTime time);

}  // namespace muster
