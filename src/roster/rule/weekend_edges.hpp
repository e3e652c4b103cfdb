// What lies of weekends beyond the end of the period, for the rules that judge them as a whole.
#pragma once

#include "muster/core/day.hpp"
#include "muster/roster/problem.hpp"

namespace muster::inline v0_2::roster::rule {

/// First day that the next roster plans, as far as it is known.
[[nodiscard]] inline Day next_planned_day(const Problem& problem)
{
    return problem.draft().next_begins.value_or(problem.day(problem.day_count()));
}

/// Whether the next roster plans days of the weekend that the last day of the period belongs to, if it does to one.
[[nodiscard]] inline bool last_weekend_goes_on(const Problem& problem, MemberId member)
{
    if (problem.stands_alone() || problem.weekend_of(member, problem.day_count() - 1) < 0)
        return false;
    const Day next = next_planned_day(problem);
    for (Day day = problem.day(problem.day_count()); day <= next; day += Days(1))
        if (!problem.is_weekend(member, day))
            return false;
    return problem.members()[member].is_one_on(next);
}

/// Whether weekends on duty in a row may go on in the next roster: no whole weekend is left unplanned before it.
[[nodiscard]] inline bool weekends_may_go_on(const Problem& problem, MemberId member)
{
    if (problem.stands_alone())
        return false;
    const Day next = next_planned_day(problem);
    bool is_of_last = problem.weekend_of(member, problem.day_count() - 1) >= 0;
    for (Day day = problem.day(problem.day_count()); day < next; day += Days(1)) {
        const bool is_weekend = problem.is_weekend(member, day);
        is_of_last = is_of_last && is_weekend;
        if (is_weekend && !is_of_last && !problem.is_weekend(member, day + Days(1)))
            return false;
    }
    return true;
}

/// First day in the period of one of its weekends.
[[nodiscard]] inline int first_day_of_weekend(const Problem& problem, MemberId member, int weekend)
{
    int day = 0;
    while (problem.weekend_of(member, day) != weekend)
        ++day;
    return day;
}

}  // namespace muster::roster::rule
