// The highest point of a concave function by its tangents, against what is known; and prices that rise together.
#include "roster/engine/bundle.hpp"

#include "random_lines.hpp"
#include "roster/engine/levels.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <vector>

namespace muster::roster::engine {
namespace {

/// The least of some planes, all of which are `height` at `top` and whose slopes there leave no way up.
struct Peak {
    std::vector<double> top;
    std::vector<std::vector<double>> slopes;
    double height = 0.0;

    Peak(std::size_t size, Random& random)
    {
        height = random.unit() * 200.0 - 100.0;
        for (std::size_t at = 0; at < size; ++at)
            top.push_back(random.unit() * 60.0 - 30.0);
        std::vector<double> sum(size, 0.0);
        for (std::size_t plane = 0; plane < 2 * size; ++plane) {
            std::vector<double>& slope = slopes.emplace_back();
            for (std::size_t at = 0; at < size; ++at) {
                slope.push_back(std::round(random.unit() * 20.0 - 10.0));
                sum[at] += slope.back();
            }
        }
        for (double& part : sum)
            part = -part;
        slopes.push_back(sum);  // all together none
    }

    double at(const std::vector<double>& prices, std::vector<double>& slope) const
    {
        double least = 0.0;
        for (std::size_t plane = 0; plane < slopes.size(); ++plane) {
            double value = height;
            for (std::size_t at = 0; at < top.size(); ++at)
                value += slopes[plane][at] * (prices[at] - top[at]);
            if (plane == 0 || value < least) {
                least = value;
                slope = slopes[plane];
            }
        }
        return least;
    }
};

TEST(Bundle, comes_to_the_top_of_planes)
{
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Random random(Seed{seed});
        const std::size_t size = 1 + random.below(6);
        const Peak peak(size, random);
        Bundle bundle(size, 1.0, 1e-3, 30);
        std::vector<double> prices(size, 0.0);
        std::vector<double> slope;
        double best = peak.at(prices, slope);
        for (int round = 0; round < 300; ++round) {
            const double value = peak.at(prices, slope);
            best = std::max(best, value);
            bundle.see(prices, value, slope);
            prices = bundle.next();
            if (bundle.hope() < 1e-3)
                break;
        }
        EXPECT_NEAR(bundle.best(), peak.height, 0.05);
        EXPECT_EQ(bundle.best(), best);
        const auto weights = bundle.weights();
        EXPECT_NEAR(std::accumulate(weights.begin(), weights.end(), 0.0,
                                    [](double sum, const auto& weight) { return sum + weight.second; }),
                    1.0, 1e-9);
    }
}

TEST(Levels, slopes_of_groups_are_those_of_the_prices_they_make)
{
    for (std::uint64_t seed = 1; seed <= 20; ++seed)
        for (const bool coupled : {false, true}) {
            SCOPED_TRACE("seed " + std::to_string(seed));
            const Problem problem = random_problem(seed, 14, true);
            const Instance instance(problem);
            const auto sums = sums_of_lines(instance);
            const Levels levels(instance, problem.cover().size(), sums, coupled);
            Random random(Seed{seed});
            std::vector<double> coordinates(levels.coordinates());
            for (double& coordinate : coordinates)
                coordinate = random.unit() - 0.5;
            std::vector<double> slopes(levels.couplings());
            for (double& slope : slopes)
                slope = random.unit() - 0.5;
            std::vector<double> prices;
            levels.compose(coordinates, prices);
            ASSERT_EQ(prices.size(), slopes.size());
            const double along = std::inner_product(prices.begin(), prices.end(), slopes.begin(), 0.0);
            levels.add_groups(slopes);
            EXPECT_NEAR(std::inner_product(coordinates.begin(), coordinates.end(), slopes.begin(), 0.0), along, 1e-9);
        }
}

}  // namespace
}  // namespace muster::roster::engine
