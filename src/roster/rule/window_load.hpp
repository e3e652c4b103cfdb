// What counts toward a maximum within some days.
#pragma once

#include "history_shifts.hpp"

#include "muster/roster/problem.hpp"
#include "muster/roster/window.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace muster::inline v0_2::roster::rule {

/// What a shift of the period adds.
[[nodiscard]] inline std::int64_t load_of(const Problem& problem, const WindowMaximum& window, int day,
                                          ShiftTypeId type)
{
    return window.type.is_set() && window.type != type ? 0 : problem.load_of(window.measure, day, type);
}

/// What the history has on each of the last `days - 1` days before the period, latest last.
[[nodiscard]] inline std::vector<std::int64_t> load_before(const Problem& problem, MemberId member,
                                                           const WindowMaximum& window)
{
    const int days = window.days - 1;
    std::vector<std::int64_t> load(static_cast<std::size_t>(days), 0);
    for (const EarlierShift& shift : shifts_before(problem, member, days)) {
        if (window.type.is_set() && window.type != shift.type)
            continue;
        std::int64_t& of_day = load[static_cast<std::size_t>(days + shift.day)];
        if (window.measure == Measure::weekends)
            of_day += problem.draft().calendar.is_weekend(problem.day(shift.day)) ? 1 : 0;
        else if (window.measure == Measure::minutes)
            of_day += shift.length.count();
        else if (shift.type.is_set())
            of_day += problem.load_of(window.measure, 0, shift.type);
        else
            of_day += window.measure == Measure::shifts ? 1 : 0;
    }
    return load;
}

}  // namespace muster::roster::rule
