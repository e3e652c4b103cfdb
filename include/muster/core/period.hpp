// A run of days.
#pragma once

#include "muster/core/day.hpp"

#include <cstddef>
#include <string>

namespace muster {

/// The days from `first` to `last`, both included. Always true: both are calendar days, `first <= last`.
class Period {
public:
    /// @throws InvalidInput  if a day is special or `last` comes before `first`.
    Period(Day first, Day last);

    [[nodiscard]] Day first() const noexcept { return first_; }
    [[nodiscard]] Day last() const noexcept { return last_; }

    /// Number of days, at least 1.
    [[nodiscard]] std::size_t length() const;
    [[nodiscard]] bool contains(Day day) const { return first_ <= day && day <= last_; }
    [[nodiscard]] bool overlaps(const Period& other) const { return first_ <= other.last_ && other.first_ <= last_; }

    friend bool operator==(const Period&, const Period&) = default;

private:
    Day first_;
    Day last_;
};

/// `2026-09-07..2026-12-27`
[[nodiscard]] std::string to_string(const Period& period);

}  // namespace muster
