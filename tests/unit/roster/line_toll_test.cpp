// What the engine takes a line to cost, held against the checker.
#include "roster/engine/model/instance.hpp"

#include "muster/roster/check.hpp"
#include "muster/roster/solve.hpp"
#include "small.hpp"
#include "truth/draw.hpp"
#include "truth/text.hpp"
#include "watched.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace muster::inline v0_2::roster::line_toll_test {
namespace {

using engine::model::HardSoftCost;
using engine::model::Instance;
using engine::model::Line;

/// Of duties that may be, whatever they cost.
Line some_line(const Instance& instance, int member, Random& random)
{
    Line line;
    for (int day = 0; day < instance.days; ++day) {
        std::vector<engine::model::DutyIndex> may_be;
        for (int duty = 0; duty < instance.duty_count; ++duty)
            if (!instance.must_not_be(member, day, duty))
                may_be.push_back(static_cast<engine::model::DutyIndex>(duty));
        line.push_back(may_be.at(random.below(static_cast<std::uint32_t>(may_be.size()))));
    }
    return line;
}

TEST(LineToll, is_the_score_that_the_checker_gives_the_line)
{
    int bent = 0;
    int kept = 0;
    for (std::uint64_t seed = 1; seed <= as_many_as(600U); ++seed) {
        const Problem problem(truth::draw(seed));
        const Instance instance(problem);
        Random random(Seed{seed});
        for (int member = 0; member < instance.members; ++member) {
            std::vector<Line> lines(static_cast<std::size_t>(instance.members),
                                    Line(static_cast<std::size_t>(instance.days), 0));
            for (int time = 0; time < 8; ++time) {
                lines[static_cast<std::size_t>(member)] = some_line(instance, member, random);
                const HardSoftCost toll = instance.line_toll(member, lines[static_cast<std::size_t>(member)]);
                const Scope scope{{MemberId(static_cast<MemberId::Value>(member))}, {}};
                const Score score = check(problem, instance.roster_of(problem, lines), scope).score;
                // Of three shifts at once it counts those that follow each other.
                if (score.of(Rule::overlap).hard > 0) {
                    EXPECT_GT(toll.hard, 0) << "seed " << seed << "\n" << truth::to_text(problem.draft());
                    ++bent;
                    continue;
                }
                ++kept;
                ASSERT_EQ(toll, (HardSoftCost{score.cost, score.hard}))
                    << "seed " << seed << ", soft " << toll.soft << " against " << score.cost << ", hard " << toll.hard
                    << " against " << score.hard << "\n"
                    << truth::to_text(problem.draft());
            }
        }
    }
    EXPECT_GT(kept, as_many_as(3000));
    EXPECT_GT(bent, as_many_as(100));
}

/// Two shifts that one member alone may stand, the last one after so many days, and one without hours between.
Draft two_shifts(int days, Minutes rest)
{
    Draft draft{.period = Period(day(0), day(days))};
    draft.shift_types = {{.code = "E", .start = at(6)}, {.code = "U"}};
    draft.members = {{.code = "a", .limits = {.minimum_rest = rest}}, {.code = "b", .until = day(-1)}};
    draft.cover = {{.shift = {day(0), ShiftTypeId(0)}, .wanted = 1, .under_weight = 10},
                   {.shift = {day(1), ShiftTypeId(1)}, .wanted = 1, .under_weight = 9},
                   {.shift = {day(days), ShiftTypeId(0)}, .wanted = 1, .under_weight = 7}};
    return draft;
}

TEST(Rest, across_a_shift_without_hours_is_kept_however_many_days_it_is)
{
    for (const int days : {2, 5, 8, 9, 12, 31, 32, 33, 60})
        for (const int beyond : {0, 1}) {
            const Minutes apart(days * 1440 - 480);
            const Problem problem(two_shifts(days, Minutes(apart.count() + beyond)));
            const Solution solution = solve(problem, {.time_limit = std::nullopt, .work_limit = 50'000});
            EXPECT_EQ(solution.score.hard, 0) << days << " days";
            EXPECT_EQ(solution.score.cost, beyond * 7) << days << " days";
        }
}

TEST(Rest, of_many_days_is_kept)
{
    for (const int days : {2, 5, 8, 9, 12, 31, 32, 33, 60})
        for (const int beyond : {0, 1}) {
            Draft draft = two_shifts(days, Minutes(days * 1440 - 480 + beyond));
            draft.cover.erase(draft.cover.begin() + 1);
            draft.shift_types.pop_back();
            const Solution solution =
                solve(Problem(std::move(draft)), {.time_limit = std::nullopt, .work_limit = 50'000});
            EXPECT_EQ(solution.score.hard, 0) << days << " days";
            EXPECT_EQ(solution.score.cost, beyond * 7) << days << " days";
        }
}

}  // namespace
}  // namespace muster::roster::line_toll_test
