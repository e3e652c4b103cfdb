// Fewest changes first, by a search that is cut at a rising limit (see mend.cpp); then the same number of changes, made
// by other people where that costs less.
#include "muster/roster/repair.hpp"

#include "mend.hpp"

#include "muster/roster/check.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

namespace muster::roster {
namespace {

/// The published roster without what its members can no longer stand.
Roster without_barred(const Problem& problem, const Roster& published)
{
    std::vector<Assignment> gone;
    for (const Assignment& assignment : published.assignments())
        if (!problem.may_stand(assignment.member, problem.index_of(assignment.shift.day), assignment.shift.type))
            gone.push_back(assignment);
    return published.with(gone, {});
}

/// Gives added shifts to others as long as that costs less, breaks nothing and changes no more.
Roster improved(const Problem& problem, const Roster& published, Roster roster)
{
    for (bool is_better = true; is_better;) {
        is_better = false;
        std::vector<Assignment> added;
        std::ranges::set_difference(roster.assignments(), published.assignments(), std::back_inserter(added),
                                    std::less<>{});
        for (const Assignment& now : added) {
            const int day = problem.index_of(now.shift.day);
            std::optional<Roster> best;
            std::int64_t least = 0;
            for (int row = 0; row < problem.member_count(); ++row) {
                const Assignment instead{MemberId(static_cast<MemberId::Value>(row)), now.shift};
                if (!problem.may_stand(instead.member, day, now.shift.type) || roster.contains(instead))
                    continue;
                const Scope scope{{std::min(now.member, instead.member), std::max(now.member, instead.member)}, {day}};
                Roster moved = roster.with({&now, 1}, {&instead, 1});
                const Score after = check(problem, moved, scope).score;
                const std::int64_t change = after.cost - check(problem, roster, scope).score.cost;
                if (after.hard == 0 && change < least) {
                    least = change;
                    best = std::move(moved);
                }
            }
            if (best) {
                roster = *std::move(best);
                is_better = true;
            }
        }
    }
    return roster;
}

}  // namespace

Repair repair(const Problem& problem, const Roster& published, const RepairOptions& options)
{
    MendOptions search{.most_changes = 0, .most_nodes = options.most_nodes, .progress = &options.progress};
    std::size_t least = 0;
    Mended mended = mend(problem, published, search);
    while (!mended.roster && mended.is_exhausted && mended.next_limit != static_cast<std::size_t>(-1)) {
        least = mended.next_limit;
        search.most_changes = least;
        mended = mend(problem, published, search);
    }
    bool is_impossible = !mended.roster && mended.is_exhausted;
    if (!mended.roster && !is_impossible && !mended.is_stopped) {
        search.most_changes.reset();
        mended = mend(problem, published, search);
        is_impossible = !mended.roster && mended.is_exhausted;
    }
    Roster roster =
        mended.roster ? improved(problem, published, *std::move(mended.roster)) : without_barred(problem, published);
    const Score score = check(problem, roster).score;
    Repair made{.solution = {.roster = std::move(roster),
                             .score = score,
                             .status = score.is_feasible() ? Status::feasible
                                       : is_impossible     ? Status::infeasible
                                                           : Status::incomplete},
                .least_changes = least};
    const auto now = made.solution.roster.assignments();
    std::ranges::set_difference(published.assignments(), now, std::back_inserter(made.dropped), std::less<>{});
    std::ranges::set_difference(now, published.assignments(), std::back_inserter(made.added), std::less<>{});
    return made;
}

}  // namespace muster::roster
