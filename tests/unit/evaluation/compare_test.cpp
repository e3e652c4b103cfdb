// Two terms side by side: gains by member, area, indicator and unit, matched by code.
#include "muster/evaluation/compare.hpp"

#include "unit/evaluation/small.hpp"

#include <string>
#include <vector>

namespace muster::inline v0_2::evaluation::compare_test {
namespace {

Scheme scheme(const char* version = "1")
{
    return Scheme({.code = "s",
                   .version = version,
                   .areas = {{.code = "top"}, {.code = "work", .parent = "top"}},
                   .indicators = {{.code = "hours", .area = "work", .weight = weight("0.5"), .rule = rule::Sum{}},
                                  {.code = "talks", .area = "work", .weight = weight("0.5"), .rule = rule::Sum{}}},
                   .grades = {{.code = "A", .from = points("3")}, {.code = "B"}}});
}

Evaluation term(const std::vector<std::tuple<const char*, const char*, const char*>>& records,
                std::vector<RollMember> members)
{
    Book book({}, {});
    for (const auto& [member, indicator, amount] : records)
        book.add(member, indicator, amount);
    return evaluate(scheme(), book.ledger, {.roll = Roll(std::move(members), {{.code = "x"}}), .is_ranked = true});
}

TEST(Comparison, TellsGainsByMember)
{
    const Evaluation before = term({{"ann", "hours", "4"}, {"bob", "hours", "8"}, {"eve", "talks", "2"}},
                                   {{.code = "ann", .unit = "x"}, {.code = "bob", .unit = "x"}, {.code = "eve"}});
    const Evaluation after = term({{"ann", "hours", "4"}, {"ann", "talks", "6"}, {"bob", "hours", "5"}},
                                  {{.code = "new"}, {.code = "bob", .unit = "x"}, {.code = "ann", .unit = "x"}});
    const Comparison made = compare(before, after);
    EXPECT_TRUE(made.is_same_scheme);
    ASSERT_EQ(made.members.size(), 4u);
    const MemberChange& joined = made.members[0];
    EXPECT_EQ(joined.code, "new");
    EXPECT_FALSE(joined.before || joined.gain() || joined.ranks_gained());
    const MemberChange& bob = made.members[1];
    EXPECT_EQ(bob.gain(), Exact(points("-1.5")));
    EXPECT_EQ(bob.ranks_gained(), -1);
    EXPECT_EQ(bob.grade_before + bob.grade_after, "AB");
    const MemberChange& ann = made.members[2];
    EXPECT_EQ(ann.gain(), Exact::whole(3));
    EXPECT_EQ(ann.ranks_gained(), 1);
    EXPECT_EQ(ann.areas, (std::vector<Change>{{"top", Exact::whole(2), Exact::whole(5)},
                                              {"work", Exact::whole(2), Exact::whole(5)}}));
    EXPECT_EQ(ann.indicators, (std::vector<Change>{{"talks", Exact(), Exact::whole(6)}})) << "hours did not change";
    const MemberChange& left = made.members[3];
    EXPECT_EQ(left.code, "eve");
    EXPECT_FALSE(left.after);
    ASSERT_EQ(made.units.size(), 1u);
    EXPECT_EQ(made.units[0].gain(), Exact(points("0.75")));
}

TEST(Comparison, SaysThatTheSchemeIsAnother)
{
    Book book;
    const Comparison made = compare(evaluate(scheme("1"), book.ledger), evaluate(scheme("2"), book.ledger));
    EXPECT_FALSE(made.is_same_scheme);
    EXPECT_EQ(made.members[0].ranks_gained(), std::nullopt) << "not ranked";
}

TEST(Comparison, OfAnEvaluationWithItselfShowsNoChange)
{
    const Evaluation one = term({{"ann", "hours", "4"}}, {{.code = "ann", .unit = "x"}});
    const Comparison made = compare(one, one);
    EXPECT_EQ(made.members[0].gain(), Exact());
    EXPECT_TRUE(made.members[0].areas.empty() && made.members[0].indicators.empty());
}

}  // namespace
}  // namespace muster::evaluation::compare_test
