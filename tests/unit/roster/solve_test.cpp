// solve: the engine's account of costs is the checker's, it reaches what trying everything reaches, and its bound
// holds.
#include "muster/roster/solve.hpp"

#include "muster/core/error.hpp"
#include "muster/core/seed.hpp"
#include "muster/roster/bound.hpp"
#include "muster/roster/check.hpp"

#include "every_roster.hpp"
#include "roster/engine/model/instance.hpp"
#include "roster/engine/model/state.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <limits>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace muster::inline v0_2::roster::solve_test {
namespace {

using engine::model::HardSoftCost;

const Day monday(2026, 9, 7);

Penalty any_penalty(Random& random)
{
    return random.below(2) == 0 ? Penalty::hard() : Penalty::soft(1 + random.below(9));
}

// Small problems that use every rule, hard or soft as it comes.
Draft random_draft(Random& random, int days, std::uint32_t members)
{
    Draft draft{.period = Period(monday, monday + Days(days - 1))};
    draft.skills.push_back({.code = "senior"});
    draft.shift_types.push_back({.code = "E", .start = ClockTime(Minutes{480}), .length = Minutes{480}});
    draft.shift_types.push_back(
        {.code = "N", .start = ClockTime(Minutes{1320}), .length = Minutes{600}, .is_night = true});
    for (std::uint32_t row = 0; row < members; ++row) {
        Member member{.code = "m" + std::to_string(row)};
        if (random.below(2) == 0)
            member.skills.emplace_back(0);
        member.limits.minimum_minutes = Minutes{static_cast<int>(random.below(600))};
        member.limits.maximum_minutes = Minutes{900 + static_cast<int>(random.below(1500))};
        member.limits.maximum_consecutive = 2 + static_cast<int>(random.below(3));
        member.limits.minimum_consecutive = 1 + static_cast<int>(random.below(2));
        member.limits.minimum_days_off = 1 + static_cast<int>(random.below(2));
        member.limits.maximum_weekends = static_cast<int>(random.below(2));
        member.limits.minimum_rest = Minutes{static_cast<int>(random.below(900))};
        member.limits.maximum_a_day = 1 + static_cast<int>(random.below(2));
        member.limits.of_type.push_back({ShiftTypeId(1), static_cast<int>(random.below(3))});
        if (random.below(2) == 0) {
            if (random.below(2) == 0)
                member.history.days_worked = 1 + static_cast<int>(random.below(2));
            else
                member.history.days_off = 1 + static_cast<int>(random.below(2));
            member.history.last_shifts = {
                LastShift::of(draft.shift_types[random.below(2)], monday - Days(1 + member.history.days_off))};
        }
        draft.members.push_back(std::move(member));
    }
    for (int day = 0; day < days; ++day)
        for (std::uint32_t type = 0; type < 2; ++type) {
            const auto wanted = static_cast<int>(random.below(2));
            draft.cover.push_back({.shift = {monday + Days(day), ShiftTypeId(type)},
                                   .minimum = 0,
                                   .wanted = wanted,
                                   .maximum = wanted + 1,
                                   .under_weight = 20,
                                   .over_weight = 3});
            if (random.below(3) == 0)
                draft.cover.push_back({.shift = {monday + Days(day), ShiftTypeId(type)},
                                       .skill = SkillId(0),
                                       .wanted = 1,
                                       .under_weight = 7});
        }
    draft.forbidden_successions.push_back({ShiftTypeId(1), ShiftTypeId(0)});
    draft.unavailable.push_back({MemberId(0), monday + Days(1), {}, Bar::leave});
    for (std::uint32_t row = 0; row < members; ++row)
        draft.requests.push_back({MemberId(row),
                                  monday + Days(static_cast<int>(random.below(static_cast<std::uint32_t>(days)))),
                                  random.below(2) == 0 ? ShiftTypeId{} : ShiftTypeId(random.below(2)),
                                  random.below(2) == 0 ? Wish::on : Wish::off, 1 + random.below(5)});
    draft.published.assignments.push_back({MemberId(0), {monday, ShiftTypeId(0)}});
    draft.published.change = Penalty::soft(2);
    draft.companies.push_back({.members = {MemberId(0), MemberId(1)},
                               .keep = random.below(2) == 0 ? Keep::together : Keep::apart,
                               .within = random.below(2) == 0 ? Within::shift : Within::day,
                               .penalty = any_penalty(random)});
    draft.fairness.push_back({.measure = Measure::minutes, .above_weight = 1, .below_weight = 1, .step = 240});
    draft.fairness.push_back({.measure = Measure::weekends, .above_weight = 5, .below_weight = 2});
    auto& penalties = draft.penalties;
    for (Penalty* each : {&penalties.shifts_a_day, &penalties.rest, &penalties.succession, &penalties.minimum_minutes,
                          &penalties.maximum_minutes, &penalties.shift_type_maximum, &penalties.maximum_consecutive,
                          &penalties.minimum_consecutive, &penalties.minimum_days_off, &penalties.weekends,
                          &penalties.minimum_cover, &penalties.maximum_cover})
        *each = any_penalty(random);
    return draft;
}

// Lines of any duties that nothing bars, put anew or changed in part, in any order.
TEST(EngineState, KeepsTheCheckersScoreChangeByChange)
{
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(Seed{seed});
    for (int round = 0; round < 40; ++round) {
        const Problem problem(random_draft(random, 9, 3));
        const engine::model::Instance instance(problem);
        engine::model::State state(instance);
        for (int step = 0; step < 60; ++step) {
            const int member = static_cast<int>(random.below(3));
            const int from = static_cast<int>(random.below(9));
            const int to = from + 1 + static_cast<int>(random.below(static_cast<std::uint32_t>(9 - from)));
            engine::model::Line duties;
            for (int day = from; day < to; ++day) {
                auto duty = static_cast<engine::model::DutyIndex>(
                    random.below(static_cast<std::uint32_t>(instance.duty_count)));
                if (instance.linear_of(member, day, duty) == engine::model::barred)
                    duty = 0;
                duties.push_back(duty);
            }
            if (random.below(3) == 0) {
                state.lift(member, from, to);
                state.put(member, from, duties);
            } else {
                state.change(member, from, duties);
            }
            const Score found = check(problem, instance.roster_of(problem, state.lines())).score;
            ASSERT_EQ(state.toll(), (HardSoftCost{found.cost, found.hard})) << "round " << round << " step " << step;
        }
    }
}

// The search is a heuristic: it may miss, but it may neither beat what is best nor break its bound, and it seldom
// misses.
TEST(Solve, IsNeverBetterThanTheBestOfAllRostersAndMostlyReachesIt)
{
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(Seed{seed});
    constexpr int rounds = 30;
    int reached = 0;
    for (int round = 0; round < rounds; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        const Problem problem(random_draft(random, 3, 2));
        const HardSoftCost best = best_of_all(problem);
        const Solution solution = solve(problem, {.time_limit = std::nullopt, .work_limit = 30'000});
        const HardSoftCost found{solution.score.cost, solution.score.hard};
        EXPECT_FALSE(found < best) << found.hard << " " << found.soft;
        reached += found == best ? 1 : 0;
        if (best.hard == 0) {
            EXPECT_LE(*solution.lower_bound, best.soft);
            const auto proved = proved_bound(problem, solution.certificate);
            ASSERT_TRUE(proved);
            EXPECT_LE(*proved, best.soft);
        }
        EXPECT_EQ(solution.status == Status::optimal,
                  found == best && found.hard == 0 && *solution.lower_bound == best.soft);
    }
    EXPECT_GE(reached, rounds * 6 / 10);
}

TEST(Solve, GivesTheSameRosterForTheSameSeedAndWork)
{
    Random random(Seed{5});
    const Problem problem(random_draft(random, 14, 6));
    Options options{.time_limit = std::nullopt, .work_limit = 5'000, .seed = Seed{3}, .threads = 1};
    const Solution alone = solve(problem, options);
    for (const unsigned threads : {1u, 2u, 3u, 0u}) {
        options.threads = threads;
        EXPECT_EQ(solve(problem, options), alone) << threads;
    }
}

TEST(Solve, StopsWhenAskedAndGivesWhatItHas)
{
    Random random(Seed{5});
    const Problem problem(random_draft(random, 14, 6));
    int asked = 0;
    const Solution solution =
        solve(problem, {.work_limit = 100'000'000, .progress = [&](const ProgressReport&) { return ++asked < 3; }});
    EXPECT_EQ(asked, 3);
    EXPECT_EQ(check(problem, solution.roster).score, solution.score);
}

TEST(Solve, TellsAGapOfWhateverIsClaimed)
{
    using Limits = std::numeric_limits<std::int64_t>;
    const Solution claim{.roster = Roster(Period(monday, monday), 1, {}),
                         .score = {.hard = 0, .cost = Limits::max()},
                         .lower_bound = Limits::min(),
                         .certificate = {}};
    EXPECT_DOUBLE_EQ(*claim.gap(), 2.0);
}

TEST(Solve, SharesEvenlyToTheBoundWhereThatCanBe)
{
    Draft draft{.period = Period(monday, monday + Days(11))};
    draft.shift_types.push_back({.code = "D", .start = ClockTime(Minutes{1280}), .length = Minutes{40}});
    for (const char* code : {"a", "b", "c", "d"})
        draft.members.push_back({.code = code});
    for (int day = 0; day < 12; ++day)
        draft.cover.push_back({.shift = {monday + Days(day), ShiftTypeId(0)}, .minimum = 1, .wanted = 1, .maximum = 1});
    draft.fairness.push_back({.measure = Measure::minutes, .above_weight = 1, .below_weight = 1, .step = 40});
    const Problem problem(std::move(draft));
    const Solution solution = solve(problem, {.time_limit = std::nullopt, .work_limit = 20'000});
    EXPECT_EQ(solution.status, Status::optimal);
    EXPECT_EQ(solution.gap(), 0.0);
    EXPECT_EQ(solution.roster.size(), 12u);
}

TEST(Solve, RefusesToSearchForEver)
{
    Random random(Seed{5});
    const Problem problem(random_draft(random, 3, 2));
    try {
        static_cast<void>(solve(problem, {.time_limit = std::nullopt}));
        FAIL() << "accepted";
    } catch (const InvalidInput& error) {
        EXPECT_STREQ(error.what(),
                     "options: neither a time limit nor a work limit is set; set one, so that the search ends");
    }
}

}  // namespace
}  // namespace muster::roster::solve_test
