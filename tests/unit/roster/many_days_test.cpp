// Rules that reach over many days, alone and beside all others, against every roster there is.
#include "tight.hpp"

#include "muster/core/error.hpp"
#include "muster/roster/bound.hpp"
#include "muster/roster/check.hpp"
#include "muster/roster/solve.hpp"
#include "watched.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>

namespace muster::inline v0_2::roster::many_days_test {
namespace {

/// Shifts of a day and more, stood before the draft, too; what is asked for in hours is left out.
Draft long_draft(std::uint64_t seed)
{
    Random random(Seed{seed});
    const auto up_to = [&](std::uint32_t most) { return static_cast<std::int32_t>(random.below(most + 1)); };
    const bool has_one_type = up_to(1) == 0;
    const auto make = up_to(1) == 0 ? &priced_draft : &tight_draft;
    Draft draft = make(random, has_one_type ? 4 : 3, has_one_type ? 1 : 2);
    add_rules_of_many_days(draft, random);
    if (up_to(1) == 0)
        draft.shift_types[early.row()] = {.code = "E", .start = at(20), .length = Minutes(1440 + 60 * up_to(23))};
    for (Member& member : draft.members) {
        member.limits.minimum_minutes = Minutes(0);
        member.limits.maximum_consecutive = 1 + up_to(3);
        member.limits.minimum_consecutive =
            std::min(member.limits.minimum_consecutive, member.limits.maximum_consecutive);
        if (up_to(1) == 0)
            continue;
        member.history = worked(1 + up_to(2), draft.shift_types[early.row()]);
        member.history.weekends_worked = up_to(2);
        member.history.days_touched = member.history.days_worked + up_to(1);
    }
    draft.penalties.maximum_consecutive = up_to(1) == 0 ? Penalty::hard() : Penalty::soft(up_to(99));
    return draft;
}

TEST(RulesOfManyDays, AreSolvedAsTheBestOfAllRostersSays)
{
    int possible = 0;
    int impossible = 0;
    for (std::uint64_t seed = 1; seed <= as_many_as(150U); ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        std::optional<Problem> problem;
        try {
            problem.emplace(long_draft(seed));
        } catch (const InvalidInput&) {
            continue;  // too few may stand
        }
        std::optional<std::int64_t> best;
        for_every_roster(*problem, [&](const Roster& roster) {
            if (const Score score = check(*problem, roster).score; score.is_feasible())
                best = std::min(best.value_or(score.cost), score.cost);
        });
        const Solution found = solve(*problem, {.time_limit = std::nullopt, .work_limit = 50'000});
        if (!best) {
            ++impossible;
            EXPECT_EQ(found.status, Status::infeasible);
            continue;
        }
        ++possible;
        EXPECT_EQ(found.status, Status::optimal);
        EXPECT_EQ(found.score.cost, *best);
        EXPECT_LE(lower_bound(*problem), *best);
    }
    EXPECT_GT(possible, as_many_as(30));
    EXPECT_GT(impossible, as_many_as(30));
}

}  // namespace
}  // namespace muster::roster::many_days_test
