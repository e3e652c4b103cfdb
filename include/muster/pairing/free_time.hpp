// When in the week somebody is free.
#pragma once

#include "muster/core/minutes.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace muster::pairing {

/// A run of free time within one day.
struct FreeSpan {
    int weekday;  ///< Monday is 1, Sunday is 7
    ClockTime from;
    ClockTime to;

    friend bool operator==(const FreeSpan&, const FreeSpan&) = default;
};

/// Parts of a week that are free, in quarters of an hour. A value: nothing is free until it is said to be.
class FreeTime {
public:
    /// Never free.
    constexpr FreeTime() = default;

    /// Free every day from `from` to `to`. A quarter counts when all of it lies between the two.
    ///
    /// @throws InvalidInput  unless `from` comes before `to`.
    [[nodiscard]] static FreeTime daily(ClockTime from, ClockTime to);

    /// This time and `from` to `to` on a weekday (Monday is 1, Sunday is 7) as well.
    ///
    /// @throws InvalidInput  on another weekday, or unless `from` comes before `to`.
    [[nodiscard]] FreeTime with(int weekday, ClockTime from, ClockTime to) const;

    /// This time without what is taken, as by a class; a quarter taken in part is not free.
    ///
    /// @throws InvalidInput  as `with`.
    [[nodiscard]] FreeTime without(int weekday, ClockTime from, ClockTime to) const;

    /// When both are free.
    [[nodiscard]] FreeTime common_with(const FreeTime& other) const noexcept;

    /// The longest runs, from Monday on; `with` for each of them makes the same time again.
    [[nodiscard]] std::vector<FreeSpan> spans() const;

    /// How long in a week.
    [[nodiscard]] Minutes length() const noexcept;

    friend bool operator==(const FreeTime&, const FreeTime&) = default;

private:
    static constexpr int quarters_a_day = 96;

    std::array<std::uint64_t, 11> quarters_{};  // bit (weekday - 1) * 96 + quarter of the day
};

}  // namespace muster::pairing
