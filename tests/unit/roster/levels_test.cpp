// Prices that rise together, against the prices they make.
#include "roster/engine/bound/levels.hpp"

#include "random_lines.hpp"

#include <gtest/gtest.h>

#include <numeric>
#include <string>
#include <vector>

namespace muster::inline v0_2::roster::engine::bound::levels_test {
namespace {

TEST(Levels, slopes_of_groups_are_those_of_the_prices_they_make)
{
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Problem problem = random_problem(seed, 14, true);
        const Instance instance(problem);
        const auto sums = resources_of_lines(instance);
        const Levels levels(instance, problem.cover().size(), sums, 0);
        Random random(Seed{seed});
        List<double> coordinates(levels.coordinates());
        for (double& coordinate : coordinates)
            coordinate = random.unit() - 0.5;
        List<double> slopes(levels.couplings());
        for (double& slope : slopes)
            slope = random.unit() - 0.5;
        List<double> prices;
        levels.compose(coordinates, prices);
        ASSERT_EQ(prices.size(), slopes.size());
        const double along = std::inner_product(prices.begin(), prices.end(), slopes.begin(), 0.0);
        levels.add_groups(slopes);
        EXPECT_NEAR(std::inner_product(coordinates.begin(), coordinates.end(), slopes.begin(), 0.0), along, 1e-9);
    }
}

TEST(Levels, what_a_unit_is_worth_is_nothing_to_a_line)
{
    int lines = 0;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Problem problem = random_problem(seed, 21, true);
        const Instance instance(problem);
        const std::size_t rows = problem.cover().size();
        const auto sums = resources_of_lines(instance);
        const Levels levels(instance, rows, sums, 0);
        Random random(Seed{seed});
        for (std::size_t sum = 0; sum < sums.size(); ++sum) {
            if (sums[sum].is_weekends() || instance.has_skills())
                continue;
            // The group in which this sum and rows are together.
            for (std::size_t group = 0; group < levels.coarse_groups(); ++group) {
                List<double> coordinates(levels.coordinates(), 0.0);
                coordinates[levels.couplings() + group] = 1.0;
                List<double> prices;
                levels.compose(coordinates, prices);
                if (prices[rows + sum] >= 0.0)
                    continue;
                const int member = sums[sum].member();
                Line line;
                for (int day = 0; day < instance.days; ++day)
                    line.push_back(
                        static_cast<DutyIndex>(random.below(static_cast<std::uint32_t>(instance.duty_count))));
                double paid = prices[rows + sum] * sums[sum].amount_of(instance, line);
                bool has_rows = true;
                for (int day = 0; day < instance.days; ++day)
                    for (const std::uint16_t type : instance.duties[line[static_cast<std::size_t>(day)]].types) {
                        bool has_row = false;
                        instance.each_row_of_type(member, day, type, [&](int row) {
                            if (static_cast<std::size_t>(row) < rows) {
                                paid += prices[static_cast<std::size_t>(row)];
                                has_row = true;
                            }
                        });
                        has_rows = has_rows && has_row;
                    }
                if (!has_rows)
                    continue;
                EXPECT_NEAR(paid, 0.0, 1e-9);
                ++lines;
            }
        }
    }
    EXPECT_GT(lines, 20);
}

}  // namespace
}  // namespace muster::roster::engine::bound::levels_test
