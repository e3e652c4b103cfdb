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

namespace muster::roster::rule {

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

/// What the history touches: days in a row up to the day before the period, and days of the period.
struct TouchedBefore {
    int before = 0;
    int reaching = 0;
};

[[nodiscard]] inline TouchedBefore touched_before(const Problem& problem, MemberId member)
{
    TouchedBefore touched{.before = problem.history(member).days_worked};
    for (const ShiftBefore& shift : problem.shifts_before(member)) {
        const int last = shift.day + days_touched_besides(shift.start, shift.length);
        touched.reaching = std::max(touched.reaching, last + 1);
        if (last >= -1)
            touched.before = std::max(touched.before, -shift.day);
    }
    return touched;
}

/// Days in a row that shifts of one member touch.
struct TouchedRun {
    int first = 0;   ///< day in the period
    int days = 0;    ///< within the period
    int own = 0;     ///< of these, days that shifts of the period touch
    int before = 0;  ///< days of the history that belong to it
};

/// All of a member, where `touched` says which days shifts of the period touch; oldest first.
[[nodiscard]] inline std::vector<TouchedRun> touched_runs(const Problem& problem, MemberId member,
                                                          const std::vector<bool>& touched)
{
    const auto [before, reaching] = touched_before(problem, member);
    std::vector<TouchedRun> runs;
    bool goes_on = before > 0;
    for (int day = 0; day < problem.day_count(); ++day) {
        const bool own = touched[static_cast<std::size_t>(day)];
        if (!own && day >= reaching) {
            goes_on = false;
            continue;
        }
        if (day == 0 && goes_on)
            runs.push_back({.before = before});
        else if (!goes_on)
            runs.push_back({.first = day});
        goes_on = true;
        ++runs.back().days;
        runs.back().own += own ? 1 : 0;
    }
    return runs;
}

/// Which days the shifts of a line touch.
[[nodiscard]] inline std::vector<bool> touched_days(const Problem& problem, std::span<const Assignment> line)
{
    std::vector<bool> touched(static_cast<std::size_t>(problem.day_count()), false);
    for (const auto& [_, shift] : line) {
        const int first = problem.index_of(shift.day);
        const int last =
            std::min(first + days_touched_besides(problem.shift_types()[shift.type]), problem.day_count() - 1);
        for (int day = first; day <= last; ++day)
            touched[static_cast<std::size_t>(day)] = true;
    }
    return touched;
}

}  // namespace muster::roster::rule
