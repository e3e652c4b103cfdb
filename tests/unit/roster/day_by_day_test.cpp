// First rosters made one day after the other.
#include "roster/engine/search/day_by_day.hpp"

#include "muster/roster/check.hpp"
#include "random_lines.hpp"
#include "roster/engine/model/state.hpp"
#include "roster/engine/search/incumbent.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace muster::inline v0_2::roster::engine::search::day_by_day_test {
namespace {

using model::HardSoftCost;
using model::State;

TEST(DayByDay, nobody_stands_what_they_may_not_and_a_day_alone_is_never_too_full)
{
    int stood = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Draft draft = random_problem(seed, 14, seed % 2 == 0).draft();
        for (Member& member : draft.members)
            member.limits.maximum_a_day = seed % 3 == 0 ? 2 : 1;
        for (int index = 0; index < 14; index += 3)
            draft.unavailable.push_back({ann, day(index), {}, Bar::leave});
        const Problem problem(std::move(draft));
        const Instance instance(problem);
        const auto lines = plan_day_by_day(instance, {});
        ASSERT_TRUE(lines.has_value());
        State state(instance);
        state.set(*lines);
        bool are_runs_free = true;
        for (int member = 0; member < instance.members; ++member) {
            are_runs_free = are_runs_free && !(HardSoftCost{} < instance.rules[member].on_end[1]);
            for (int at = 0; at < instance.days; ++at) {
                const int duty = (*lines)[member][at];
                EXPECT_NE(instance.linear_of(member, at, duty), model::barred);
                stood += duty != 0 ? 1 : 0;
            }
        }
        for (std::size_t row = 0; row < problem.cover().size() && are_runs_free; ++row)
            EXPECT_LE(state.people(static_cast<int>(row)), problem.cover()[row].wanted);
        const Report report = check(problem, instance.roster_of(problem, *lines));
        EXPECT_EQ(report.score.cost, state.toll().soft);
    }
    EXPECT_GT(stood, 500);
}

/// So many people, eight weeks, two by day and one by night, all loads fair and turns apart.
Problem fair_problem(std::uint32_t people, int shortest_run)
{
    Draft draft = small_draft(56);
    draft.members.clear();
    for (std::uint32_t row = 0; row < people; ++row) {
        draft.members.push_back({.code = "m" + std::to_string(row)});
        draft.members.back().limits.minimum_rest = Minutes(660);
        draft.members.back().limits.minimum_consecutive = shortest_run;
        for (int index = 0; index < 56; ++index)
            if ((static_cast<std::uint32_t>(index / 5) + row) % 9 == 0)
                draft.unavailable.push_back({MemberId(row), day(index), {}, Bar::leave});
    }
    for (int index = 0; index < 56; ++index)
        for (const ShiftTypeId type : {early, late, night})
            draft.cover.push_back(
                {.shift = {day(index), type}, .wanted = 2, .under_weight = 4800, .over_weight = 4800});
    for (const Measure measure : {Measure::shifts, Measure::nights, Measure::weekends})
        draft.fairness.push_back({.measure = measure, .above_weight = 240, .below_weight = 240, .step = 1});
    if (shortest_run == 1)
        draft.spacing = Spacing{.weight = 96};
    return Problem(std::move(draft));
}

TEST(DayByDay, comes_far_nearer_to_fair_loads_than_lines_one_after_the_other)
{
    for (const auto& [people, shortest_run] : {std::pair{20U, 1}, {60U, 1}, {20U, 2}}) {
        SCOPED_TRACE(std::to_string(people) + " people, runs of " + std::to_string(shortest_run));
        const Problem problem = fair_problem(people, shortest_run);
        const Instance instance(problem);
        Incumbent by_lines(instance, Seed{1});
        by_lines.begin();
        const auto lines = plan_day_by_day(instance, {});
        ASSERT_TRUE(lines.has_value());
        State state(instance);
        state.set(*lines);
        EXPECT_EQ(state.toll().hard, 0);
        EXPECT_LT(state.toll().soft, by_lines.best().value(instance.hard_weight) / 4);
    }
}

TEST(DayByDay, is_nothing_where_there_was_no_time_for_it)
{
    const Problem problem = random_problem(1, 14, true);
    EXPECT_FALSE(plan_day_by_day(Instance(problem), Budget().unless([] { return true; })).has_value());
}

}  // namespace
}  // namespace muster::roster::engine::search::day_by_day_test
