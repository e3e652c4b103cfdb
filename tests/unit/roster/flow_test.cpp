// Rosters whose days are free of each other are flows: solved exactly, with prices that prove it.
#include "muster/core/seed.hpp"
#include "muster/roster/bound.hpp"
#include "muster/roster/check.hpp"
#include "muster/roster/solve.hpp"

#include "roster/engine/search/flow.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <random>
#include <string>
#include <vector>

namespace muster::inline v0_2::roster::flow_test {
namespace {

using engine::model::HardSoftCost;

const Day monday(2026, 9, 7);

// Two shifts of one length and time a day, wishes, leave, pins, a skill asked for here and there, fair shares; company
// where it is asked for.
Draft free_days(Random& random, int days, std::uint32_t members, bool with_company)
{
    Draft draft{.period = Period(monday + Days(3), monday + Days(3 + days - 1))};  // over a weekend
    draft.skills.push_back({.code = "senior"});
    for (const char* code : {"A", "B"})
        draft.shift_types.push_back({.code = code, .start = ClockTime(Minutes{1280}), .length = Minutes{40}});
    for (std::uint32_t row = 0; row < members; ++row) {
        Member member{.code = "m" + std::to_string(row)};
        if (random.below(2) == 0)
            member.skills.emplace_back(0);
        member.history.carry_over[index(Measure::minutes)] = Surplus::whole(static_cast<int>(random.below(3)) * 40);
        draft.members.push_back(std::move(member));
    }
    const auto any_day = [&] {
        return monday + Days(3 + static_cast<int>(random.below(static_cast<std::uint32_t>(days))));
    };
    for (int day = 0; day < days; ++day)
        for (std::uint32_t type = 0; type < 2; ++type) {
            const auto wanted = static_cast<int>(random.below(3));
            draft.cover.push_back({.shift = {monday + Days(3 + day), ShiftTypeId(type)},
                                   .wanted = wanted,
                                   .maximum = wanted + 1,
                                   .under_weight = 1 + random.below(60),
                                   .over_weight = random.below(4)});
            if (random.below(2) == 0)
                draft.cover.push_back({.shift = {monday + Days(3 + day), ShiftTypeId(type)},
                                       .skill = SkillId(0),
                                       .wanted = 1,
                                       .under_weight = 1 + random.below(30)});
        }
    draft.unavailable.push_back({MemberId(0), any_day(), {}, Bar::leave});
    draft.requests.push_back({MemberId(1), any_day(), {}, Wish::on, 1 + random.below(9)});
    draft.requests.push_back({MemberId(0), any_day(), ShiftTypeId(1), Wish::on, 1 + random.below(9)});
    draft.requests.push_back({MemberId(members - 1), any_day(), ShiftTypeId(0), Wish::off, 1 + random.below(9)});
    draft.fairness.push_back({.measure = Measure::minutes, .above_weight = 1, .below_weight = 1, .step = 40});
    draft.fairness.push_back({.measure = Measure::weekends, .above_weight = 5, .below_weight = 2, .step = 1});
    if (with_company)
        draft.companies.push_back({.members = {MemberId(0), MemberId(1)},
                                   .keep = random.below(2) == 0 ? Keep::together : Keep::apart,
                                   .within = random.below(2) == 0 ? Within::shift : Within::day});
    return draft;
}

/// Least (hard, cost) over every choice of a duty for each member and day.
HardSoftCost best_of_single_shifts(const Problem& problem)
{
    const auto types = static_cast<std::uint32_t>(problem.shift_types().size());
    const auto members = static_cast<std::uint32_t>(problem.members().size());
    const auto slots = members * static_cast<std::uint32_t>(problem.day_count());
    std::vector<std::uint32_t> duty(slots, 0);
    std::optional<HardSoftCost> best;
    for (;;) {
        std::vector<Assignment> some;
        bool may_be = true;
        for (std::uint32_t slot = 0; slot < slots && may_be; ++slot)
            if (duty[slot] > 0) {
                const int day = static_cast<int>(slot / members);
                const MemberId member(slot % members);
                may_be = problem.may_stand(member, day, ShiftTypeId(duty[slot] - 1));
                some.push_back({member, {problem.day(day), ShiftTypeId(duty[slot] - 1)}});
            }
        if (may_be) {
            const auto score = check(problem, Roster(problem.period(), members, some)).score;
            const HardSoftCost cost{score.cost, score.hard};
            if (!best || cost < *best)
                best = cost;
        }
        std::uint32_t slot = 0;
        while (slot < slots && ++duty[slot] > types)
            duty[slot++] = 0;
        if (slot == slots)
            return *best;
    }
}

TEST(Flow, FindsTheBestOfAllRostersAndProvesIt)
{
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(Seed{seed});
    for (int round = 0; round < 30; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        const Problem problem(free_days(random, 4, 2, false));
        const HardSoftCost best = best_of_single_shifts(problem);
        const engine::model::Instance instance(problem);
        const auto plan = engine::search::flow_plan(instance, problem.cover().size());
        ASSERT_TRUE(plan);
        const auto score = check(problem, instance.roster_of(problem, plan->lines)).score;
        EXPECT_EQ((HardSoftCost{score.cost, score.hard}), best);

        const Solution solution = solve(problem, {.time_limit = std::nullopt, .work_limit = 1'000});
        EXPECT_EQ(solution.score.cost, best.soft);
        EXPECT_EQ(solution.status, best.hard == 0 ? Status::optimal : solution.status);
        const auto proved = proved_bound(problem, solution.certificate);
        ASSERT_TRUE(proved || best.hard > 0);
        EXPECT_LE(proved.value_or(0), best.soft);
    }
}

TEST(Flow, IsMendedForCompanyAndNeverBetterThanTheBest)
{
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(Seed{seed});
    for (int round = 0; round < 30; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        const Problem problem(free_days(random, 4, 2, true));
        const HardSoftCost best = best_of_single_shifts(problem);
        const engine::model::Instance instance(problem);
        const auto plan = engine::search::flow_plan_with_company(instance, problem.cover().size(), {});
        ASSERT_TRUE(plan);
        const auto score = check(problem, instance.roster_of(problem, plan->lines)).score;
        EXPECT_FALSE((HardSoftCost{score.cost, score.hard}) < best);
        const Solution solution = solve(problem, {.time_limit = std::nullopt, .work_limit = 20'000});
        if (best.hard == 0) {
            EXPECT_LE(*solution.lower_bound, best.soft);
        }
        EXPECT_FALSE((HardSoftCost{solution.score.cost, solution.score.hard}) < best);
    }
}

TEST(Flow, ProvesNoLessWhereTurnsAreToLieApartThanWithoutThat)
{
    const auto seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(Seed{seed});
    int compared = 0;
    for (int round = 0; round < 30; ++round) {
        SCOPED_TRACE("round " + std::to_string(round));
        Draft draft = free_days(random, 4, 2, false);
        EXPECT_FALSE(
            engine::search::unspaced_flow_plan(engine::model::Instance(Problem(draft)), draft.cover.size(), {}));
        const HardSoftCost unspaced = best_of_single_shifts(Problem(draft));
        draft.spacing = {.weight = 1 + random.below(60), .distance = 2 + static_cast<int>(random.below(2))};
        if (random.below(2) == 0)
            draft.members[0].limits.maximum_consecutive = 1;
        const Problem problem(draft);
        const auto plan =
            engine::search::unspaced_flow_plan(engine::model::Instance(problem), problem.cover().size(), {});
        ASSERT_TRUE(plan);
        if (unspaced.hard > 0)
            continue;
        const auto proved = proved_bound(problem, {.prices = plan->prices});
        ASSERT_TRUE(proved);
        EXPECT_GE(*proved, unspaced.soft);
        EXPECT_LE(*proved, best_of_single_shifts(problem).soft);
        const Solution solution = solve(problem, {.time_limit = std::nullopt, .work_limit = 1'000});
        EXPECT_GE(*solution.lower_bound, *proved);
        ++compared;
    }
    EXPECT_GT(compared, 0);
}

TEST(Flow, IsLeftToOthersWhereDaysAreNotFree)
{
    Random random(Seed{1});
    const auto is_flow = [](const Draft& draft) {
        const Problem problem(draft);
        return engine::search::flow_plan(engine::model::Instance(problem), problem.cover().size()).has_value();
    };
    const Draft free = free_days(random, 5, 3, false);
    EXPECT_TRUE(is_flow(free));
    Draft runs = free;
    runs.members[1].limits.maximum_consecutive = 2;
    EXPECT_FALSE(is_flow(runs));
    Draft off = free;
    off.members[0].limits.minimum_days_off = 2;
    EXPECT_FALSE(is_flow(off));
    Draft successions = free;
    successions.forbidden_successions.push_back({ShiftTypeId(0), ShiftTypeId(1)});
    EXPECT_FALSE(is_flow(successions));
    Draft lengths = free;
    lengths.shift_types[1].length = Minutes{80};
    EXPECT_FALSE(is_flow(lengths));
    Draft apart = free;  // two shifts a day
    apart.shift_types[1].start = ClockTime(Minutes{600});
    apart.members[0].limits.maximum_a_day = 2;
    EXPECT_FALSE(is_flow(apart));
}

}  // namespace
}  // namespace muster::roster::flow_test
