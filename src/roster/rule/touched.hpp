// Days that shifts touch: of a long one, of 24 hours and more, all that it lasts on.
#pragma once

#include "history_shifts.hpp"

#include "muster/roster/problem.hpp"
#include "muster/roster/shift.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace muster::inline v0_2::roster::rule {

/// Days after the first that a shift of the type lasts on, if it is long; else 0. From midnight where its start is not
/// known.
[[nodiscard]] inline int days_touched_besides(const std::optional<ClockTime>& start, Minutes length)
{
    if (length.count() < 24 * 60)
        return 0;
    const int from = start ? static_cast<int>(start->since_midnight().count()) : 0;
    return (from + static_cast<int>(length.count()) - 1) / (24 * 60);
}
[[nodiscard]] inline int days_touched_besides(const ShiftType& type)
{
    return days_touched_besides(type.start, type.length);
}

/// What the history touches: days in a row up to the day before the period, and days from there on.
struct TouchedBefore {
    int before = 0;
    int reaching = 0;
};

[[nodiscard]] inline TouchedBefore touched_before(const Problem& problem, MemberId member)
{
    const History& history = problem.history(member);
    TouchedBefore touched{.before = std::max(history.days_worked, history.days_touched)};
    for (const ShiftBefore& shift : problem.shifts_before(member)) {
        const int last = shift.day + days_touched_besides(shift.start, shift.length);
        touched.reaching = std::max(touched.reaching, last + 1);
        if (last >= -1)
            touched.before = std::max(touched.before, -shift.day);
    }
    return touched;
}

/// Whether days in a row that shifts start on are never more too many than those they touch. They may be where a shift
/// starts on a day that the history lasts on, which is not held against this roster.
[[nodiscard]] inline bool is_tolled_by_starts(const Problem& problem, MemberId member)
{
    const int reaching = touched_before(problem, member).reaching;
    return reaching == 0 ||
           problem.history(member).days_worked + reaching <= problem.limits(member).maximum_consecutive;
}

/// Days in a row that shifts of one member touch.
struct TouchedRun {
    int first = 0;   ///< day in the period
    int days = 0;    ///< from the first day of the period on, also beyond its last
    int own = 0;     ///< of these, days that only shifts of the period touch
    int before = 0;  ///< days of the history that belong to it

    /// Days that are more than `most` by shifts of the period. Those that the history lasts on were judged with it.
    [[nodiscard]] int beyond(int most) const noexcept { return std::min(own, before + days - most); }
};

/// All of a member, where `touched` says which days shifts of the period touch; oldest first.
[[nodiscard]] inline std::vector<TouchedRun> touched_runs(const Problem& problem, MemberId member,
                                                          const std::vector<bool>& touched)
{
    const auto [before, reaching] = touched_before(problem, member);
    std::vector<TouchedRun> runs;
    bool goes_on = before > 0;
    for (int day = 0; day < static_cast<int>(touched.size()); ++day) {
        const bool is_touched = touched[static_cast<std::size_t>(day)];
        if (!is_touched && day >= reaching) {
            goes_on = false;
            continue;
        }
        if (day == 0 && goes_on)
            runs.push_back({.before = before});
        else if (!goes_on)
            runs.push_back({.first = day});
        goes_on = true;
        ++runs.back().days;
        runs.back().own += day >= reaching ? 1 : 0;
    }
    return runs;
}

/// Which days the shifts of a line touch: of the period, and beyond its end as far as they last.
[[nodiscard]] inline std::vector<bool> touched_days(const Problem& problem, std::span<const Assignment> line)
{
    std::vector<bool> touched(static_cast<std::size_t>(problem.day_count()), false);
    for (const auto& [_, shift] : line) {
        const int first = problem.index_of(shift.day);
        const int last = first + days_touched_besides(problem.shift_types()[shift.type]);
        if (last >= static_cast<int>(touched.size()))
            touched.resize(static_cast<std::size_t>(last) + 1, false);
        for (int day = first; day <= last; ++day)
            touched[static_cast<std::size_t>(day)] = true;
    }
    return touched;
}

}  // namespace muster::roster::rule
