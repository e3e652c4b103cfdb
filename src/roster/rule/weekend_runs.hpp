// Weekends in a row on one member's line, for the rules and histories that count them.
#pragma once

#include "muster/roster/problem.hpp"
#include "muster/roster/roster.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace muster::inline v0_2::roster::rule {

/// What the history says of weekends.
struct WeekendsBefore {
    std::int32_t in_a_row = 0;      ///< on duty, up to the one before the first of the period
    bool first_was_worked = false;  ///< the first one began before the period, and was worked then
};

[[nodiscard]] inline WeekendsBefore weekends_before(const Problem& problem, MemberId member)
{
    const History& history = problem.history(member);
    const bool is_known = history.days_worked > 0 || history.days_off > 0;
    if (history.weekends_worked == 0 || !is_known)
        return {.in_a_row = history.weekends_worked};
    const auto is_weekend = [&](int day) { return problem.is_weekend(member, problem.day(day)); };
    constexpr int days_looked_back = 1000;
    const int last_turn = -1 - std::min(history.days_off, days_looked_back);
    // A weekend that the first day belongs to is the history's last one if the last turn was in it.
    bool is_same = is_weekend(last_turn);
    for (int day = last_turn + 1; day <= 0; ++day) {
        if (!is_same && is_weekend(day - 1) && !is_weekend(day) && day - 1 > last_turn)
            return {};  // it was off duty, and ends the row
        is_same = is_same && is_weekend(day);
    }
    return {.in_a_row = history.weekends_worked - (is_same ? 1 : 0), .first_was_worked = is_same};
}

/// Which weekends of the period have a shift.
[[nodiscard]] inline std::vector<bool> weekends_worked(const Problem& problem, const Roster& roster, MemberId member)
{
    std::vector<bool> worked(static_cast<std::size_t>(problem.weekend_count(member)), false);
    for (const Assignment& assignment : roster.of(member))
        if (const int weekend = problem.weekend_of(member, problem.index_of(assignment.shift.day)); weekend >= 0)
            worked[static_cast<std::size_t>(weekend)] = true;
    return worked;
}

}  // namespace muster::roster::rule
