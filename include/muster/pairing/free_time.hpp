// When in the week somebody is free.
#pragma once

#include "muster/core/error.hpp"
#include "muster/core/minutes.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::pairing {

/// A run of free time within one day.
struct FreeSpan {
    int weekday;     ///< Monday is 1, Sunday is 7
    ClockTime from;  ///< begin
    ClockTime to;    ///< end, after `from`

    friend bool operator==(const FreeSpan&, const FreeSpan&) = default;
};

namespace detail {

inline constexpr int minutes_a_quarter = 15;

inline void require_weekday(int weekday)
{
    if (weekday < 1 || weekday > 7)
        throw InvalidInput({"free time"}, std::string("weekday ").append(std::to_string(weekday)),
                           "give 1 (Monday) to 7 (Sunday)");
}

inline void require_order(ClockTime from, ClockTime to)
{
    if (from >= to)
        throw InvalidInput({"free time"}, to_string(from).append(" does not come before ").append(to_string(to)),
                           "give the earlier time first; split what goes past midnight");
}

struct QuarterBit {
    std::size_t word;
    std::uint64_t mask;
};

[[nodiscard]] constexpr QuarterBit bit_of(int quarter_of_week)
{
    const auto index = static_cast<std::size_t>(quarter_of_week);
    return {index / 64, std::uint64_t{1} << (index % 64)};
}

}  // namespace detail

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

inline FreeTime FreeTime::daily(ClockTime from, ClockTime to)
{
    FreeTime made;
    for (int weekday = 1; weekday <= 7; ++weekday)
        made = made.with(weekday, from, to);
    return made;
}

inline FreeTime FreeTime::with(int weekday, ClockTime from, ClockTime to) const
{
    detail::require_weekday(weekday);
    detail::require_order(from, to);
    FreeTime made = *this;
    const int first = (from.since_midnight().count() + detail::minutes_a_quarter - 1) / detail::minutes_a_quarter;
    const int behind = to.since_midnight().count() / detail::minutes_a_quarter;
    for (int quarter = first; quarter < behind; ++quarter) {
        const detail::QuarterBit bit = detail::bit_of((weekday - 1) * quarters_a_day + quarter);
        made.quarters_[bit.word] |= bit.mask;
    }
    return made;
}

inline FreeTime FreeTime::without(int weekday, ClockTime from, ClockTime to) const
{
    detail::require_weekday(weekday);
    detail::require_order(from, to);
    FreeTime made = *this;
    const int first = from.since_midnight().count() / detail::minutes_a_quarter;
    const int behind = (to.since_midnight().count() + detail::minutes_a_quarter - 1) / detail::minutes_a_quarter;
    for (int quarter = first; quarter < behind; ++quarter) {
        const detail::QuarterBit bit = detail::bit_of((weekday - 1) * quarters_a_day + quarter);
        made.quarters_[bit.word] &= ~bit.mask;
    }
    return made;
}

inline std::vector<FreeSpan> FreeTime::spans() const
{
    const auto is_free = [&](int quarter_of_week) {
        const detail::QuarterBit bit = detail::bit_of(quarter_of_week);
        return (quarters_[bit.word] & bit.mask) != 0;
    };
    std::vector<FreeSpan> found;
    for (int weekday = 1; weekday <= 7; ++weekday)
        for (int quarter = 0; quarter < quarters_a_day; ++quarter) {
            const int first = quarter;
            while (quarter < quarters_a_day && is_free((weekday - 1) * quarters_a_day + quarter))
                ++quarter;
            if (quarter > first)
                found.push_back({weekday, ClockTime(Minutes{first * detail::minutes_a_quarter}),
                                 ClockTime(Minutes{quarter * detail::minutes_a_quarter})});
        }
    return found;
}

inline FreeTime FreeTime::common_with(const FreeTime& other) const noexcept
{
    FreeTime made;
    for (std::size_t word = 0; word < quarters_.size(); ++word)
        made.quarters_[word] = quarters_[word] & other.quarters_[word];
    return made;
}

inline Minutes FreeTime::length() const noexcept
{
    int quarters = 0;
    for (const std::uint64_t word : quarters_)
        quarters += __builtin_popcountll(word);  // std::popcount without <bit>
    return Minutes(quarters * detail::minutes_a_quarter);
}

}  // namespace muster::pairing

#pragma GCC visibility pop
