// The highest point of a concave function by dilation of space, against what is known, in any measure of prices.
#include "roster/engine/numeric/r_algorithm.hpp"

#include "peak.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace muster::inline v0_2::roster::engine::numeric::dilation_test {
namespace {

/// The best of so many tries, where each price is told in a measure of its own.
double climbed(const Peak& peak, const std::vector<double>& measures, double reach, int tries)
{
    const std::size_t size = measures.size();
    RAlgorithm dilation(size, reach);
    std::vector<double> prices(size, 0.0);
    std::vector<double> told(size);
    std::vector<double> slope;
    double best = 0.0;
    for (int attempt = 0; attempt < tries; ++attempt) {
        for (std::size_t at = 0; at < size; ++at)
            told[at] = prices[at] * measures[at];
        const double value = peak.at(told, slope);
        for (std::size_t at = 0; at < size; ++at)
            slope[at] *= measures[at];
        best = attempt == 0 ? value : std::max(best, value);
        dilation.see(prices, value, slope);
        EXPECT_EQ(dilation.best(), best);
        prices = dilation.next();
    }
    return dilation.best();
}

TEST(RAlgorithm, comes_to_the_top_of_planes)
{
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Random random(Seed{seed});
        const std::size_t size = 1 + random.below(8);
        const Peak peak(size, random);
        EXPECT_NEAR(climbed(peak, std::vector<double>(size, 1.0), 5.0, 600), peak.height, 0.01);
    }
}

TEST(RAlgorithm, comes_there_where_prices_are_told_in_measures_a_thousand_times_apart)
{
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Random random(Seed{seed});
        const std::size_t size = 2 + random.below(7);
        const Peak peak(size, random);
        std::vector<double> measures(size);
        for (double& measure : measures)
            measure = std::pow(10.0, 3.0 * random.unit() - 1.5);
        EXPECT_NEAR(climbed(peak, measures, 5.0, 1000), peak.height, 0.01);
    }
}

TEST(RAlgorithm, stays_where_the_slope_is_nothing)
{
    RAlgorithm dilation(2, 1.0);
    const std::vector<double> top{3.0, 4.0};
    dilation.see(top, 7.0, std::vector<double>{0.0, 0.0});
    EXPECT_EQ(dilation.next(), top);
    EXPECT_EQ(dilation.best(), 7.0);
    EXPECT_EQ(dilation.best_prices(), top);
}

}  // namespace
}  // namespace muster::roster::engine::numeric::dilation_test
