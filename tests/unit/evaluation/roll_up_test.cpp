// Units scored by a scheme of their own from what their members came to.
#include "unit/evaluation/drawn_scheme.hpp"
#include "unit/evaluation/fractions.hpp"
#include "unit/evaluation/small.hpp"

#include <map>
#include <string>
#include <vector>

namespace muster::inline v0_2::evaluation::roll_up_test {
namespace {

using naive::Fraction;

Roll school()
{
    return Roll({{.code = "ann", .unit = "a"},
                 {.code = "bob", .unit = "a"},
                 {.code = "cai", .unit = "b"},
                 {.code = "dan", .unit = "west"}},
                {{.code = "school"},
                 {.code = "east", .parent = "school"},
                 {.code = "west", .parent = "school"},
                 {.code = "a", .parent = "east"},
                 {.code = "b", .parent = "east"}});
}

Evaluation members()
{
    SchemeParts parts = parts_of({{.code = "work", .area = "top", .rule = rule::Sum{}}});
    parts.grades = {{.code = "good", .from = points("5")}, {.code = "other"}};
    Book book({"ann", "bob", "cai", "dan"});
    book.add("ann", "work", "8", 0);
    book.add("bob", "work", "4", 3);
    book.add("cai", "work", "6", 1);
    book.add("dan", "work", "1", 2);
    return evaluated(Scheme(parts), book.ledger, {.roll = school()});
}

Scheme of_units()
{
    return Scheme({.code = "units",
                   .areas = {{.code = "top", .aggregation = Aggregation::sum}},
                   .indicators = {{.code = "mean", .area = "top", .rule = rule::Sum{}, .combine = Combine::mean},
                                  {.code = "good", .area = "top", .rule = rule::Rate{"people", points("10")}},
                                  {.code = "people", .area = "top", .rule = rule::Count{points("0")}}}});
}

const std::vector<Rise> rises{{.indicator = "mean"},
                              {.indicator = "good", .of = ComingUp::grade, .code = "good"},
                              {.indicator = "people", .of = ComingUp::member}};

std::string told(const Evaluation& made)
{
    std::string text;
    for (std::uint32_t row = 0; row < made.members().size(); ++row)
        text += (row == 0 ? "" : ", ") + made.roll().members()[MemberId(row)].code + " " +
                to_decimal_string(made.of(MemberId(row)).total);
    return text;
}

TEST(RollUpWith, ScoresEveryUnitFromAllBelowIt)
{
    const Evaluation made = roll_up_with(members(), of_units(), {.rises = rises});
    EXPECT_EQ(findings(made), "");
    // Mean of totals, and ten points for the share of those graded good: of school (8+4+6+1)/4 and 2/4.
    EXPECT_EQ(told(made), "school 9.75, east 12.666667, west 1, a 11, b 16");
    EXPECT_EQ(made.roll().members()[MemberId(3)].unit, "east");
    EXPECT_EQ(made.roll().units().size(), 2u);  // school and east stand above others
}

TEST(RollUpWith, ScoresOneLevel)
{
    EXPECT_EQ(told(roll_up_with(members(), of_units(), {.rises = rises, .level = 1})), "east 12.666667, west 1");
    EXPECT_EQ(told(roll_up_with(members(), of_units(), {.rises = rises, .level = 0})), "school 9.75");
}

TEST(RollUpWith, GoesOnUpTheTree)
{
    const Evaluation branches = roll_up_with(members(), of_units(), {.rises = rises, .level = 2});
    EXPECT_EQ(told(branches), "a 11, b 16");
    const Scheme mean =
        Scheme({.code = "above",
                .areas = {{.code = "top"}},
                .indicators = {{.code = "mean", .area = "top", .rule = rule::Sum{}, .combine = Combine::mean}}});
    EXPECT_EQ(told(roll_up_with(branches, mean, {.rises = {{.indicator = "mean"}}})), "school 13.5, east 13.5");
    EXPECT_EQ(told(roll_up_with(members(), mean, {.rises = {{.indicator = "mean", .of = ComingUp::unit_mean}}})),
              "school 3.5, east 6, west 0, a 0, b 0");  // of school: the mean of 6 and 1
}

TEST(RollUpWith, UnfoldsToMembersAndTheirRecords)
{
    const Evaluation below = members();
    const Evaluation made = roll_up_with(below, of_units(), {.rises = rises, .level = 2});
    const Derivation unit = made.explain(MemberId(0));
    const DerivedRecord& of_bob = unit.indicators[0].records[1];
    EXPECT_EQ(of_bob.source, "bob");
    EXPECT_EQ(of_bob.counted, quantity("4"));
    EXPECT_EQ(of_bob.evidence.day, day(3));  // of the last record
    const Derivation member = below.explain(below.roll().members().id_of(of_bob.source, {"test"}));
    EXPECT_EQ(to_string(member.score.total), "4");
    EXPECT_EQ(member.indicators[0].records.size(), 1u);
}

struct Bad {
    const char* name;
    RollUpOptions options;
    const char* message;
};

TEST(RollUpWith, NamesWhatIsNotThere)
{
    const std::vector<Bad> all{
        {"nothing", {}, "roll-up: nothing comes up; give at least one rise"},
        {"indicator",
         {.rises = {{.indicator = "no"}}},
         "rise of indicator \"no\": the indicator is not in the units' "
         "scheme; add it there or correct the code"},
        {"area",
         {.rises = {{.indicator = "mean", .of = ComingUp::area, .code = "no"}}},
         "rise of indicator \"mean\": there is no area \"no\" in the members' scheme; name one of its areas"},
        {"grade",
         {.rises = {{.indicator = "mean", .of = ComingUp::grade, .code = "A"}}},
         "rise of indicator \"mean\": there is no grade \"A\" in the members' scheme; name one of its grades"},
        {"code",
         {.rises = {{.indicator = "mean", .code = "top"}}},
         "rise of indicator \"mean\": it names \"top\", and neither an area nor a grade comes up; leave the code out"},
        {"level",
         {.rises = rises, .level = 3},
         "roll-up: no unit is 3 levels below the top; give 0 for the top, 1 for those below it"},
        {"day", {.rises = rises, .on = Day()}, "roll-up: its day is not a calendar day; give a day such as 2026-09-07"},
    };
    for (const Bad& bad : all) {
        SCOPED_TRACE(bad.name);
        try {
            static_cast<void>(roll_up_with(members(), of_units(), bad.options));
            FAIL();
        } catch (const InvalidInput& error) {
            EXPECT_STREQ(error.what(), bad.message);
        }
    }
    Book book;
    const Scheme scheme = scheme_of({{.code = "work", .area = "top", .rule = rule::Sum{}}});
    EXPECT_THROW(static_cast<void>(roll_up_with(evaluate(scheme, book.ledger), of_units(), {.rises = rises})),
                 InvalidInput);
}

// Drawn schemes: the units' mean of totals and of an area, worked out here from what the members have.
TEST(RollUpWith, IsWhatMembersComeToOnDrawnSchemes)
{
    const Scheme units({.code = "units",
                        .areas = {{.code = "top", .aggregation = Aggregation::sum}},
                        .indicators = {{.code = "best", .area = "top", .rule = rule::Sum{}, .combine = Combine::best},
                                       {.code = "all", .area = "top", .rule = rule::Sum{}}}});
    int compared = 0;
    for (std::uint64_t seed = 1; seed <= 150; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Dice dice(seed);
        const Scheme scheme(random_parts(dice));
        const record::Ledger ledger = random_ledger(dice, false);
        std::optional<Evaluation> below;
        try {
            below = evaluate(scheme, ledger, {.roll = random_roll(dice)});
        } catch (const Error&) {
            continue;
        }
        if (ledger.empty())
            continue;
        const Evaluation made = roll_up_with(
            *below, units, {.rises = {{.indicator = "best"}, {.indicator = "all", .of = ComingUp::area, .code = "a"}}});
        ASSERT_EQ(findings(made), "");
        for (std::uint32_t row = 0; row < made.members().size(); ++row) {
            std::optional<Fraction> best;
            Fraction all = 0;
            for (std::uint32_t member = 0; member < below->members().size(); ++member) {
                const MemberId id(member);
                bool is_below = false;
                for (UnitId at = below->roll().unit_of(id); at.is_set(); at = below->roll().parent_of(at))
                    is_below |= at == UnitId(row);
                if (!is_below || below->of(id).is_incomplete)
                    continue;
                const Fraction total = naive::rounded(naive::value_of(below->of(id).total), 6);
                best = best ? std::max(*best, total) : total;
                if (!below->is_left_out(id, AreaId(1)))
                    all += naive::rounded(naive::value_of(below->of(id, AreaId(1))), 6);
            }
            ASSERT_EQ(naive::value_of(made.of(MemberId(row)).total), best.value_or(0) + all);
        }
        ++compared;
    }
    EXPECT_GT(compared, 75);
}

}  // namespace
}  // namespace muster::evaluation::roll_up_test
