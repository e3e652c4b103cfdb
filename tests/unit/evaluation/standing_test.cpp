// What is kept of a term, and who rose since.
#include "muster/evaluation/standing.hpp"

#include "unit/evaluation/small.hpp"

namespace muster::inline v0_2::evaluation::standing_test {
namespace {

Scheme graded()
{
    SchemeParts parts = parts_of({{.code = "work", .area = "top", .rule = rule::Sum{}}});
    parts.grades = {{.code = "good", .from = points("5")}, {.code = "poor"}};
    return Scheme(std::move(parts));
}

Evaluation term(const char* ann, const char* bob)
{
    Book book;
    book.add("ann", "work", ann);
    book.add("bob", "work", bob);
    return evaluate(graded(), book.ledger,
                    {.roll = Roll({{.code = "bob", .unit = "group"}, {.code = "ann", .unit = "branch"}},
                                  {{.code = "branch"}, {.code = "group", .parent = "branch"}, {.code = "other"}}),
                     .is_ranked = true});
}

TEST(Standings, KeepTotalsRanksGradesAndUnitsInTheOrderOfTheRoll)
{
    const Standings kept = standings(term("7", "4"));
    EXPECT_EQ(kept.scheme_digest, graded().digest());
    EXPECT_EQ(kept.members, (std::vector<Standing>{{"bob", "group", points("4"), 2, "poor"},
                                                   {"ann", "branch", points("7"), 1, "good"}}));
}

TEST(Standings, CompareAsTheEvaluationTheyWereTakenFrom)
{
    const Evaluation before = term("7", "4");
    const Evaluation after = term("6", "9");
    const Comparison whole = compare(before, after);
    const Comparison kept = compare(standings(before), after);
    EXPECT_EQ(kept.is_same_scheme, whole.is_same_scheme);
    ASSERT_EQ(kept.members.size(), whole.members.size());
    for (std::size_t row = 0; row < kept.members.size(); ++row) {
        EXPECT_EQ(kept.members[row].gain(), whole.members[row].gain());
        EXPECT_EQ(kept.members[row].ranks_gained(), whole.members[row].ranks_gained());
        EXPECT_EQ(kept.members[row].grade_before, whole.members[row].grade_before);
    }
    // a unit where nobody stood has no mean before; the others' are those of the whole
    EXPECT_EQ(kept.units, (std::vector<Change>{whole.units[0], whole.units[1]}));
}

TEST(Standings, WhoLeftComesLastAndWhoIsIncompleteGainsNothing)
{
    const Standings before{{{"ann", "branch", std::nullopt, 0, ""}, {"eve", "elsewhere", points("3"), 1, "poor"}}, ""};
    const Comparison made = compare(before, term("6", "9"));
    EXPECT_FALSE(made.is_same_scheme);
    ASSERT_EQ(made.members.size(), 3u);
    EXPECT_FALSE(made.members[0].before.has_value());  // bob was not there
    EXPECT_FALSE(made.members[1].gain().has_value());
    EXPECT_EQ(made.members[2].code, "eve");
    EXPECT_FALSE(made.members[2].after.has_value());
    EXPECT_TRUE(made.units.empty());  // nobody with a total stood in one of these
}

TEST(Standings, OfWhomThereAreTwoAreRefusedByName)
{
    try {
        static_cast<void>(compare(Standings{{{"ann"}, {"ann"}}, ""}, term("6", "9")));
        FAIL() << "accepted";
    } catch (const InvalidInput& error) {
        EXPECT_STREQ(error.what(), "earlier standings: member \"ann\" stands there twice; keep one of the two");
    }
}

}  // namespace
}  // namespace muster::evaluation::standing_test
