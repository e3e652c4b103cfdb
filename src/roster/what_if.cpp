#include "muster/roster/what_if.hpp"

#include "muster/core/error.hpp"
#include "muster/roster/check.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace muster::inline v0_2::roster {
namespace {

void require_member(const Problem& problem, MemberId member)
{
    if (!problem.members().contains(member))
        throw InvalidInput({"member"},
                           "there is none of that number, and there are " + std::to_string(problem.member_count()),
                           "give a row number from 0");
}

/// In order; some part of them is not to change.
std::vector<Day> frozen_days(const Draft& draft)
{
    std::vector<Day> frozen;
    for (const Unavailable& row : draft.unavailable)
        if (row.reason == Bar::frozen)
            frozen.push_back(row.day);
    std::ranges::sort(frozen);
    return frozen;
}

/// The member is away on all of these days that are not frozen, and nothing is pinned to the member there.
void set_away(const Problem& problem, Draft& draft, MemberId member, const Period& days)
{
    const std::vector<Day> frozen = frozen_days(draft);
    const auto is_away = [&](Day day) { return days.contains(day) && !std::ranges::binary_search(frozen, day); };
    for (int at = 0; at < problem.day_count(); ++at)
        if (const Day day = problem.day(at); is_away(day))
            draft.unavailable.push_back({member, day, {}, Bar::leave});
    std::erase_if(draft.pinned, [&](const Assignment& pin) { return pin.member == member && is_away(pin.shift.day); });
}

}  // namespace

Problem with_leave(const Problem& problem, MemberId member, const Period& days)
{
    require_member(problem, member);
    Draft draft = problem.draft();
    set_away(problem, draft, member, days);
    return Problem(std::move(draft));
}

Problem without_member(const Problem& problem, MemberId member)
{
    require_member(problem, member);
    Draft draft = problem.draft();
    Member& gone = draft.members[member.row()];
    gone.share = Share{};
    gone.limits = problem.limits(member);
    gone.contract = {};
    gone.limits.minimum_minutes = Minutes(0);
    gone.limits.minimum_shifts = 0;
    gone.limits.minimum_consecutive = 1;
    gone.limits.minimum_consecutive_weekends = 1;
    gone.limits.maximum_days_off = no_limit;
    gone.limits.kind_runs.clear();
    const std::vector<Day> frozen = frozen_days(draft);
    std::erase_if(draft.requests, [&](const Request& row) {
        return row.member == member && !std::ranges::binary_search(frozen, row.day);
    });
    for (Company& company : draft.companies)
        std::erase(company.members, member);
    std::erase_if(draft.companies, [](const Company& company) { return company.members.size() < 2; });
    set_away(problem, draft, member, problem.period());
    return Problem(std::move(draft));
}

Problem with_cover(const Problem& problem, const Cover& cover)
{
    Draft draft = problem.draft();
    std::erase_if(draft.cover, [&](const Cover& row) { return row.shift == cover.shift && row.skill == cover.skill; });
    draft.cover.push_back(cover);
    return Problem(std::move(draft));
}

Problem frozen_before(const Problem& problem, const Roster& roster, Day day)
{
    Draft draft = problem.draft();
    std::erase_if(draft.pinned, [&](const Assignment& pin) { return pin.shift.day < day; });
    std::erase_if(draft.unavailable, [&](const Unavailable& row) { return row.day < day; });
    for (int row = 0; row < problem.member_count(); ++row) {
        const MemberId member(static_cast<MemberId::Value>(row));
        for (int at = 0; at < problem.day_count() && problem.day(at) < day; ++at)
            for (int column = 0; column < problem.shift_type_count(); ++column) {
                const Assignment one{member, {problem.day(at), ShiftTypeId(static_cast<ShiftTypeId::Value>(column))}};
                if (roster.contains(one))
                    draft.pinned.push_back(one);
                else
                    draft.unavailable.push_back({member, one.shift.day, one.shift.type, Bar::frozen});
            }
    }
    return Problem(std::move(draft));
}

WhatIf what_if(const Problem& problem, const Roster& roster, const Problem& changed, const RepairOptions& options)
{
    const Score before = check(problem, roster).score;
    WhatIf told{.repair = repair(changed, roster, options),
                .cost_before = before.cost,
                .cost_rejudged = check(changed, roster).score.cost,
                .was_feasible = before.is_feasible()};
    told.cost_change = told.repair.solution.score.cost - told.cost_rejudged;
    return told;
}

}  // namespace muster::roster
