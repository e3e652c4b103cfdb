// One thing changed: what is told of it, against every roster there is.
#include "muster/roster/what_if.hpp"

#include "tight.hpp"

#include "muster/core/error.hpp"
#include "muster/roster/check.hpp"
#include "muster/roster/repair.hpp"
#include "muster/roster/rotate.hpp"
#include "watched.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace muster::inline v0_2::roster::what_if_test {
namespace {

TEST(WhatIf, TellsWhatAChangeWouldCost)
{
    const Problem problem(duty(8, 14));
    const Roster roster = rotate(problem);

    const WhatIf fewer = what_if(problem, roster, without_member(problem, MemberId(7)));
    EXPECT_TRUE(fewer.was_feasible);
    EXPECT_TRUE(fewer.repair.solution.score.is_feasible());
    EXPECT_EQ(fewer.repair.dropped.size(), roster.of(MemberId(7)).size());
    EXPECT_EQ(fewer.cost_before, check(problem, roster).score.cost);
    EXPECT_EQ(fewer.cost_rejudged, check(without_member(problem, MemberId(7)), roster).score.cost);
    EXPECT_EQ(fewer.cost_change, fewer.repair.solution.score.cost - fewer.cost_rejudged);

    const WhatIf more = what_if(
        problem, roster, with_cover(problem, {.shift = {day(3), late}, .minimum = 2, .wanted = 2, .maximum = 2}));
    EXPECT_EQ(more.repair.dropped.size(), 0u);
    EXPECT_EQ(more.repair.added.size(), 1u);
    EXPECT_THROW((void)without_member(problem, MemberId(8)), InvalidInput);
}

TEST(WhatIf, OneFewerIsJudgedAsIfThatMemberHadNeverBeenThere)
{
    int compared = 0;
    for (std::uint64_t seed = 1; seed <= as_many_as(120U); ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Random random(Seed{seed});
        const bool has_one_type = random.below(2) == 0;
        Draft draft = priced_draft(random, has_one_type ? 4 : 3, has_one_type ? 1 : 2);
        const MemberId last(static_cast<MemberId::Value>(draft.members.size() - 1));
        draft.requests.push_back({last, day(0), {}, Wish::on, 9});
        draft.requests.push_back({last, day(2), {}, Wish::off, 3});
        Draft never = draft;
        never.members.pop_back();
        const auto is_of_last = [&](const auto& row) { return row.member == last; };
        std::erase_if(never.unavailable, is_of_last);
        std::erase_if(never.requests, is_of_last);
        for (Company& company : never.companies)
            std::erase(company.members, last);
        std::erase_if(never.companies, [](const Company& company) { return company.members.size() < 2; });
        std::optional<Problem> fewer;
        std::optional<Problem> others;
        try {
            fewer.emplace(without_member(Problem(draft), last));
            others.emplace(never);
        } catch (const InvalidInput&) {
            EXPECT_TRUE(!fewer) << "refused one way only";
            continue;
        }
        ++compared;
        for_every_roster(*others, [&](const Roster& roster) {
            const Roster same(roster.period(), fewer->members().size(),
                              {roster.assignments().begin(), roster.assignments().end()});
            const Score told = check(*fewer, same).score;
            const Score truth = check(*others, roster).score;
            ASSERT_EQ(told.hard, truth.hard);
            ASSERT_EQ(told.cost, truth.cost);
        });
    }
    EXPECT_GT(compared, as_many_as(60));
}

TEST(WhatIf, LeaveBarsItsDaysAndChangesNothingElse)
{
    int compared = 0;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Random random(Seed{seed});
        std::optional<Problem> problem;
        std::optional<Problem> away;
        const Day first = day(static_cast<int>(random.below(4)));
        try {
            problem.emplace(priced_draft(random, 4, 1));
            away.emplace(with_leave(*problem, bob, Period(first, first + Days(1))));
        } catch (const InvalidInput&) {
            continue;
        }
        bool may_stand_any = false;
        for (int at = 0; at < 4; ++at)
            may_stand_any = may_stand_any || away->may_stand(bob, at, early);
        if (!may_stand_any)
            continue;  // then bob has no turns to be spaced
        ++compared;
        const Roster published = any_roster(*problem, random);
        const std::int64_t price = random.below(30);
        std::optional<std::int64_t> least;
        for_every_roster(*problem, [&](const Roster& roster) {
            const bool stands_away = std::ranges::any_of(roster.of(bob), [&](const Assignment& each) {
                return first <= each.shift.day && each.shift.day <= first + Days(1) && may_stand(*problem, each);
            });
            const Score before = check(*problem, roster).score;
            const Score after = check(*away, roster).score;
            EXPECT_EQ(after.cost, before.cost);
            EXPECT_EQ(after.hard > before.hard, stands_away);
            const std::int64_t cost =
                after.cost + price * static_cast<std::int64_t>(told_of(*away, published, roster).counted);
            if (after.is_feasible())
                least = std::min(least.value_or(cost), cost);
        });
        const WhatIf told = what_if(*problem, published, *away, {.move_price = price});
        EXPECT_EQ(told.repair, repair(*away, published, {.move_price = price}));
        EXPECT_EQ(told.cost_before, check(*problem, published).score.cost);
        EXPECT_EQ(told.was_feasible, check(*problem, published).is_feasible());
        EXPECT_EQ(told.cost_rejudged, check(*away, published).score.cost);
        EXPECT_EQ(told.repair.solution.status == Status::infeasible, !least);
        if (least) {
            EXPECT_EQ(told.repair.priced_cost(), *least);
        }
    }
    EXPECT_GT(compared, 20);
}

TEST(WhatIf, OneFewerInTheMiddleOfATermLeavesThePastAsItWas)
{
    const Problem problem(duty(8, 14));
    const Roster published = rotate(problem);
    const MemberId gone(7);
    const Problem fewer = without_member(frozen_before(problem, published, day(7)), gone);
    const Repair repaired = repair(fewer, published);
    EXPECT_TRUE(repaired.solution.score.is_feasible());
    for (const Assignment& each : repaired.solution.roster.of(gone))
        EXPECT_LT(each.shift.day, day(7));
    for (const Assignment& each : published.of(gone))
        EXPECT_EQ(repaired.solution.roster.contains(each), each.shift.day < day(7));
}

TEST(WhatIf, LeaveDoesNotReachIntoDaysThatStayAsTheyAre)
{
    const Problem problem(duty(8, 14));
    const Roster published = rotate(problem);
    const Problem now = frozen_before(problem, published, day(7));
    const Problem away = with_leave(now, MemberId(1), Period(day(0), day(13)));
    EXPECT_EQ(away, with_leave(now, MemberId(1), Period(day(7), day(13))));
    EXPECT_TRUE(repair(away, published).solution.score.is_feasible());
}

}  // namespace
}  // namespace muster::roster::what_if_test
