// A run of days.
#pragma once

#include "muster/core/day.hpp"
#include "muster/core/error.hpp"

#include <cstddef>
#include <string>

#pragma GCC visibility push(default)

namespace muster::inline v0_2 {

/// The days from `first` to `last`, both included. Always true: both are calendar days, `first <= last`.
class Period {
public:
    /// @throws InvalidInput  if a day is special or `last` comes before `first`.
    Period(Day first, Day last) : first_(first), last_(last)
    {
        const Where here{"period"};
        require_calendar_day(first, here);
        require_calendar_day(last, here);
        if (last < first)
            throw InvalidInput(here,
                               std::string("its last day ")
                                   .append(muster::to_string(last))
                                   .append(" comes before its first, ")
                                   .append(muster::to_string(first)),
                               "exchange the two days");
    }

    /// First day.
    [[nodiscard]] Day first() const noexcept { return first_; }
    /// Last day, itself included.
    [[nodiscard]] Day last() const noexcept { return last_; }

    /// Number of days, at least 1.
    [[nodiscard]] std::size_t length() const { return static_cast<std::size_t>((last_ - first_).days()) + 1; }
    /// Whether the day is one of them.
    [[nodiscard]] bool contains(Day day) const { return first_ <= day && day <= last_; }
    /// Whether they share a day.
    [[nodiscard]] bool overlaps(const Period& other) const { return first_ <= other.last_ && other.first_ <= last_; }

    friend bool operator==(const Period&, const Period&) = default;

private:
    Day first_;
    Day last_;
};

/// `2026-09-07..2026-12-27`
[[nodiscard]] inline std::string to_string(const Period& period)
{
    return to_string(period.first()) + ".." + to_string(period.last());
}

}  // namespace muster

#pragma GCC visibility pop
