// Who is evaluated, and their units from the leaves up.
#include "unit/evaluation/small.hpp"

#include <string>
#include <vector>

namespace muster::inline v0_2::evaluation::roll_test {
namespace {

struct Bad {
    std::string name;
    std::vector<RollMember> members;
    std::vector<RollUnit> units;
    std::string message;
};

void PrintTo(const Bad& bad, std::ostream* out) { *out << bad.name; }

class RollRefuses : public testing::TestWithParam<Bad> {};

TEST_P(RollRefuses, AndSaysWhereWhatAndTheRemedy)
{
    try {
        Roll(GetParam().members, GetParam().units);
        FAIL() << "accepted";
    } catch (const InvalidInput& error) {
        EXPECT_EQ(error.what(), GetParam().message);
    }
}

INSTANTIATE_TEST_SUITE_P(
    , RollRefuses,
    testing::Values(Bad{"OneMemberTwice",
                        {{.code = "ann"}, {.code = "ann"}},
                        {},
                        "member 2: member \"ann\" stands here twice; keep one of the rows"},
                    Bad{"NoCode", {{.code = ""}}, {}, "member 1: it has no code; give every member a code of its own"},
                    Bad{"OneUnitTwice",
                        {},
                        {{.code = "x"}, {.code = "x"}},
                        "unit 2: unit \"x\" stands here twice; keep one of the rows"},
                    Bad{"UnknownUnits",
                        {{.code = "ann", .unit = "y"}},
                        {{.code = "x", .parent = "w"}},
                        "unit \"x\": the unit above it, \"w\", is not on the roll; add it there or correct the code\n"
                        "member \"ann\": its unit \"y\" is not on the roll; add it there or correct the code"},
                    Bad{"ACircle",
                        {},
                        {{.code = "x", .parent = "y"}, {.code = "y", .parent = "x"}, {.code = "z", .parent = "x"}},
                        "unit \"x\": the units above it go round in a circle; leave the unit above the topmost empty\n"
                        "unit \"y\": the units above it go round in a circle; leave the unit above the topmost empty\n"
                        "unit \"z\": the units above it go round in a circle; leave the unit above the topmost empty"}),
    [](const auto& test) { return test.param.name; });

std::string message_of_a_chain(std::size_t units)
{
    std::vector<RollUnit> chain;
    for (std::size_t unit = units; unit-- > 0;)  // the deepest first
        chain.push_back(
            {.code = "u" + std::to_string(unit), .parent = unit == 0 ? "" : "u" + std::to_string(unit - 1)});
    try {
        static_cast<void>(Roll({}, chain));
    } catch (const InvalidInput& error) {
        return error.what();
    }
    return "accepted";
}

TEST(Roll, RefusesATreeThatIsTooDeepInLinearTime)
{
    EXPECT_EQ(message_of_a_chain(65), "accepted");
    const std::string message = "unit \"u65\": it lies more than 64 levels below the top; put units beside each other";
    EXPECT_EQ(message_of_a_chain(66), message);
    EXPECT_EQ(message_of_a_chain(200'000), message);
}

TEST(UnitScore, TakesInEverybodyBelow)
{
    Book book({}, {});
    for (const auto& [member, amount] : {std::pair{"a", "1"}, {"b", "2"}, {"c", "4"}, {"d", "8"}, {"e", "100"}})
        book.add(member, "work", amount);
    const Roll roll({{.code = "a", .unit = "leaf"},
                     {.code = "b", .unit = "leaf"},
                     {.code = "c", .unit = "middle"},
                     {.code = "d", .unit = "top"},
                     {.code = "e"}},
                    {{.code = "top"},
                     {.code = "empty", .parent = "top"},
                     {.code = "leaf", .parent = "middle"},
                     {.code = "middle", .parent = "top"}});
    SchemeParts parts = parts_of({{.code = "work", .area = "top", .rule = rule::Sum{}}});
    parts.grades = {{.code = "A", .from = points("2")}, {.code = "B"}};
    const Evaluation made = evaluated(Scheme(parts), book.ledger, {.roll = roll});
    const auto told = [&](std::uint32_t unit) {
        const UnitScore& score = made.of(UnitId(unit));
        return std::to_string(score.members) + " sum " + to_string(score.sum) + " mean " + to_string(score.mean) +
               " from " +
               (score.lowest ? to_string(*score.lowest) + " to " + to_string(*score.highest) : std::string("nobody")) +
               " A " + std::to_string(score.grades[0]) + " B " + std::to_string(score.grades[1]);
    };
    EXPECT_EQ(told(0), "4 sum 15 mean 3.75 from 1 to 8 A 3 B 1");
    EXPECT_EQ(told(1), "0 sum 0 mean 0 from nobody A 0 B 0");
    EXPECT_EQ(told(2), "2 sum 3 mean 1.5 from 1 to 2 A 1 B 1");
    EXPECT_EQ(told(3), "3 sum 7 mean 2.333333 from 1 to 4 A 2 B 1");
    EXPECT_EQ(made.of(UnitId(3)).area_means, std::vector{points("2.333333")});
}

}  // namespace
}  // namespace muster::evaluation::roll_test
