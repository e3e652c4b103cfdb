// Goals collect what the evidence has, each member once; the best of an area may be nominated.
#include "muster/programme/management.hpp"

#include "muster/programme/term.hpp"

#include <gmock/gmock.h>

namespace muster::inline v0_2::programme::management_test {
namespace {

const Day monday(2026, 9, 7);

/// Branch > groups one and two; ann in one, bob in two, cai in the branch itself.
org::Organisation organisation()
{
    return org::Organisation({.units = {{.code = "branch", .name = {"支部", "branch"}},
                                        {.code = "one", .level = org::UnitLevel::group, .above = UnitId(0)},
                                        {.code = "two", .level = org::UnitLevel::group, .above = UnitId(0)}},
                              .members = {{.code = "ann", .unit = UnitId(1)},
                                          {.code = "bob", .unit = UnitId(2)},
                                          {.code = "cai", .unit = UnitId(0)}}});
}

evaluation::Evaluation evaluation(const std::vector<std::string>& members, std::int64_t each)
{
    record::Ledger ledger(members, {"hours"});
    for (std::uint32_t row = 0; row < members.size(); ++row)
        ledger.append({.member = MemberId(row),
                       .indicator = IndicatorId(0),
                       .quantity = Quantity::whole(each + row),
                       .day = monday});
    const evaluation::Scheme scheme(
        {.code = "s",
         .areas = {{.code = "top"}, {.code = "work", .parent = "top"}},
         .indicators = {{.code = "hours", .area = "work", .rule = evaluation::rule::Sum{Points::whole(1)}}},
         .grades = {{.code = "good", .from = Points::whole(11)}, {.code = "poor"}}});
    return evaluate(scheme, ledger);
}

std::vector<org::Goal> goals()
{
    return {
        {.code = "all", .unit = UnitId(0), .target = Quantity::whole(30), .indicator = "hours"},
        {.code = "ones", .unit = UnitId(1), .part_of = GoalId(0), .target = Quantity::whole(10), .indicator = "hours"},
        {.code = "told", .unit = UnitId(0), .target = Quantity::whole(2), .reached = Quantity::whole(2)}};
}

TEST(Goals, CollectEveryMemberOnceHoweverTheyAreHandedDown)
{
    const std::vector evaluations{evaluation({"ann", "bob", "cai"}, 10)};  // 10, 11, 12 hours
    const auto with = with_results(goals(), organisation(), evaluations);
    EXPECT_EQ(with[0].reached, Quantity::whole(23));  // ann's are those of the part
    EXPECT_EQ(with[1].reached, Quantity::whole(10));
    EXPECT_EQ(with[2].reached, Quantity::whole(2));  // of a goal without an indicator as it is given
    const auto results = goal_results(organisation(), with);
    EXPECT_EQ(results[0].reached, Quantity::whole(33));
    EXPECT_EQ(results[0].handed_down, Quantity::whole(10));
    EXPECT_TRUE(results[0].is_met());
    EXPECT_FALSE(results[0].is_covered);  // its part promises 10 of 30
    EXPECT_EQ(results[1].part_of, "all");
    EXPECT_EQ(results[1].unit.en, "");
    EXPECT_TRUE(results[2].is_covered);
}

TEST(Goals, OfSeveralBranchesTakeTheEvidenceOfEach)
{
    const std::vector evaluations{evaluation({"ann"}, 5), evaluation({"bob"}, 7), evaluation({"stranger"}, 100)};
    const auto results = goal_results(organisation(), with_results(goals(), organisation(), evaluations));
    EXPECT_EQ(results[0].reached, Quantity::whole(12));
    EXPECT_FALSE(results[0].is_met());
}

TEST(Nominees, AreTheHighestOfAnAreaAmongTheBestGrade)
{
    const auto found = nominees(evaluation({"ann", "bob", "cai"}, 10));
    EXPECT_EQ(found, (std::vector<Nominee>{{"cai", "work", Points::whole(12)}}));
    EXPECT_THAT(nominees(evaluation({"ann"}, 10)), testing::IsEmpty());  // nobody has the best grade
}

TEST(Term, RefusesGoalsDutiesAndCasesOfStrangers)
{
    TermParts parts{.period = Period(monday, monday), .branch = UnitId(0), .organisation = organisation()};
    parts.management.goals = {{.code = "g", .unit = UnitId(9)}};
    parts.management.duties = {{.code = "d", .accountable = MemberId(9)}};
    parts.management.cases = {{.code = "k", .about = "eve"}};
    try {
        Term{parts};
        FAIL() << "accepted";
    } catch (const InvalidInput& error) {
        EXPECT_STREQ(error.what(),
                     "goal \"g\": it belongs to no unit; name the unit whose goal it is\n"
                     "term duty \"d\": its unit, post or person is not in the organisation; add it there or "
                     "correct the id\n"
                     "term case \"k\": \"eve\" is not in the organisation; add it there or correct the code");
    }
}

}  // namespace
}  // namespace muster::programme::management_test
