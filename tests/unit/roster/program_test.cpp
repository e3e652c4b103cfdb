// Lines in parts and the prices that prove them best: the same from whatever prices they begin.
#include "roster/engine/bound/column_generation.hpp"

#include "random_lines.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <optional>
#include <string>
#include <vector>

namespace muster::inline v0_2::roster::engine::bound::program_test {
namespace {

struct Ended {
    double bound = 0.0;
    double objective = 0.0;
};

std::optional<Ended> ended(const Instance& instance, std::size_t rows, const std::vector<double>& prices)
{
    LagrangianDual dual(instance, rows, Seed{1});
    ColumnGeneration program(instance, rows, Seed{2});
    if (!prices.empty())
        program.begin_at(prices);
    const Budget never;
    for (int round = 0; round < 400 && program.raise(dual, never); ++round)
        ;
    if (!dual.bound())
        return std::nullopt;
    return Ended{static_cast<double>(*dual.bound()), program.objective()};
}

TEST(ColumnGeneration, ends_at_the_same_bound_from_any_prices)
{
    int compared = 0;
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Problem problem = random_problem(seed, 14, false);
        const Instance instance(problem);
        const std::size_t rows = problem.cover().size();
        Random random(Seed{seed});
        std::vector<double> prices(rows);
        for (double& price : prices)
            price = random.unit() * 40.0 - 10.0;
        const auto from_none = ended(instance, rows, {});
        const auto from_some = ended(instance, rows, prices);
        ASSERT_EQ(from_none.has_value(), from_some.has_value());
        if (!from_none)
            continue;
        ++compared;
        for (const Ended& one : {*from_none, *from_some})
            EXPECT_GT(one.objective, one.bound - 1.0);  // a bound is whole
        EXPECT_NEAR(from_none->bound, from_some->bound, 1.0 + 0.01 * std::abs(from_none->bound));
    }
    EXPECT_GT(compared, 15);
}

}  // namespace
}  // namespace muster::roster::engine::bound::program_test
