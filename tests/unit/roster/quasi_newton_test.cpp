// The highest point of a smooth concave function, against what is known, in any measure of prices.
#include "roster/engine/numeric/lbfgs.hpp"

#include "peak.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

namespace muster::inline v0_2::roster::engine::numeric::quasi_newton_test {
namespace {

/// The soft least of a peak's planes. Its top is not the peak's, but its height is known to lie within the temperature
/// times the logarithm of how many there are.
double soft_value(const Peak& peak, double temperature, const std::vector<double>& prices, std::vector<double>& slope)
{
    const double least = peak.at(prices, slope);
    double all = 0.0;
    slope.assign(prices.size(), 0.0);
    for (std::size_t plane = 0; plane < peak.slopes.size(); ++plane) {
        const double weight = std::exp(-(peak.plane_at(plane, prices) - least) / temperature);
        all += weight;
        for (std::size_t at = 0; at < prices.size(); ++at)
            slope[at] += weight * peak.slopes[plane][at];
    }
    for (double& part : slope)
        part /= all;
    return least - temperature * std::log(all);
}

TEST(Lbfgs, comes_to_where_there_is_no_slope)
{
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Random random(Seed{seed});
        const std::size_t size = 1 + random.below(12);
        const Peak peak(size, random);
        const double temperature = 1.0 + 30.0 * random.unit();
        // Each price is told in a measure of its own, which is known.
        std::vector<double> measures;
        std::vector<double> squares;
        for (std::size_t at = 0; at < size; ++at) {
            measures.push_back(std::pow(10.0, 3.0 * random.unit() - 1.5));
            squares.push_back(temperature / 100.0 / (measures.back() * measures.back()));
        }
        Lbfgs climb;
        std::vector<double> tried(size, 0.0);
        std::vector<double> prices(size);
        std::vector<double> slope;
        double value = 0.0;
        for (int attempt = 0; attempt < 400 && !climb.is_at_rest(); ++attempt) {
            for (std::size_t at = 0; at < size; ++at)
                prices[at] = tried[at] * measures[at];
            const double now = soft_value(peak, temperature, prices, slope);
            double steepest = 0.0;
            for (std::size_t at = 0; at < size; ++at) {
                steepest = std::max(steepest, std::abs(slope[at]));
                slope[at] *= measures[at];
            }
            if (climb.see(tried, now, slope, squares)) {
                EXPECT_TRUE(attempt == 0 || now >= value);
                value = now;
                if (steepest < 1e-4)
                    break;
            }
            tried = climb.next();
        }
        // Concave, and without a slope: the top.
        for (std::size_t at = 0; at < size; ++at)
            EXPECT_NEAR(slope[at] / measures[at], 0.0, 2e-3);
        EXPECT_LE(value, peak.height + 1e-9);
        EXPECT_GE(value, peak.height - temperature * std::log(static_cast<double>(peak.slopes.size())) - 1e-6);
    }
}

TEST(Lbfgs, begins_anew_where_it_stands)
{
    Lbfgs climb;
    const std::vector<double> measure{1.0};
    EXPECT_TRUE(climb.see(std::vector<double>{2.0}, 5.0, std::vector<double>{1.0}, measure));
    ASSERT_GT(climb.next()[0], 2.0);
    EXPECT_FALSE(climb.see(climb.next(), 4.0, std::vector<double>{-1.0}, measure));
    EXPECT_GT(climb.next()[0], 2.0);
    climb.begin_anew();
    EXPECT_EQ(climb.next()[0], 2.0);
    EXPECT_TRUE(climb.see(climb.next(), 1.0, std::vector<double>{-1.0}, measure));  // another function
    EXPECT_LT(climb.next()[0], 2.0);
}

}  // namespace
}  // namespace muster::roster::engine::numeric::quasi_newton_test
