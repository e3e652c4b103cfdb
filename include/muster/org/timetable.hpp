// When in the week a class or a person is taken, and what that leaves free.
#pragma once

#include "muster/core/day.hpp"
#include "muster/core/minutes.hpp"
#include "muster/core/period.hpp"
#include "muster/org/teaching_weeks.hpp"

#include <optional>
#include <span>
#include <vector>

namespace muster::org {

/// One lesson or other weekly engagement.
struct TakenTime {
    int weekday;  ///< Monday is 1, Sunday is 7
    ClockTime from;
    ClockTime to;  ///< after `from`
    TeachingWeeks weeks = TeachingWeeks::all();

    friend bool operator==(const TakenTime&, const TakenTime&) = default;
};

/// The part of a day that counts when free time is added up.
struct DayWindow {
    ClockTime from{Minutes{8 * 60}};
    ClockTime to{Minutes{22 * 60}};

    friend bool operator==(const DayWindow&, const DayWindow&) = default;
};

/// A weekly timetable of one term. A value.
///
/// Always true: week 1 begins on a Monday; every time ends after it begins, on a weekday 1 to 7, in at least one week.
/// Times are in the order of weekday, beginning and end. Weeks before the first and after the 64th are free.
class Timetable {
public:
    /// Always free.
    Timetable() = default;

    /// `week_one` is the Monday on which week 1 begins.
    ///
    /// @throws InvalidInput  naming the first time at fault, or if `week_one` is no Monday.
    Timetable(Day week_one, std::vector<TakenTime> taken);

    /// Not set for a timetable that is always free.
    [[nodiscard]] std::optional<Day> week_one() const { return week_one_; }
    /// Valid as long as this timetable is.
    [[nodiscard]] std::span<const TakenTime> taken() const noexcept { return taken_; }
    [[nodiscard]] bool is_always_free() const noexcept { return taken_.empty(); }

    /// Number of the week of the term that `day` lies in; 0 or less before week 1. 0 when always free.
    [[nodiscard]] int week_of(Day day) const;

    /// Whether nothing is taken between the two on that day. O(times a week).
    ///
    /// @throws InvalidInput  unless `from` comes before `to`.
    [[nodiscard]] bool is_free(Day day, ClockTime from, ClockTime to) const;

    /// Both timetables in one, as of a person and of the person's class.
    ///
    /// @throws InvalidInput  if they begin week 1 on different days.
    [[nodiscard]] Timetable joined_with(const Timetable& other) const;

    friend bool operator==(const Timetable&, const Timetable&) = default;

private:
    std::optional<Day> week_one_;
    std::vector<TakenTime> taken_;
};

/// Time a week that both have free in every week of the term; what is taken in some weeks only counts as taken.
[[nodiscard]] Minutes free_minutes_in_common(const Timetable& left, const Timetable& right,
                                             const DayWindow& window = {});

/// Time within the days of `period` that both have free.
[[nodiscard]] Minutes free_minutes_in_period(std::span<const Timetable> all, const Period& period,
                                             const DayWindow& window = {});

}  // namespace muster::org
