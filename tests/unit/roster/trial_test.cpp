// What changes on trial would add, against rosters that have them.
#include "roster/engine/model/trial.hpp"

#include "drawn_lines.hpp"
#include "random_lines.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace muster::inline v0_2::roster::engine::model::trial_test {
namespace {

struct Counts {
    int kept = 0;
    int dropped = 0;
    int bent = 0;
};

/// Changes drawn by chance, some of which touch the same member or the same days twice.
void try_changes(const Problem& problem, std::uint64_t seed, Counts& counts)
{
    const Instance instance(problem);
    State state(instance);
    Random random(Seed{seed});
    const auto draw = [&](int count) { return static_cast<int>(random.below(static_cast<std::uint32_t>(count))); };
    Trial trial(instance, state);
    for (int attempt = 0; attempt < 60; ++attempt) {
        const List<Line> before = state.lines();
        const HardSoftCost toll = state.toll();
        for (int change = 1 + draw(3); change > 0; --change) {
            const int length = 1 + draw(std::min(4, instance.days));
            Line duties(length);
            for (DutyIndex& duty : duties)
                duty = static_cast<DutyIndex>(draw(instance.duty_count));
            trial.set(draw(std::min(3, instance.members)), draw(instance.days - length + 1), duties);
        }
        State other(instance);
        other.set(state.lines());
        const HardSoftCost rise = other.toll() - toll;
        for (int member = 0; member < instance.members; ++member)
            if (trial.bends_anew(member)) {
                EXPECT_EQ(toll.hard, 0);
                EXPECT_GT(rise.hard, 0);
                ++counts.bent;
            }
        EXPECT_EQ(trial.rise(), rise);
        if (draw(2) == 0) {
            trial.keep();
            EXPECT_EQ(state.toll(), other.toll());
            for (int member = 0; member < instance.members; ++member)
                EXPECT_EQ(state.line_toll(member), other.line_toll(member));
            for (int row = 0; row < static_cast<int>(instance.rows.size()); ++row)
                EXPECT_EQ(state.people(row), other.people(row));
            ++counts.kept;
        } else {
            trial.drop();
            EXPECT_EQ(state.lines(), before);
            EXPECT_EQ(state.toll(), toll);
            ++counts.dropped;
        }
    }
}

TEST(Trial, tells_what_changes_add_and_leaves_no_trace_where_they_are_dropped)
{
    Counts counts;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        try_changes(random_problem(seed, 14, seed % 2 == 0), seed, counts);
    }
    EXPECT_GT(counts.kept, 500);
    EXPECT_GT(counts.dropped, 500);
    EXPECT_GT(counts.bent, 10);
}

TEST(Trial, tells_it_where_lines_go_through_an_automaton)
{
    Counts counts;
    int with_automaton = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        rule::Drawn drawn(seed);
        const Problem problem(rule::drawn_draft(drawn));
        with_automaton += Instance(problem).rules.front().automaton ? 1 : 0;
        try_changes(problem, seed, counts);
    }
    EXPECT_GT(with_automaton, 40);
    EXPECT_GT(counts.kept, 500);
    EXPECT_GT(counts.bent, 10);
}

}  // namespace
}  // namespace muster::roster::engine::model::trial_test
