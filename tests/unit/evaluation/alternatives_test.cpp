// Ranks under several schemes are those of evaluating by each.
#include "muster/evaluation/alternatives.hpp"

#include "unit/evaluation/small.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace muster::inline v0_2::evaluation::alternatives_test {
namespace {

SchemeParts halves()
{
    SchemeParts parts = parts_of(
        {{.code = "x", .area = "top", .rule = rule::Sum{}}, {.code = "y", .area = "top", .rule = rule::Sum{}}});
    parts.areas[0].aggregation = Aggregation::arithmetic;
    return parts;
}

// ann 9 and 1, bob 4 and 4, cai 1 and 6.
record::Ledger three()
{
    Book book({"ann", "bob", "cai"}, {"x", "y"});
    for (const auto& [member, x, y] : {std::tuple{"ann", "9", "1"}, {"bob", "4", "4"}, {"cai", "1", "6"}}) {
        book.add(member, "x", x);
        book.add(member, "y", y);
    }
    return book.ledger;
}

const Weighting mostly_y{.method = WeightMethod::entropy,
                         .area = "top",
                         .parts = {"x", "y"},
                         .weights = {weight("0.2"), weight("0.8")},
                         .source = "entropy"};

TEST(Alternatives, TellWhoMovesUnderWhich)
{
    const std::vector<Alternative> all =
        variants(Scheme(halves()), {.aggregations = {Aggregation::geometric}, .weightings = {mostly_y}});
    std::vector<std::string> names;
    for (const Alternative& each : all)
        names.push_back(each.name);
    EXPECT_EQ(names,
              (std::vector<std::string>{"as it is", "entropy of top", "geometric", "geometric, entropy of top"}));
    EXPECT_EQ(all[0].scheme, Scheme(halves()));
    const AlternativeRanks made = rank_ranges_over(all, three());
    EXPECT_EQ(made.ranks, (std::vector<std::vector<std::uint32_t>>{{1, 2, 3}, {3, 2, 1}, {2, 1, 3}, {3, 2, 1}}));
    EXPECT_EQ(made.members[0], (AlternativeRange{"ann", 1, 1, 3, "as it is", "entropy of top"}));
    EXPECT_EQ(made.members[1], (AlternativeRange{"bob", 2, 1, 2, "geometric", "as it is"}));
    EXPECT_EQ(made.shifts[0], (AlternativeShift{.name = "as it is", .compared = 3}));
    EXPECT_EQ(made.shifts[1], (AlternativeShift{"entropy of top", 3, 2, 4.0 / 3, "ann", -2}));
    EXPECT_EQ(made.shifts[2], (AlternativeShift{"geometric", 3, 2, 2.0 / 3, "ann", -1}));
}

TEST(Alternatives, LeaveOutWhoHasNoRank)
{
    SchemeParts strict = halves();
    strict.indicators[1].missing = Missing::incomplete;
    Book book({"ann", "bob"}, {"x", "y"});
    book.add("ann", "x", "5");
    book.add("bob", "x", "1");
    book.add("bob", "y", "1");
    const std::vector<Alternative> all{{"strict", Scheme(strict)}, {"lenient", Scheme(halves())}};
    const AlternativeRanks made = rank_ranges_over(all, book.ledger);
    EXPECT_EQ(made.members[0], (AlternativeRange{"ann", 0, 1, 1, "lenient", "lenient"}));
    EXPECT_EQ(made.members[1], (AlternativeRange{"bob", 1, 1, 2, "strict", "lenient"}));
    EXPECT_EQ(made.shifts[1], (AlternativeShift{"lenient", 1, 1, 1, "bob", -1}));
}

TEST(Alternatives, OfAnAreaThatUsesNoWeightsHaveNone)
{
    SchemeParts parts = halves();
    parts.indicators[0].weight = weight("3");
    parts.areas.push_back({.code = "low", .parent = "top", .weight = weight("2")});
    parts.indicators.push_back({.code = "z", .area = "low", .rule = rule::Sum{}});
    const Weighting of_low{.area = "low", .parts = {"z"}, .weights = {weight("1")}, .source = "equal"};
    const auto all = variants(
        Scheme(parts),
        {.aggregations = {Aggregation::sum, Aggregation::arithmetic},
         .weightings = {
             of_low,
             {.area = "top", .parts = {"x", "y", "low"}, .weights = {weight("0.2"), weight("0.3"), weight("0.5")}}}});
    std::vector<std::string> names;
    for (const Alternative& each : all)
        names.push_back(each.name);
    EXPECT_EQ(names,
              (std::vector<std::string>{"as it is", "equal of low", "equal of top", "sum", "sum, equal of low"}));
    EXPECT_EQ(all[3].scheme.parts().indicators[0].weight, weight("1"));
    EXPECT_EQ(all[3].scheme.parts().areas[1].weight, weight("1"));
    EXPECT_EQ(all[4].scheme.parts().areas[1].source, "weights: equal");
    EXPECT_EQ(all[2].scheme.parts().indicators[0].weight, weight("0.2"));
}

TEST(Alternatives, AreToHaveNamesOfTheirOwn)
{
    const auto refusal = [](const std::vector<Alternative>& all) {
        try {
            static_cast<void>(rank_ranges_over(all, three()));
        } catch (const InvalidInput& error) {
            return std::string(error.what());
        }
        return std::string("accepted");
    };
    EXPECT_EQ(refusal({}), "alternatives: there are none; give the scheme as it is, and others");
    EXPECT_EQ(refusal({{"a", Scheme(halves())}, {"a", Scheme(halves())}}),
              "alternative \"a\": its name stands twice; give each a name of its own");
    EXPECT_THROW(static_cast<void>(variants(Scheme(halves()), {.area = "none"})), InvalidInput);
}

}  // namespace
}  // namespace muster::evaluation::alternatives_test
