// In what members and units stand high and low.
#include "muster/evaluation/strengths.hpp"

#include "unit/evaluation/small.hpp"

#include <string>
#include <vector>

namespace muster::inline v0_2::evaluation::strengths_test {
namespace {

// "study" (weight 3) of "x" and "y" (1 to 2), and "z" (weight 1).
Scheme two_levels()
{
    SchemeParts parts = parts_of(
        {{.code = "x", .area = "study", .weight = weight("1"), .rule = rule::Sum{}},
         {.code = "y", .area = "study", .weight = weight("2"), .rule = rule::Sum{}, .missing = Missing::leave_out},
         {.code = "z", .area = "top", .weight = weight("1"), .rule = rule::Sum{}}});
    parts.areas[0].aggregation = Aggregation::arithmetic;
    parts.areas.push_back({.code = "study", .parent = "top", .weight = weight("3")});
    return Scheme(parts);
}

record::Ledger four()
{
    Book book({"ann", "bob", "cai", "dan"}, {"x", "y", "z"});
    for (const auto& [member, x, y, z] :
         {std::tuple{"ann", "6", "3", "4"}, {"bob", "8", "3", "8"}, {"cai", "2", "0", "9"}, {"dan", "7", "", "9"}}) {
        book.add(member, "x", x);
        if (*y != '\0')
            book.add(member, "y", y);
        book.add(member, "z", z);
    }
    return book.ledger;
}

std::string told(const std::vector<PartStanding>& parts)
{
    std::string text;
    for (const PartStanding& part : parts)
        text += (text.empty() ? "" : "; ") + part.code + " " + to_string(part.value) + ": " +
                std::to_string(part.rank) + " of " + std::to_string(part.of);
    return text;
}

TEST(Strengths, ComeFirstAndWeaknessesLast)
{
    const Evaluation evaluation = evaluated(two_levels(), four());
    const auto ann = strengths(evaluation, MemberId(0));
    EXPECT_EQ(told(ann), "y 3: 1 of 3; x 6: 3 of 4; study 4: 3 of 4; z 4: 4 of 4");
    EXPECT_NEAR(ann[0].share.value(), 3 * 2.0 / 3 * 0.75 / 4, 1e-12);
    EXPECT_NEAR(ann[2].share.value() + ann[3].share.value(), 1, 1e-12);
    // What is left out gives its weight to the others: of dan "x" is all of "study".
    const auto dan = strengths(evaluation, MemberId(3));
    EXPECT_EQ(told(dan), "study 7: 1 of 4; z 9: 1 of 4; x 7: 2 of 4");
    EXPECT_NEAR(dan[2].share.value(), 7 * 0.75 / 7.5, 1e-12);
    EXPECT_THROW(static_cast<void>(strengths(evaluation, MemberId(4))), InvalidInput);
}

TEST(Strengths, OfAUnitAreAmongThoseBesideIt)
{
    const Roll roll({{.code = "ann", .unit = "one"},
                     {.code = "bob", .unit = "below"},
                     {.code = "cai", .unit = "two"},
                     {.code = "dan"}},
                    {{.code = "all"},
                     {.code = "one", .parent = "all"},
                     {.code = "two", .parent = "all"},
                     {.code = "below", .parent = "one"}});
    const Evaluation evaluation = evaluated(two_levels(), four(), {.roll = roll});
    EXPECT_EQ(told(unit_strengths(evaluation, UnitId(1))),
              "x 7: 1 of 2; y 3: 1 of 2; study 4.333333: 1 of 2; z 6: 2 of 2");
    EXPECT_EQ(told(unit_strengths(evaluation, UnitId(3))),
              "x 8: 1 of 1; y 3: 1 of 1; z 8: 1 of 1; study 4.666667: 1 of 1");
    EXPECT_THROW(static_cast<void>(unit_strengths(evaluation, UnitId(4))), InvalidInput);
}

TEST(PartRanks, AreThoseOfEveryMember)
{
    const Evaluation evaluation = evaluated(two_levels(), four());
    const PartRanks made = part_ranks(evaluation);
    EXPECT_EQ(made.parts, (std::vector<std::string>{"x", "y", "z", "study"}));
    EXPECT_EQ(made.ranks,
              (std::vector<std::vector<std::uint32_t>>{{3, 1, 4, 2}, {1, 1, 3, 0}, {4, 3, 1, 1}, {3, 2, 4, 1}}));
}

}  // namespace
}  // namespace muster::evaluation::strengths_test
