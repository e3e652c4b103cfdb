// The highest point of a concave function by its tangents, against what is known.
#include "roster/engine/numeric/proximal_bundle.hpp"

#include "peak.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace muster::inline v0_2::roster::engine::numeric::bundle_test {
namespace {

TEST(ProximalBundle, comes_to_the_top_of_planes)
{
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Random random(Seed{seed});
        const std::size_t size = 1 + random.below(6);
        const Peak peak(size, random);
        ProximalBundle bundle(size, 1.0, 1e-3, 30);
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
    }
}

}  // namespace
}  // namespace muster::roster::engine::numeric::bundle_test
