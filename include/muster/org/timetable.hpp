// When in the week a class or a person is taken, and what that leaves free.
#pragma once

#include "muster/core/day.hpp"
#include "muster/core/error.hpp"
#include "muster/core/minutes.hpp"
#include "muster/core/order.hpp"
#include "muster/core/period.hpp"
#include "muster/org/teaching_weeks.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::org {

/// One lesson or other weekly engagement.
struct TakenTime {
    int weekday;                                 ///< Monday is 1, Sunday is 7
    ClockTime from;                              ///< when it begins
    ClockTime to;                                ///< after `from`
    TeachingWeeks weeks = TeachingWeeks::all();  ///< of the term; all by default

    friend bool operator==(const TakenTime&, const TakenTime&) = default;
};

/// The part of a day that counts when free time is added up.
struct DayWindow {
    ClockTime from{Minutes{8 * 60}};  ///< begin of what counts
    ClockTime to{Minutes{22 * 60}};   ///< end of what counts

    friend bool operator==(const DayWindow&, const DayWindow&) = default;
};

namespace detail {

inline void require_length(ClockTime from, ClockTime to, const char* what)
{
    if (to <= from)
        throw InvalidInput({what}, to_string(to).append(" does not come after ").append(to_string(from)),
                           "give a beginning and a later end on the same day");
}

}  // namespace detail

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
    /// What is taken, in order. Valid as long as this timetable is.
    [[nodiscard]] std::span<const TakenTime> taken() const noexcept { return taken_; }
    /// Whether nothing is taken, in any week.
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

inline Timetable::Timetable(Day week_one, std::vector<TakenTime> taken) : week_one_(week_one), taken_(std::move(taken))
{
    require_calendar_day(week_one, {"timetable"});
    if (iso_weekday(week_one) != 1)
        throw InvalidInput(
            {"timetable"},
            std::string("week 1 begins on ").append(muster::to_string(week_one)).append(", which is no Monday"),
            "give the Monday of the first week");
    for (std::size_t row = 0; row < taken_.size(); ++row) {
        const Where here{std::string("timetable, time ").append(std::to_string(row + 1))};
        const TakenTime& time = taken_[row];
        if (time.weekday < 1 || time.weekday > 7)
            throw InvalidInput(here, std::string("weekday ").append(std::to_string(time.weekday)),
                               "give 1 for Monday to 7 for Sunday");
        if (time.to <= time.from)
            throw InvalidInput(here,
                               std::string("its end ")
                                   .append(to_string(time.to))
                                   .append(" does not come after its beginning ")
                                   .append(to_string(time.from)),
                               "exchange the two, or split what runs past midnight");
        if (time.weeks.empty())
            throw InvalidInput(here, "it is held in no week", "give the weeks, or leave the time out");
    }
    muster::detail::put_in_order(taken_, [](const TakenTime& left, const TakenTime& right) {
        if (left.weekday != right.weekday)
            return left.weekday < right.weekday;
        if (left.from != right.from)
            return left.from < right.from;
        return left.to != right.to ? left.to < right.to : left.weeks.bits() < right.weeks.bits();
    });
}

inline int Timetable::week_of(Day day) const
{
    require_calendar_day(day, {"timetable"});
    if (!week_one_)
        return 0;
    const long days = (day - *week_one_).days();
    return static_cast<int>(days >= 0 ? days / 7 + 1 : -((6 - days) / 7) + 1);
}

inline bool Timetable::is_free(Day day, ClockTime from, ClockTime to) const
{
    detail::require_length(from, to, "free time");
    const int week = week_of(day);
    const int weekday = iso_weekday(day);
    for (const TakenTime& time : taken_)
        if (time.weekday == weekday && time.weeks.contains(week) && time.from < to && from < time.to)
            return false;
    return true;
}

inline Timetable Timetable::joined_with(const Timetable& other) const
{
    if (!week_one_)
        return other;
    if (!other.week_one_)
        return *this;
    if (*week_one_ != *other.week_one_)
        throw InvalidInput({"timetable"},
                           std::string("its week 1 begins on ")
                               .append(muster::to_string(*week_one_))
                               .append(", that of the other on ")
                               .append(muster::to_string(*other.week_one_)),
                           "give both the same first Monday");
    std::vector<TakenTime> all = taken_;
    all.insert(all.end(), other.taken_.begin(), other.taken_.end());
    return Timetable(*week_one_, std::move(all));
}

/// Time a week that both have free in every week of the term; what is taken in some weeks only counts as taken.
[[nodiscard]] Minutes free_minutes_in_common(const Timetable& left, const Timetable& right,
                                             const DayWindow& window = {});

/// Time within the days of `period` that both have free.
[[nodiscard]] Minutes free_minutes_in_period(std::span<const Timetable> all, const Period& period,
                                             const DayWindow& window = {});

}  // namespace muster::org

#pragma GCC visibility pop
