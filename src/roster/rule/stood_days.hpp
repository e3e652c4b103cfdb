// What a member stands, day by day: kinds of shifts and nights, for the rules that look at nothing else.
#pragma once

#include "line_machine.hpp"
#include "roster/line_so_far.hpp"

#include "muster/roster/problem.hpp"
#include "muster/roster/roster.hpp"

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

namespace muster::inline v0_2::roster::rule {

/// By day of the period.
[[nodiscard]] inline std::vector<Stood> stood_days(const Problem& problem, std::span<const Assignment> line)
{
    std::vector<Stood> days(static_cast<std::size_t>(problem.day_count()));
    for (const auto& [_, shift] : line) {
        Stood& stood = days[static_cast<std::size_t>(problem.index_of(shift.day))];
        stood.kinds.push_back(problem.kind_of(shift.type));
        stood.is_night = stood.is_night || problem.shift_types()[shift.type].is_night;
    }
    for (Stood& stood : days) {
        std::ranges::sort(stood.kinds);
        stood.kinds.erase(std::unique(stood.kinds.begin(), stood.kinds.end()), stood.kinds.end());
    }
    return days;
}

/// The line with one more shift.
[[nodiscard]] inline std::vector<Stood> stood_days_with(const LineSoFar& line, int day, ShiftTypeId type)
{
    std::vector<Assignment> with(line.assignments().begin(), line.assignments().end());
    with.push_back({line.member(), {line.problem().day(day), type}});
    return stood_days(line.problem(), with);
}

}  // namespace muster::roster::rule
