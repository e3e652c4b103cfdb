// Weekends in a row on one member's line, for the rules and histories that count them.
#pragma once

#include "muster/roster/problem.hpp"
#include "muster/roster/roster.hpp"

#include <cstdint>
#include <vector>

namespace muster::roster::rule {

/// What the history says of weekends.
struct WeekendsBefore {
    std::int32_t in_a_row = 0;      ///< on duty, up to the one before the first of the period
    bool first_was_worked = false;  ///< the first one began before the period, and was worked then
};

[[nodiscard]] inline WeekendsBefore weekends_before(const Problem& problem, MemberId member)
{
    const History& history = problem.history(member);
    WeekendsBefore before{.in_a_row = history.weekends_worked};
    const bool is_known = history.days_worked > 0 || history.days_off > 0;
    if (before.in_a_row == 0 || !is_known || problem.weekend_of(0) < 0)
        return before;
    // A weekend that the first day belongs to is the history's last one if the last turn was in it.
    const std::int64_t last_turn = -1 - std::int64_t{history.days_off};
    int first = 0;
    while (first > last_turn && problem.draft().calendar.is_weekend(problem.day(first - 1)))
        --first;
    before.first_was_worked = first <= last_turn;
    before.in_a_row -= before.first_was_worked ? 1 : 0;
    return before;
}

/// Which weekends of the period have a shift.
[[nodiscard]] inline std::vector<bool> weekends_worked(const Problem& problem, const Roster& roster, MemberId member)
{
    std::vector<bool> worked(static_cast<std::size_t>(problem.weekend_count()), false);
    for (const Assignment& assignment : roster.of(member))
        if (const int weekend = problem.weekend_of(problem.index_of(assignment.shift.day)); weekend >= 0)
            worked[static_cast<std::size_t>(weekend)] = true;
    return worked;
}

}  // namespace muster::roster::rule
