// The exponential function and the logarithm, against those of the library.
#include "roster/engine/numeric/exponential.hpp"

#include "muster/core/seed.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace muster::inline v0_2::roster::engine::numeric::exponential_test {
namespace {

TEST(Exponential, is_that_of_the_library)
{
    Random random(Seed{1});
    for (int attempt = 0; attempt < 20'000; ++attempt) {
        const double x = 1390.0 * random.unit() - 695.0;
        EXPECT_NEAR(exponential(x) / std::exp(x), 1.0, 4e-15) << x;
        const double near = random.unit() - 0.5;
        EXPECT_NEAR(exponential(near) / std::exp(near), 1.0, 1e-15) << near;
    }
    EXPECT_EQ(exponential(0.0), 1.0);
    EXPECT_EQ(exponential(-800.0), 0.0);
    EXPECT_EQ(exponential(-std::numeric_limits<double>::infinity()), 0.0);
}

TEST(Logarithm, is_that_of_the_library)
{
    Random random(Seed{2});
    for (int attempt = 0; attempt < 20'000; ++attempt) {
        const double x = std::exp(1390.0 * random.unit() - 695.0);
        EXPECT_NEAR(logarithm(x), std::log(x), 4e-16 * (1.0 + std::abs(std::log(x)))) << x;
        const double near = 0.5 + random.unit();
        EXPECT_NEAR(logarithm(near), std::log(near), 3e-16) << near;
    }
    EXPECT_EQ(logarithm(1.0), 0.0);
}

}  // namespace
}  // namespace muster::roster::engine::numeric::exponential_test
