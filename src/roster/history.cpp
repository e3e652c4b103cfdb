#include "muster/roster/history.hpp"

#include "muster/roster/problem.hpp"
#include "muster/roster/roster.hpp"
#include "share.hpp"

#include <algorithm>
#include <utility>

namespace muster::roster {
namespace {

/// Of the shifts of one day, the one that ends last; the last listed where that is not known.
ShiftTypeId last_of(const Problem& problem, std::span<const Assignment> stood)
{
    const auto end_of = [&](const Assignment& assignment) {
        const ShiftType& type = problem.shift_types()[assignment.shift.type];
        return type.start ? (type.start->since_midnight() + type.length).count() : 0;
    };
    const Assignment* last = &stood.front();
    for (const Assignment& assignment : stood)
        if (end_of(assignment) >= end_of(*last))
            last = &assignment;
    return last->shift.type;
}

History days_after(const Problem& problem, const Roster& roster, MemberId member)
{
    History after = problem.history(member);
    for (int day = 0; day < problem.day_count(); ++day) {
        const auto stood = roster.on(member, day);
        if (stood.empty()) {
            after.days_worked = 0;
            ++after.days_off;
        } else {
            ++after.days_worked;
            after.days_off = 0;
            after.last_shift = last_of(problem, stood);
        }
    }
    return after;
}

}  // namespace

std::vector<History> histories_after(const Problem& problem, const Roster& roster)
{
    const std::size_t people = problem.members().size();
    std::vector<History> after;
    std::vector<std::int64_t> shares;
    for (std::size_t row = 0; row < people; ++row) {
        const MemberId member(static_cast<MemberId::Value>(row));
        after.push_back(days_after(problem, roster, member));
        shares.push_back(problem.members()[member].share);
    }
    for (const Measure measure : all_measures) {
        std::vector<std::int64_t> loads(people, 0);
        std::int64_t total = 0;
        for (const auto& [member, shift] : roster.assignments()) {
            const std::int64_t load = problem.load_of(measure, problem.index_of(shift.day), shift.type);
            loads[member.row()] += load;
            total += shares[member.row()] > 0 ? load : 0;
        }
        const std::vector<std::int64_t> fair = apportioned(total, shares);
        for (std::size_t row = 0; row < people; ++row)
            after[row].carry_over[index(measure)] += loads[row] - fair[row];
    }
    return after;
}

}  // namespace muster::roster
