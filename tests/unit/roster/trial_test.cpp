// What changes on trial would add, against rosters that have them.
#include "roster/engine/model/trial.hpp"

#include "random_lines.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace muster::roster::engine::model::trial_test {
namespace {

TEST(Trial, tells_what_changes_add_and_leaves_no_trace_where_they_are_dropped)
{
    int kept = 0;
    int dropped = 0;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Problem problem = random_problem(seed, 14, seed % 2 == 0);
        const Instance instance(problem);
        State state(instance);
        Random random(Seed{seed});
        const auto draw = [&](int count) { return static_cast<int>(random.below(static_cast<std::uint32_t>(count))); };
        Trial trial(instance, state);
        for (int attempt = 0; attempt < 60; ++attempt) {
            const List<Line> before = state.lines();
            const HardSoftCost toll = state.toll();
            // Some touch the same member or the same days twice.
            for (int change = 1 + draw(3); change > 0; --change) {
                const int length = 1 + draw(std::min(4, instance.days));
                Line duties(length);
                for (DutyIndex& duty : duties)
                    duty = static_cast<DutyIndex>(draw(instance.duty_count));
                trial.set(draw(std::min(3, instance.members)), draw(instance.days - length + 1), duties);
            }
            State other(instance);
            other.set(state.lines());
            EXPECT_EQ(trial.rise(), other.toll() - toll);
            if (draw(2) == 0) {
                trial.keep();
                EXPECT_EQ(state.toll(), other.toll());
                for (int member = 0; member < instance.members; ++member)
                    EXPECT_EQ(state.line_toll(member), other.line_toll(member));
                for (int row = 0; row < static_cast<int>(instance.rows.size()); ++row)
                    EXPECT_EQ(state.people(row), other.people(row));
                ++kept;
            } else {
                trial.drop();
                EXPECT_EQ(state.lines(), before);
                EXPECT_EQ(state.toll(), toll);
                ++dropped;
            }
        }
    }
    EXPECT_GT(kept, 500);
    EXPECT_GT(dropped, 500);
}

}  // namespace
}  // namespace muster::roster::engine::model::trial_test
