// Small changes drawn by chance: each is one that may be made, and is priced as a roster that has it.
#include "roster/engine/search/proposals.hpp"

#include "random_lines.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace muster::inline v0_2::roster::engine::search::proposals_test {
namespace {

using model::HardSoftCost;
using model::Instance;
using model::Line;
using model::List;
using model::State;
using model::Trial;

/// Some have two shifts a day.
Problem drawn_problem(std::uint64_t seed)
{
    Draft draft = random_problem(seed, 14, seed % 2 == 0).draft();
    for (Member& member : draft.members)
        member.limits.maximum_a_day = seed % 3 == 0 ? 2 : 1;
    return Problem(std::move(draft));
}

/// Days on which lines differ, of all members.
int days_changed(const List<Line>& before, const List<Line>& after)
{
    int changed = 0;
    for (std::size_t member = 0; member < before.size(); ++member)
        for (std::size_t day = 0; day < before[member].size(); ++day)
            changed += before[member][day] != after[member][day] ? 1 : 0;
    return changed;
}

TEST(Proposals, are_made_only_where_they_may_be_and_are_priced_as_they_are)
{
    int proposed = 0;
    int of_several_days = 0;
    int of_several_shifts = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        const Problem problem = drawn_problem(seed);
        const Instance instance(problem);
        State state(instance);
        Trial trial(instance, state);
        Proposals proposals(instance, Seed{seed});
        for (int attempt = 0; attempt < 200; ++attempt) {
            const List<Line> before = state.lines();
            const HardSoftCost toll = state.toll();
            if (!proposals.propose(state, trial)) {
                EXPECT_EQ(state.lines(), before);
                continue;
            }
            ++proposed;
            const int changed = days_changed(before, state.lines());
            EXPECT_GT(changed, 0);
            of_several_days += changed > 2 ? 1 : 0;
            for (int member = 0; member < instance.members; ++member)
                for (int day = 0; day < instance.days; ++day) {
                    const int duty = state.line(member)[day];
                    if (duty == before[member][day])
                        continue;
                    EXPECT_NE(instance.linear_of(member, day, duty), model::barred);
                    of_several_shifts += instance.duties[duty].types.size() > 1 ? 1 : 0;
                }
            State other(instance);
            other.set(state.lines());
            EXPECT_EQ(trial.rise(), other.toll() - toll);
            // Most are made, so that there are duties to hand over.
            if (attempt % 4 != 0) {
                trial.keep();
                EXPECT_EQ(state.toll(), other.toll());
            } else {
                trial.drop();
                EXPECT_EQ(state.lines(), before);
            }
        }
    }
    EXPECT_GT(proposed, 2000);
    EXPECT_GT(of_several_days, 300);
    EXPECT_GT(of_several_shifts, 100);
}

}  // namespace
}  // namespace muster::roster::engine::search::proposals_test
