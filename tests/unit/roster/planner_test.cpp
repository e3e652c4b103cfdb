// Windows of a line, against every way to fill them.
#include "roster/engine/pricing/table_planner.hpp"

#include "every_line.hpp"
#include "random_lines.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace muster::inline v0_2::roster::engine::pricing::planner_test {
namespace {

constexpr int days = 16;
constexpr int open_days = 4;

TEST(TablePlanner, tells_of_each_duty_the_least_of_the_lines_with_it)
{
    constexpr int few_days = 6;
    int compared = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Problem problem = random_problem(seed, few_days, true);
        const Instance instance(problem);
        Random random(Seed{seed});
        TablePlanner planner(instance, Seed{seed});
        List<std::int32_t> prices;
        for (int cell = 0; cell < few_days * instance.duty_count; ++cell)
            prices.push_back(static_cast<std::int32_t>(random.below(200)) - 120);
        for (int member = 0; member < instance.members; ++member) {
            const Line off(few_days, 0);
            Line line;
            const PricingTask task{.member = member, .from = 0, .to = few_days, .line = off, .prices = prices.data()};
            const auto plan = planner.plan(task, line);
            List<Cost> least;
            if (!plan || !planner.least_by_duty(task, least))
                continue;
            List<Cost> truth(least.size(), TablePlanner::no_line);
            each_line(few_days, instance.duty_count, [&](const Line& each) {
                const HardSoftCost toll = instance.line_toll(member, each);
                if (toll.hard > 0)
                    return;
                Cost cost = toll.soft;
                for (int day = 0; day < few_days; ++day)
                    cost += prices[day * instance.duty_count + each[day]] - instance.linear_of(member, day, each[day]);
                for (int day = 0; day < few_days; ++day) {
                    Cost& with = truth[day * instance.duty_count + each[day]];
                    with = std::min(with, cost);
                }
            });
            for (std::size_t at = 0; at < least.size(); ++at)
                EXPECT_LE(least[at], truth[at]) << at;
            EXPECT_EQ(*std::ranges::min_element(least), plan->floor);
            if (plan->is_exact && member > 0) {  // maxima of types are counted where the best line needs it
                EXPECT_EQ(least, truth);
                ++compared;
            }
        }
    }
    EXPECT_GT(compared, 60);
}

TEST(TablePlanner, fills_a_window_as_well_as_can_be)
{
    int filled = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Problem problem = random_problem(seed, days, true);
        const Instance instance(problem);
        const auto duties = static_cast<std::size_t>(instance.duty_count);
        Random random(Seed{seed});
        TablePlanner planner(instance, Seed{seed});
        const auto some_prices = [&](int count) {
            std::vector<std::int32_t> prices;
            for (int cell = 0; cell < count * instance.duty_count; ++cell)
                prices.push_back(static_cast<std::int32_t>(random.below(200)) - 120);
            return prices;
        };
        for (int member = 0; member < instance.members; ++member) {
            const Line off(days, 0);
            Line line;
            const auto all_prices = some_prices(days);
            if (!planner.plan({.member = member, .from = 0, .to = days, .line = off, .prices = all_prices.data()},
                              line))
                continue;
            const int from = static_cast<int>(random.below(days - open_days + 1));
            const auto prices = some_prices(open_days);
            const auto cost_of = [&](const Line& window) -> std::optional<Cost> {
                Line whole = line;
                std::ranges::copy(window, whole.begin() + from);
                const HardSoftCost toll = instance.line_toll(member, whole);
                if (toll.hard > 0)
                    return std::nullopt;
                Cost cost = toll.soft;
                for (std::size_t step = 0; step < window.size(); ++step)
                    cost += prices[step * duties + window[step]] -
                            instance.linear_of(member, from + static_cast<int>(step), window[step]);
                return cost;
            };
            std::optional<Cost> least;
            each_line(open_days, instance.duty_count, [&](const Line& window) {
                if (const auto cost = cost_of(window); cost && (!least || *cost < *least))
                    least = cost;
            });
            Line found;
            const auto plan = planner.plan(
                {.member = member, .from = from, .to = from + open_days, .line = line, .prices = prices.data()}, found);
            ASSERT_EQ(plan.has_value(), least.has_value());
            if (!plan || !plan->is_exact)
                continue;
            EXPECT_EQ(cost_of(found), least);
            ++filled;
        }
    }
    EXPECT_GT(filled, 100);
}

}  // namespace
}  // namespace muster::roster::engine::pricing::planner_test
