// Lines that cool: what is kept is a roster at the cost the checker finds, it is no dearer than the one begun with, and
// prices lead further than plans that only take what is there.
#include "roster/engine/search/cooling.hpp"

#include "muster/core/seed.hpp"
#include "muster/roster/check.hpp"
#include "roster/engine/bound/lagrangian_dual.hpp"
#include "small.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace muster::inline v0_2::roster::engine::search::cooling_test {
namespace {

constexpr int weeks = 8;

/// Hours that barely suffice, and weeks that ask for more than others.
Problem tight(std::uint64_t seed)
{
    Random random(Seed{seed});
    const auto some = [&](int most) { return static_cast<int>(random.below(static_cast<std::uint32_t>(most))); };
    Draft draft = small_draft(7 * weeks);
    draft.forbidden_successions = {{night, early}, {night, late}, {late, early}};
    for (int more = 0; more < 9; ++more)
        draft.members.push_back({.code = "more" + std::to_string(more)});
    for (Member& member : draft.members) {
        member.limits.maximum_consecutive = 5;
        member.limits.minimum_consecutive = 2;
        member.limits.minimum_days_off = 2;
        member.limits.minimum_minutes = Minutes(480 * 4 * weeks);
        member.limits.maximum_minutes = Minutes(480 * 5 * weeks);
        member.limits.maximum_weekends = weeks / 2;
    }
    for (int index = 0; index < 7 * weeks; ++index) {
        for (const ShiftTypeId type : {early, late, night})
            draft.cover.push_back({.shift = {day(index), type},
                                   .wanted = 1 + some(index < 14 ? 4 : 3),
                                   .under_weight = 100,
                                   .over_weight = 1});
        draft.requests.push_back({MemberId(random.below(12)), day(index), early, Wish::off, 1 + some(3)});
    }
    return Problem(std::move(draft));
}

TEST(Cooling, keeps_rosters_that_cost_what_the_checker_says_and_goes_further_with_prices)
{
    Cost cold_sum = 0;
    Cost cooled_sum = 0;
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Problem problem = tight(seed);
        const Instance instance(problem);
        LagrangianDual dual(instance, problem.cover().size(), Seed{seed}, Sums::priced);
        for (int round = 0; round < 300 && !dual.is_settled(); ++round)
            ASSERT_TRUE(dual.step({}, {}));
        const std::vector<Line> nobody(static_cast<std::size_t>(instance.members),
                                       Line(static_cast<std::size_t>(instance.days), 0));
        const auto run = [&](double warmest) {
            Cooling cooling(instance, problem.cover().size(), Seed{seed});
            cooling.begin(nobody);
            const HardSoftCost start = cooling.best();
            constexpr int turns = 12;
            for (int step = 0; step < turns * instance.members; ++step) {
                const double done = static_cast<double>(step) / (turns * instance.members);
                cooling.step(dual.best_prices(), std::max(0.0, warmest * (1.0 - 1.3 * done)));
            }
            EXPECT_FALSE(start < cooling.best());
            const Score found = check(problem, instance.roster_of(problem, cooling.best_lines())).score;
            EXPECT_EQ((HardSoftCost{found.cost, found.hard}), cooling.best());
            EXPECT_EQ(found.hard, 0);
            EXPECT_GE(found.cost, *dual.bound());
            return found.cost;
        };
        const Cost cooled = run(0.7);
        EXPECT_EQ(cooled, run(0.7));
        cooled_sum += cooled;
        cold_sum += run(0.0);
    }
    EXPECT_LT(cooled_sum, cold_sum);
}

}  // namespace
}  // namespace muster::roster::engine::search::cooling_test
