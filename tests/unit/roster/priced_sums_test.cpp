// Limits on sums that are priced: the bound holds and is the checker's, lines are the cheapest there are, and the lines
// in parts make a roster.
#include "muster/core/error.hpp"
#include "muster/core/seed.hpp"
#include "muster/roster/bound.hpp"
#include "muster/roster/check.hpp"
#include "muster/roster/solve.hpp"
#include "random_lines.hpp"
#include "roster/engine/bound/lagrangian_dual.hpp"
#include "roster/engine/bound/lower_bound.hpp"
#include "roster/engine/pricing/path_planner.hpp"
#include "roster/engine/pricing/table_planner.hpp"
#include "roster/engine/search/rounding.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace muster::inline v0_2::roster::engine::search::priced_sums_test {
namespace {

const Budget never;

TEST(PathPlanner, a_line_where_nothing_is_counted_costs_what_the_tables_say)
{
    int planned = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Problem problem = random_problem(seed, 14, false);
        const Instance instance(problem);
        Random random(Seed{seed});
        TablePlanner planner(instance, Seed{seed});
        PathPlanner free(instance, Seed{seed});
        const Line off(14, 0);
        for (int member = 0; member < instance.members; ++member) {
            std::vector<std::int32_t> prices;
            for (int day = 0; day < 14; ++day)
                for (int duty = 0; duty < instance.duty_count; ++duty)
                    prices.push_back(
                        random.below(9) == 0 && duty > 0 ? barred : static_cast<std::int32_t>(random.below(200)) - 100);
            Line line;
            Line counted;
            const auto price = free.plan(member, prices.data(), 0, 1, line);
            const auto plan =
                planner.plan({.member = member, .from = 0, .to = 14, .line = off, .prices = prices.data()}, counted);
            ASSERT_EQ(price.has_value(), plan.has_value());
            if (!price)
                continue;
            EXPECT_EQ(*price, plan->price);
            Cost sum = 0;
            for (std::size_t day = 0; day < line.size(); ++day)
                sum += prices[day * static_cast<std::size_t>(instance.duty_count) + line[day]];
            const HardSoftCost toll = instance.line_toll(member, line);
            EXPECT_EQ(toll.hard, 0);
            EXPECT_EQ(sum + toll.soft, *price);
            ++planned;
        }
    }
    EXPECT_GT(planned, 100);
}

TEST(PricedSums, a_weekend_may_be_worth_what_is_paid_for_each_of_its_days)
{
    for (int weight = 100; weight <= 3200; weight += 100) {
        SCOPED_TRACE("weight " + std::to_string(weight));
        Draft draft = small_draft(14);
        draft.shift_types.resize(1);
        for (Member& member : draft.members)
            member.limits.maximum_weekends = 1;
        for (const int index : {5, 6, 12, 13})
            draft.cover.push_back({.shift = {day(index), early}, .wanted = 3, .under_weight = weight});
        const Problem problem(std::move(draft));
        const Instance instance(problem);
        LagrangianDual dual(instance, problem.cover().size(), Seed{1}, Sums::priced);
        for (int round = 0; round < 800 && !dual.is_settled(); ++round)
            ASSERT_TRUE(dual.step({}, never));
        EXPECT_EQ(dual.bound(), 6 * weight);  // three of six come each weekend at most
    }
}

TEST(PricedSums, the_bound_is_the_checkers_and_no_roster_costs_less)
{
    int raised = 0;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Problem problem = random_problem(seed, 14, true);
        const Instance instance(problem);
        LagrangianDual dual(instance, problem.cover().size(), Seed{seed}, Sums::priced);
        const Solution best = solve(problem, {.work_limit = 3000});
        for (int round = 0; round < 300 && !dual.is_infeasible(); ++round) {
            dual.step({}, never);
            if (round % 100 == 0 && dual.bound()) {
                ASSERT_EQ(proved_bound(problem, dual.certificate()), dual.bound());
            }
        }
        if (dual.is_infeasible() || best.score.hard > 0)
            continue;
        EXPECT_EQ(proved_bound(problem, dual.certificate()), dual.bound());
        EXPECT_LE(*dual.bound(), best.score.cost);
        raised += 10 * *dual.bound() > 8 * best.score.cost ? 1 : 0;
    }
    EXPECT_GT(raised, 5);  // the bound says something, too
}

TEST(PricedSums, shifts_of_one_length_that_are_limited_and_shared_out_are_one_sum)
{
    int proved = 0;
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Draft draft = random_problem(seed, 14, true).draft();
        for (Member& member : draft.members) {
            member.limits.minimum_shifts = 3;
            member.limits.maximum_shifts = 6;
        }
        draft.penalties.minimum_shifts = Penalty::soft(5);
        draft.penalties.maximum_shifts = Penalty::soft(7);
        draft.fairness = {{.measure = Measure::shifts, .above_weight = 3, .below_weight = 2}};
        const Problem problem(std::move(draft));
        const Instance instance(problem);
        LagrangianDual dual(instance, problem.cover().size(), Seed{seed}, Sums::priced);
        for (int round = 0; round < 100 && !dual.is_infeasible(); ++round)
            dual.step({}, never);
        if (dual.is_infeasible())
            continue;
        EXPECT_EQ(proved_bound(problem, dual.certificate()), dual.bound());
        ++proved;
    }
    EXPECT_GT(proved, 3);
}

TEST(PricedSums, any_prices_prove_a_bound)
{
    int proved = 0;
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Problem problem = random_problem(seed, 10, true);
        const Solution best = solve(problem, {.work_limit = 3000});
        if (best.score.hard > 0)
            continue;
        Random random(Seed{seed});
        const auto price = [&] { return static_cast<std::int64_t>(random.below(200)) - 100; };
        BoundCertificate certificate{.prices = {}, .denominator = 2};
        for (std::size_t row = 0; row < problem.cover().size(); ++row)
            certificate.prices.push_back(price());
        for (const MemberId member : {ann, bob, cai}) {
            certificate.sums.push_back({.member = member, .measure = Measure::minutes, .price = price()});
            certificate.sums.push_back({.member = member, .sum = SumKind::weekends, .price = price()});
            certificate.sums.push_back({.member = member, .sum = SumKind::type, .type = night, .price = price()});
        }
        const auto bound = proved_bound(problem, certificate);
        ASSERT_TRUE(bound);
        EXPECT_LE(*bound, best.score.cost);
        ++proved;
    }
    EXPECT_GT(proved, 5);
}

TEST(PricedSums, a_sum_with_two_prices_or_of_nobody_is_refused)
{
    const Problem problem = random_problem(1, 7, true);
    BoundCertificate certificate{.prices = std::vector<std::int64_t>(problem.cover().size(), 0)};
    certificate.sums = {{.member = ann, .price = 1}, {.member = ann, .type = night, .price = 2}};
    EXPECT_THROW(static_cast<void>(proved_bound(problem, certificate)), InvalidInput);
    certificate.sums = {{.member = MemberId(7), .price = 1}};
    EXPECT_THROW(static_cast<void>(proved_bound(problem, certificate)), InvalidInput);
    certificate.sums = {{.member = ann, .sum = SumKind::type, .type = ShiftTypeId(9), .price = 1}};
    EXPECT_THROW(static_cast<void>(proved_bound(problem, certificate)), InvalidInput);
}

TEST(LineRounding, lines_in_parts_become_a_roster_that_is_near_the_bound)
{
    const Problem problem = random_problem(4, 70, true);
    const Instance instance(problem);
    LagrangianDual dual(instance, problem.cover().size(), Seed{1}, Sums::priced);
    for (int round = 0; round < 800 && !dual.is_settled(); ++round)
        ASSERT_TRUE(dual.step({}, never));
    std::vector<std::vector<Line>> made;
    for (int time = 0; time < 2; ++time) {
        LineRounding rounding(instance, problem.cover().size(), dual, Seed{2});
        while (rounding.step())
            ;
        EXPECT_TRUE(rounding.is_done());
        made.push_back(rounding.lines());
    }
    EXPECT_EQ(made[0], made[1]);
    const Report report = check(problem, instance.roster_of(problem, made[0]));
    EXPECT_EQ(report.score.hard, 0);
    EXPECT_GE(report.score.cost, *dual.bound());
    EXPECT_LE(report.score.cost, *dual.bound() * 3 / 2);
}

TEST(LowerBound, where_tables_would_be_large_even_no_prices_are_told_with_all_sums)
{
    const Problem problem = random_problem(1, 320, true);
    const Instance instance(problem);
    const LowerBound bounding(instance, problem.cover().size(), Seed{1});
    const BoundCertificate certificate = bounding.certificate();
    EXPECT_EQ(certificate.sums.size(), resources_of_lines(instance).size());
    const auto proved = proved_bound(problem, certificate);
    ASSERT_TRUE(proved);
    EXPECT_GE(*proved, 0);
}

}  // namespace
}  // namespace muster::roster::engine::search::priced_sums_test
