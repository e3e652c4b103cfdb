// Whole lines planned without tables: they keep the hard rules, cost what they are said to, and none is cheaper.
#include "roster/engine/pricing/label_planner.hpp"

#include "random_lines.hpp"
#include "roster/engine/pricing/table_planner.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <vector>

namespace muster::inline v0_2::roster::engine::pricing::whole_planner_test {
namespace {

std::vector<std::int32_t> random_prices(const Instance& instance, Random& random)
{
    std::vector<std::int32_t> prices;
    for (int day = 0; day < instance.days; ++day)
        for (int duty = 0; duty < instance.duty_count; ++duty)
            prices.push_back(random.below(12) == 0 && duty > 0 ? barred
                                                               : static_cast<std::int32_t>(random.below(120)) - 70);
    return prices;
}

/// The prices of a line's duties and its tolls, linear ones apart, which the prices hold.
HardSoftCost cost_of(const Instance& instance, int member, const Line& line, const std::vector<std::int32_t>& prices)
{
    HardSoftCost cost = instance.line_toll(member, line);
    for (int day = 0; day < instance.days; ++day) {
        const int duty = line[static_cast<std::size_t>(day)];
        cost.soft +=
            prices[static_cast<std::size_t>(day * instance.duty_count + duty)] - instance.linear_of(member, day, duty);
    }
    return cost;
}

TEST(LabelPlanner, a_line_costs_what_tables_say_and_the_floor_is_no_higher)
{
    int exact = 0;
    int planned = 0;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Problem problem = random_problem(seed, 21, true);
        const Instance instance(problem);
        const std::vector<Resource> sums = resources_of_lines(instance);
        Random random(Seed{seed});
        LabelPlanner whole(instance, sums, Seed{seed});
        TablePlanner tables(instance, Seed{seed});
        tables.cells_searched = std::numeric_limits<std::size_t>::max();
        for (int again = 0; again < 2; ++again)
            for (int member = 0; member < instance.members; ++member) {
                whole.tells_prices = again == 0;
                const std::vector<std::int32_t> prices = random_prices(instance, random);
                const Line off(21, 0);
                Line line;
                Line best;
                const auto found = whole.plan(member, prices.data(), line);
                const auto known =
                    tables.plan({.member = member, .from = 0, .to = 21, .line = off, .prices = prices.data()}, best);
                if (!found) {
                    EXPECT_FALSE(known && known->is_exact) << "member " << member;
                    continue;
                }
                ++planned;
                exact += found->is_exact ? 1 : 0;
                const HardSoftCost cost = cost_of(instance, member, line, prices);
                EXPECT_EQ(cost.hard, 0);
                EXPECT_EQ(cost.soft, found->price);
                ASSERT_TRUE(known);
                const HardSoftCost counted = cost_of(instance, member, best, prices);
                if (counted.hard == 0) {
                    EXPECT_LE(found->floor, counted.soft);
                }
                if (known->is_exact && found->is_exact) {
                    EXPECT_EQ(found->price, known->price);
                }
                if (known->is_exact) {
                    EXPECT_GE(found->price, known->price);
                }
            }
    }
    EXPECT_GT(planned, 150);
    EXPECT_GT(exact, planned * 9 / 10);
}

TEST(LabelPlanner, prices_of_sums_to_begin_from_change_no_answer)
{
    int compared = 0;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Problem problem = random_problem(seed, 28, true);
        const Instance instance(problem);
        const std::vector<Resource> sums = resources_of_lines(instance);
        Random random(Seed{seed});
        LabelPlanner from_none(instance, sums, Seed{seed});
        LabelPlanner from_some(instance, sums, Seed{seed + 1});
        std::vector<double> begun(sums.size());
        for (double& price : begun)
            price = random.unit() * 40.0 - 20.0;
        from_some.begin_at(begun);
        for (int member = 0; member < instance.members; ++member) {
            const std::vector<std::int32_t> prices = random_prices(instance, random);
            Line one;
            Line other;
            const auto first = from_none.plan(member, prices.data(), one);
            const auto second = from_some.plan(member, prices.data(), other);
            if (!first || !second)
                continue;  // a search may end without a line
            ++compared;
            EXPECT_LE(second->floor, second->price);
            if (first->is_exact && second->is_exact) {
                EXPECT_EQ(first->price, second->price);
            } else {
                EXPECT_LE(first->floor, second->price);
                EXPECT_LE(second->floor, first->price);
            }
        }
    }
    EXPECT_GT(compared, 100);
}

TEST(TablePlanner, tables_and_search_plan_the_same)
{
    int compared = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Problem problem = random_problem(seed, 21, true);
        const Instance instance(problem);
        Random random(Seed{seed});
        TablePlanner tables(instance, Seed{seed});
        TablePlanner searches(instance, Seed{seed});
        searches.cells_searched = 0;
        for (int member = 0; member < instance.members; ++member) {
            const std::vector<std::int32_t> prices = random_prices(instance, random);
            const Line off(21, 0);
            const PricingTask task{.member = member, .from = 0, .to = 21, .line = off, .prices = prices.data()};
            Line one;
            Line other;
            const auto by_table = tables.plan(task, one);
            const auto by_search = searches.plan(task, other);
            ASSERT_EQ(by_table.has_value(), by_search.has_value());
            if (!by_table)
                continue;
            EXPECT_LE(by_search->floor, by_search->price);
            if (by_table->is_exact && by_search->is_exact) {
                EXPECT_EQ(by_table->price, by_search->price);
                ++compared;
            }
        }
    }
    EXPECT_GT(compared, 100);
}

}  // namespace
}  // namespace muster::roster::engine::pricing::whole_planner_test
