// Runs of equal days on one member's line, for the rules that count them.
#pragma once

#include "muster/roster/problem.hpp"
#include "muster/roster/roster.hpp"

#include <vector>

namespace muster::inline v0_2::roster::rule {

/// Days in a row on duty, or off duty, with those of the history in front of them.
struct Run {
    bool is_work = false;
    int first = 0;           ///< its first day in the period; 0 for a run of the history that ends before the period
    int days = 0;            ///< within the period; 0 for a run of the history that ends before the period
    int before = 0;          ///< days of the history that belong to it
    bool is_waived = false;  ///< touches an edge beyond which nothing is known: its least length cannot be judged

    [[nodiscard]] int length() const noexcept { return before + days; }
};

/// All runs of a member, oldest first. Where the roster stands alone, its first and last day end them.
[[nodiscard]] inline std::vector<Run> runs_of(const Problem& problem, const Roster& roster, MemberId member)
{
    std::vector<Run> runs;
    const History& history = problem.history(member);
    const bool has_history = !problem.stands_alone() && (history.days_worked > 0 || history.days_off > 0);
    const bool is_known = has_history || problem.stands_alone();
    if (has_history)
        runs.push_back({.is_work = history.days_worked > 0, .before = history.days_worked + history.days_off});
    for (int day = 0; day < problem.day_count(); ++day) {
        const bool is_work = !roster.on(member, day).empty();
        if (runs.empty() || runs.back().is_work != is_work)
            runs.push_back({.is_work = is_work, .first = day, .is_waived = day == 0 && !is_known});
        ++runs.back().days;
    }
    const bool ends_here = problem.stands_alone() || (runs.back().is_work && problem.is_followed_by_gap());
    runs.back().is_waived = runs.back().is_waived || !ends_here;
    return runs;
}

}  // namespace muster::roster::rule
