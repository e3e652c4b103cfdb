// The checker as a whole: what it adds up, within a scope, of which rosters, and what goes into the next one.
#include "small.hpp"

#include "muster/core/error.hpp"
#include "muster/core/seed.hpp"
#include "muster/roster/check.hpp"
#include "muster/roster/rule/list.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace muster::inline v0_2::roster::check_test {
namespace {

TEST(Check, AddsUpByRuleAndByMember)
{
    Draft draft = small_draft();
    draft.requests = {{ann, day(0), {}, Wish::on, 4}, {ann, day(1), {}, Wish::on, 5}, {bob, day(1), {}, Wish::on, 6}};
    draft.cover = {{.shift = {day(0), early}, .minimum = 2, .wanted = 3, .under_weight = 100}};
    const Problem problem(draft);

    const Report report = check(problem, roster_of(problem, {}));

    EXPECT_EQ(report.score.hard, 2);
    EXPECT_EQ(report.score.cost, 315);
    EXPECT_FALSE(report.is_feasible());
    EXPECT_EQ(report.score.of(Rule::request_on).cost, 15);
    EXPECT_EQ(report.score.of(Rule::under_cover).cost, 300);
    EXPECT_EQ(report.by_member[0].cost, 9);
    EXPECT_EQ(report.by_member[1].cost, 6);
    EXPECT_EQ(report.by_member[2].cost, 0);
}

TEST(Check, OfAScopeTellsTheSameDifferenceAsOfTheWhole)
{
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Random random(Seed{seed});
        const auto up_to = [&](std::uint32_t most) { return static_cast<std::int32_t>(random.below(most + 1)); };
        const auto anybody = [&] { return MemberId(random.below(3)); };
        const auto any_type = [&] { return ShiftTypeId(random.below(3)); };
        Draft draft = small_draft(14);
        draft.skills = {{.code = "full"}};
        draft.members[1].skills = {SkillId(0)};
        for (Member& member : draft.members)
            member.limits = {.minimum_minutes = Minutes(480 * up_to(3)),
                             .maximum_minutes = Minutes(480 * (3 + up_to(3))),
                             .maximum_consecutive = 2 + up_to(2),
                             .minimum_consecutive = 1 + up_to(1),
                             .minimum_days_off = 1 + up_to(2),
                             .maximum_weekends = up_to(2),
                             .minimum_rest = Minutes(60 * up_to(30)),
                             .of_type = {{late, up_to(3)}},
                             .maximum_consecutive_weekends = up_to(1),
                             .windows = {{.days = 2 + up_to(5), .most = 1 + up_to(2)}}};
        draft.spacing = {.weight = 50};
        draft.forbidden_successions = {{late, early}};
        draft.companies = {{.members = {ann, bob}, .keep = Keep::together, .penalty = Penalty::soft(3)},
                           {.members = {bob, cai}, .keep = Keep::apart, .within = Within::day}};
        draft.fairness = {{.measure = Measure::minutes, .below_weight = 1, .step = 60}, {.measure = Measure::nights}};
        for (int at = 0; at < 14; ++at) {
            draft.cover.push_back(
                {.shift = {day(at), late}, .wanted = 1, .maximum = 1, .under_weight = 9, .over_weight = 4});
            draft.cover.push_back({.shift = {day(at), night}, .skill = SkillId(0), .minimum = up_to(1), .wanted = 1});
            draft.requests.push_back({anybody(), day(at), up_to(1) == 0 ? ShiftTypeId() : any_type(),
                                      up_to(1) == 0 ? Wish::on : Wish::off, 5});
        }
        draft.published = {.assignments = {stands(ann, 3, late)}, .change = Penalty::soft(2)};
        draft.pinned = {stands(bob, 7, night)};
        const Problem problem(draft);

        std::vector<Assignment> stood;
        for (int at = 0; at < 14; ++at)
            for (const MemberId member : {ann, bob, cai})
                if (up_to(2) == 0)
                    stood.push_back(stands(member, at, any_type()));
        const Roster before = roster_of(problem, stood);
        const MemberId first = anybody();
        const MemberId second = anybody();
        const int at = up_to(12);
        std::vector<Assignment> changed;
        for (const Assignment& assignment : stood)
            if ((assignment.member != first && assignment.member != second) ||
                problem.index_of(assignment.shift.day) / 2 != at / 2)
                changed.push_back(assignment);
        changed.push_back(stands(first, at, any_type()));
        const Roster after = roster_of(problem, changed);
        const Scope scope{first == second ? std::vector{first}
                                          : std::vector{std::min(first, second), std::max(first, second)},
                          {at / 2 * 2, at / 2 * 2 + 1}};

        EXPECT_EQ(check(problem, after).score.cost - check(problem, before).score.cost,
                  check(problem, after, scope).score.cost - check(problem, before, scope).score.cost);
        EXPECT_EQ(check(problem, after).score.hard - check(problem, before).score.hard,
                  check(problem, after, scope).score.hard - check(problem, before, scope).score.hard);
    }
}

TEST(Check, RefusesARosterOfAnotherProblem)
{
    const Problem problem(small_draft());
    EXPECT_THROW((void)check(problem, Roster(Period(monday, day(7)), 3, {})), InvalidInput);
    EXPECT_THROW((void)check(problem, Roster(problem.period(), 2, {})), InvalidInput);
    EXPECT_THROW((void)check(problem, Roster(problem.period(), 3, {stands(ann, 0, ShiftTypeId(3))})), InvalidInput);
}

TEST(RuleList, NamesEveryRuleInBothLanguages)
{
    for (const rule::Entry& entry : rule::list()) {
        EXPECT_EQ(name_of(entry.rule), entry.name);
        EXPECT_FALSE(label_of(entry.rule).zh.empty());
        EXPECT_FALSE(label_of(entry.rule).en.empty());
    }
}

TEST(History, CarriesWeekendsInARowAlsoWhereOneIsCutInTwo)
{
    Draft draft = small_draft(14);
    draft.members[0].history = {.days_off = 1, .weekends_worked = 3};  // the Saturday before was stood
    const Problem whole(draft);
    const std::vector<Assignment> stood{stands(ann, 5, late), stands(ann, 12, late), stands(bob, 6, late),
                                        stands(cai, 13, late)};
    const std::vector<History> after = histories_after(whole, roster_of(whole, stood));
    EXPECT_EQ(after[0].weekends_worked, 5);
    EXPECT_EQ(after[1].weekends_worked, 0);
    EXPECT_EQ(after[2].weekends_worked, 1);

    draft.members[0].history.days_off = 2;  // and here it was not: that weekend ended the row
    const Problem rested(draft);
    EXPECT_EQ(histories_after(rested, roster_of(rested, stood))[0].weekends_worked, 2);
    draft.members[0].history.days_off = 1;

    draft.period = Period(monday, day(12));  // to a Saturday
    const Problem cut(draft);
    const std::vector<History> so_far = histories_after(cut, roster_of(cut, {stood.begin(), stood.begin() + 3}));
    EXPECT_EQ(so_far[0].weekends_worked, 5);
    EXPECT_EQ(so_far[1].weekends_worked, 1);  // may still be on duty on the Sunday
}

}  // namespace
}  // namespace muster::roster::check_test
