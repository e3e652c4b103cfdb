// Prices of cover: rounds that stop midway come to the same as rounds that do not, and better prices are gone on from.
#include "roster/engine/bound/lagrangian_dual.hpp"

#include "muster/core/seed.hpp"
#include "muster/roster/bound.hpp"
#include "small.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace muster::inline v0_2::roster::engine::bound::dual_test {
namespace {

Problem priced_problem(std::uint64_t seed, int days)
{
    Random random(Seed{seed});
    Draft draft = small_draft(days);
    for (Member& member : draft.members) {
        member.limits.maximum_minutes = Minutes(480 * days / 2);
        member.limits.maximum_consecutive = 4;
    }
    for (int index = 0; index < days; ++index)
        for (const ShiftTypeId type : {early, late, night})
            draft.cover.push_back({.shift = {day(index), type},
                                   .wanted = static_cast<int>(random.below(3)),
                                   .under_weight = 10 + random.below(90),
                                   .over_weight = 1 + random.below(5)});
    return Problem(std::move(draft));
}

TEST(LagrangianDual, a_round_that_stops_midway_goes_on_where_it_was)
{
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Problem problem = priced_problem(seed, 14);
        const Instance instance(problem);
        LagrangianDual whole(instance, problem.cover().size(), Seed{7});
        LagrangianDual halting(instance, problem.cover().size(), Seed{7});
        int asked = 0;
        int stops = 0;
        const Budget at_times([&asked] { return ++asked % 3 == 0; });
        for (int round = 0; round < 30; ++round) {
            ASSERT_TRUE(whole.step(5000, {}));
            while (!halting.step(5000, at_times)) {
                ASSERT_TRUE(halting.is_midway());
                ++stops;
            }
            EXPECT_FALSE(halting.is_midway());
            EXPECT_EQ(halting.bound(), whole.bound());
        }
        EXPECT_GT(stops, 0);
        EXPECT_EQ(halting.certificate(), whole.certificate());
        EXPECT_EQ(proved_bound(problem, halting.certificate()), halting.bound());
    }
}

TEST(LagrangianDual, prices_given_during_a_round_are_tried_after_it)
{
    const Problem problem = priced_problem(3, 14);
    const Instance instance(problem);
    const Budget never;
    LagrangianDual good(instance, problem.cover().size(), Seed{1});
    for (int round = 0; round < 200; ++round)
        good.step(5000, never);

    LagrangianDual dual(instance, problem.cover().size(), Seed{1});
    ASSERT_TRUE(dual.step(5000, never));
    ASSERT_LT(*dual.bound(), *good.bound());
    ASSERT_FALSE(dual.step(5000, Budget([] { return true; })));
    ASSERT_TRUE(dual.is_midway());
    dual.begin_at(good.best_prices());
    ASSERT_TRUE(dual.step(5000, never));  // the round under way
    ASSERT_TRUE(dual.step(5000, never));
    EXPECT_GE(*dual.bound(), *good.bound());
    EXPECT_EQ(proved_bound(problem, dual.certificate()), dual.bound());
}

}  // namespace
}  // namespace muster::roster::engine::bound::dual_test
