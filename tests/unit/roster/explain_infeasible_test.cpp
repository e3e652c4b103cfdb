// Why no roster can be: in few elements, with names and days, and soon.
#include "muster/roster/explain_infeasible.hpp"

#include "muster/core/seed.hpp"
#include "muster/roster/solve.hpp"
#include "roster/relaxations.hpp"
#include "small.hpp"
#include "truth/draw.hpp"
#include "truth/exhaustive.hpp"
#include "watched.hpp"

#include <gtest/gtest.h>

#include <set>
#include <vector>

namespace muster::inline v0_2::roster::explain_infeasible_test {
namespace {

/// Two people, both wanted on each of seven days, and nobody more than five in a row.
Problem two_people()
{
    Draft draft = small_draft();
    draft.shift_types.resize(1);
    draft.members = {{.code = "ann", .name = {"安", "Ann"}, .limits = {.maximum_consecutive = 5}},
                     {.code = "bob", .limits = {.maximum_consecutive = 5}}};
    for (int at = 0; at < 7; ++at)
        draft.cover.push_back({.shift = {day(at), early}, .minimum = 2, .wanted = 2});
    return Problem(draft);
}

TEST(ExplainInfeasible, TellsWhoAndWhenInBothLanguages)
{
    const Problem problem = two_people();
    const Infeasibility told = explain_infeasible(problem);
    ASSERT_EQ(told.verdict, Verdict::infeasible);
    EXPECT_TRUE(told.is_smallest);
    ASSERT_EQ(told.words.size(), 7u);  // six of the seven days are enough
    EXPECT_EQ(told.words[0].en, "Ann is on duty in a row at most 5 days");
    EXPECT_EQ(told.words[0].zh, "安 最多连续值班 5 天");
    EXPECT_EQ(told.words[1].en, "2026-09-07: \"E early\" needs at least 2");
    EXPECT_EQ(told.words[1].zh, "2026-09-07：“E 早班”至少 2 人");
    EXPECT_EQ(told.remedies[1].en, "lower the minimum of that shift, or drop the shift");
}

TEST(Solve, SaysThatTwoPeopleCannotAndProvesIt)
{
    const Problem problem = two_people();
    const Solution solution = solve(problem, {.time_limit = std::nullopt, .work_limit = 20'000});
    EXPECT_EQ(solution.status, Status::infeasible);
}

/// A member is short of minutes in whatever order shifts are added; branching would try every order.
TEST(ExplainInfeasible, DecidesWhereShiftsCanBeAddedInManyOrders)
{
    Draft draft = small_draft(6);
    draft.shift_types.resize(2);
    draft.members.resize(1);
    draft.members[0].limits.minimum_minutes = Minutes(97 * 60);  // twice eight hours on six days are 96
    const Problem problem(draft);
    const Infeasibility told = explain_infeasible(problem);
    ASSERT_EQ(told.verdict, Verdict::infeasible);
    EXPECT_TRUE(told.is_smallest);
    EXPECT_EQ(told.clash, (std::vector<Element>{{.rule = Rule::minimum_minutes, .member = ann}}));
}

TEST(ExplainInfeasible, TellsOfAWeekendThatCannotBeCompleted)
{
    Draft draft = small_draft();
    draft.shift_types.resize(1);
    draft.members.resize(1);
    draft.members[0].limits.complete_weekends = true;
    draft.cover = {{.shift = {day(5), early}, .minimum = 1, .wanted = 1}};
    draft.unavailable = {{ann, day(6), {}, Bar::leave}};
    const Infeasibility told = explain_infeasible(Problem(draft));
    ASSERT_EQ(told.verdict, Verdict::infeasible);
    EXPECT_TRUE(told.is_smallest);
    ASSERT_EQ(told.words.size(), 3u);
    EXPECT_EQ(told.words[0].en, "2026-09-13: ann cannot stand \"E early\": on leave");
    EXPECT_EQ(told.words[1].en, "2026-09-12: \"E early\" needs at least 1");
    EXPECT_EQ(told.words[2].en, "ann is on duty on all days of a weekend or on none");
    EXPECT_EQ(told.words[2].zh, "ann 周末全值或全休");
    EXPECT_EQ(told.remedies[2].en, "relax it for this member, or make the rule soft");
}

/// That nobody is in two places goes without saying.
TEST(ExplainInfeasible, NeverNamesThatShiftsOverlap)
{
    Draft draft = small_draft(2);
    draft.shift_types[1] = draft.shift_types[0];
    draft.shift_types[1].code = "E2";
    draft.members.resize(2);
    for (const ShiftTypeId type : {early, late})
        draft.cover.push_back({.shift = {day(0), type}, .minimum = 2, .wanted = 2});
    const Problem problem(draft);
    const Infeasibility told = explain_infeasible(problem);
    ASSERT_EQ(told.verdict, Verdict::infeasible);
    EXPECT_TRUE(told.is_smallest);
    EXPECT_EQ(told.clash,
              (std::vector<Element>{{.rule = Rule::minimum_cover, .row = 0}, {.rule = Rule::minimum_cover, .row = 1}}));
}

/// Elements drawn at random, decided by all lines and by looking at every roster.
TEST(Relaxations, AreDecidedAsEveryRosterDecidesThem)
{
    int can = 0;
    int cannot = 0;
    for (std::uint64_t seed = 1; seed <= as_many_as(150U); ++seed) {
        SCOPED_TRACE(seed);
        const Problem problem(truth::draw(seed));
        if (static_cast<std::size_t>(problem.day_count()) * problem.shift_types().size() > 8 ||
            !Relaxations::suit(problem))
            continue;
        Relaxations relaxations(problem);
        const std::set<Element> all = relaxations.all_elements();
        Random random(Seed{seed}.split(7));
        for (int draw = 0; draw < 4; ++draw) {
            std::set<Element> some;
            for (const Element& element : all)
                if (draw == 0 || random.below(2) == 0)
                    some.insert(element);
            const auto truth = truth::can_hold(problem, [&](const Violation& violation) {
                return violation.rule == Rule::overlap || some.contains(element_of(violation));
            });
            const auto answer = relaxations.can_hold(some);
            if (!truth || !answer.is_decided)
                continue;
            EXPECT_EQ(answer.roster.has_value(), *truth);
            ++(*truth ? can : cannot);
        }
    }
    EXPECT_GT(can, as_many_as(50));
    EXPECT_GT(cannot, as_many_as(20));
}

}  // namespace
}  // namespace muster::roster::explain_infeasible_test
