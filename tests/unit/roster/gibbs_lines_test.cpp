// All lines of a member at a temperature, against every line there is; and the slopes of a smooth dual, against its
// values nearby.
#include "roster/engine/pricing/softmin_lines.hpp"

#include "every_line.hpp"
#include "muster/roster/bound.hpp"
#include "random_lines.hpp"
#include "roster/engine/bound/lagrangian_dual.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <string>
#include <vector>

namespace muster::inline v0_2::roster::engine::bound::gibbs_lines_test {
namespace {

constexpr int days = 6;  // with a weekend
const Budget never;

int weekends_of(const Instance& instance, const Line& line)
{
    Tally tally;
    instance.tally(line, 0, instance.days, tally);
    return tally.weekends;
}

TEST(SoftminLines, weigh_as_all_lines_do_one_by_one)
{
    int weighed = 0;
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Problem problem = random_problem(seed, days, false);
        const Instance instance(problem);
        Random random(Seed{seed});
        PathPlanner planner(instance, Seed{seed});
        SoftminLines gibbs(instance);
        for (int member = 0; member < instance.members; ++member) {
            // Planned with prices that are whole numbers, near those asked for.
            std::vector<std::int32_t> rounded;
            std::vector<double> prices;
            for (int cell = 0; cell < days * instance.duty_count; ++cell) {
                const bool is_barred = cell % instance.duty_count != 0 && random.below(9) == 0;
                prices.push_back(is_barred ? std::numeric_limits<double>::infinity() : 120.0 * random.unit() - 60.0);
                rounded.push_back(is_barred ? barred : static_cast<std::int32_t>(std::lround(prices.back())));
            }
            const double weekend_price = 40.0 * random.unit() - 20.0;
            const double temperature = std::pow(10.0, 2.0 * random.unit());
            Line best;
            if (!planner.plan(member, rounded.data(), static_cast<std::int32_t>(std::lround(weekend_price)), 1, best))
                continue;
            const double soft = gibbs.weigh(planner, 1, prices, weekend_price, temperature);

            double all = 0.0;
            double weekends = 0.0;
            std::vector<double> duties(prices.size(), 0.0);
            each_line(days, instance.duty_count, [&](const Line& line) {
                const HardSoftCost toll = instance.run_toll(member, line, 0, days);
                double cost = static_cast<double>(toll.soft) + weekend_price * weekends_of(instance, line);
                for (std::size_t day = 0; day < line.size(); ++day)
                    cost += prices[day * static_cast<std::size_t>(instance.duty_count) + line[day]] -
                            instance.linear_of(member, static_cast<int>(day), line[day]);
                if (toll.hard > 0 || !std::isfinite(cost))
                    return;
                const double weight = std::exp(-cost / temperature);
                all += weight;
                weekends += weight * weekends_of(instance, line);
                for (std::size_t day = 0; day < line.size(); ++day)
                    duties[day * static_cast<std::size_t>(instance.duty_count) + line[day]] += weight;
            });
            EXPECT_NEAR(soft, -temperature * std::log(all), 1e-5 * temperature);
            EXPECT_NEAR(gibbs.weekends(), weekends / all, 1e-5);
            for (std::size_t cell = 0; cell < duties.size(); ++cell)
                EXPECT_NEAR(gibbs.duties()[cell], duties[cell] / all, 1e-5);
            ++weighed;
        }
    }
    EXPECT_GT(weighed, 50);
}

TEST(SoftminLines, the_slopes_of_a_smooth_dual_are_those_of_its_values)
{
    for (std::uint64_t seed = 1; seed <= 12; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Problem problem = random_problem(seed, 14, true);
        const Instance instance(problem);
        LagrangianDual dual(instance, problem.cover().size(), Seed{seed}, Sums::priced);
        for (int round = 0; round < 60; ++round)
            ASSERT_TRUE(dual.step({}, never));
        Random random(Seed{seed});
        std::vector<double> prices = dual.best_prices();
        for (double& price : prices)
            price += random.unit();
        const double temperature = 1.0 + 5.0 * random.unit();
        ASSERT_TRUE(dual.soften(prices, temperature, never));
        const double here = dual.soft_value();
        const std::vector<double> slope = dual.soft_slope();
        for (int attempt = 0; attempt < 10; ++attempt) {
            const std::size_t at = random.below(static_cast<std::uint32_t>(prices.size()));
            constexpr double apart = 1e-3;
            std::vector<double> near = prices;
            near[at] += apart;
            ASSERT_TRUE(dual.soften(near, temperature, never));
            const double above = dual.soft_value();
            near[at] -= 2.0 * apart;
            ASSERT_TRUE(dual.soften(near, temperature, never));
            EXPECT_NEAR((above - dual.soft_value()) / (2.0 * apart), slope[at], 1e-3 + 1e-3 * std::abs(slope[at]));
            EXPECT_LE(above + dual.soft_value(), 2.0 * here + 1e-4);  // concave
        }
        EXPECT_EQ(proved_bound(problem, dual.certificate()), dual.bound());
    }
}

TEST(SoftminLines, a_smooth_round_that_stops_midway_comes_to_the_same)
{
    const Problem problem = random_problem(5, 14, true);
    const Instance instance(problem);
    LagrangianDual whole(instance, problem.cover().size(), Seed{1}, Sums::priced);
    LagrangianDual halting(instance, problem.cover().size(), Seed{1}, Sums::priced);
    const std::vector<double> prices(whole.best_prices().size(), 3.0);
    ASSERT_TRUE(whole.soften(prices, 2.0, never));
    int asked = 0;
    int stops = 0;
    while (!halting.soften(prices, 2.0, Budget([&asked] { return ++asked % 2 == 0; })))
        ++stops;
    EXPECT_GT(stops, 0);
    EXPECT_EQ(halting.soft_value(), whole.soft_value());
    EXPECT_EQ(halting.soft_slope(), whole.soft_slope());
}

}  // namespace
}  // namespace muster::roster::engine::bound::gibbs_lines_test
