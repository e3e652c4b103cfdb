// Branches rolled up and ranked, and rated by a scheme whose members are branches.
#include "muster/programme/department.hpp"

#include "muster/core/faults.hpp"

#include <gmock/gmock.h>

#include <functional>
#include <limits>
#include <string>
#include <vector>

namespace muster::inline v0_2::programme::department_test {
namespace {

const Day monday(2026, 9, 7);
const Period week(monday, monday + Days(6));

BranchResult branch(std::string code, std::int64_t evaluated, std::int64_t sum, std::optional<Points> before = {})
{
    BranchResult made{.code = std::move(code)};
    made.founded = Day(2012, 9, 1);
    made.evaluated = made.members = made.serving = evaluated;
    made.sum = Points::whole(sum);
    made.mean_before = before;
    return made;
}

Department department(std::vector<BranchResult> branches)
{
    return Department({.period = week, .code = "G", .branches = std::move(branches)});
}

TEST(DepartmentOf, BranchesIsRankedByMeansAndEqualOnesShareTheBetterRank)
{
    const Department made = department({branch("a", 3, 240, Points::whole(90)), branch("b", 2, 180, Points::whole(70)),
                                        branch("c", 6, 480, Points::whole(95)), branch("d", 0, 0)});
    const auto ranks = [&](auto rank) {
        std::vector<std::uint32_t> all;
        for (std::size_t row = 0; row < 4; ++row)
            all.push_back((made.*rank)(row));
        return all;
    };
    EXPECT_THAT(ranks(&Department::rank), testing::ElementsAre(2, 1, 2, 0));
    EXPECT_THAT(ranks(&Department::rank_before), testing::ElementsAre(2, 3, 1, 0));
    EXPECT_EQ(made.ranks_gained(1), 2);
    EXPECT_EQ(made.ranks_gained(2), -1);
    EXPECT_FALSE(made.ranks_gained(3).has_value());
    EXPECT_EQ(made.parts().branches[0].gain(), Points::whole(-10));
}

TEST(DepartmentOf, BranchesRefusesNumbersThatNoBranchHasAndNamesThemAll)
{
    const auto least = std::numeric_limits<std::int64_t>::min();
    BranchResult one = branch("a", 3, 240);
    one.incomplete = least;
    one.paired = 5;
    one.mentees = 4;
    one.grades = {{"good", {}, -1}};
    BranchResult other = branch("b", 2, 100);
    other.members = 1'000'000'001;
    EXPECT_EQ(one.compared(), 0);
    EXPECT_FALSE(one.mean().has_value());
    const std::vector both{one, other};
    const std::function<void()> ways[] = {
        [&] { department(both); },
        [&] { static_cast<void>(rate_branches(both, evaluation::Scheme(department_stars()), {})); }};
    for (const auto& made : ways)
        try {
            made();
            FAIL() << "was taken";
        } catch (const InvalidInputs& refused) {
            std::vector<std::string> faults;
            for (const Fault& fault : refused.faults())
                faults.push_back(fault.fault);
            EXPECT_THAT(faults, testing::ElementsAre("branch \"a\" has -9223372036854775808 for \"incomplete\"",
                                                     "\"paired\" of branch \"a\" is more than \"mentees\": 5 of 4",
                                                     "branch \"a\" has -1 for \"good\"",
                                                     "branch \"b\" has 1000000001 for \"members\""));
        }
    one.mentees = 5;
    one.incomplete = 0;
    one.grades.clear();
    EXPECT_EQ(department({one}).total().paired, 5);
}

TEST(DepartmentOf, BranchesAddsThemUp)
{
    BranchResult one = branch("a", 3, 240);
    one.grades = {{"good", {}, 1}, {"poor", {}, 2}};
    one.turns = 4;
    one.least_turns = 1;
    one.most_turns = 2;
    BranchResult other = branch("b", 1, 90);
    other.grades = {{"good", {}, 1}};
    other.incomplete = 1;
    const BranchResult all = department({one, other}).total();
    EXPECT_EQ(all.code, "G");
    EXPECT_EQ(all.evaluated, 4);
    EXPECT_EQ(all.compared(), 3);
    EXPECT_EQ(all.mean(), Points::whole(110));
    EXPECT_EQ(all.grades, (std::vector<GradeCount>{{"good", {}, 2}, {"poor", {}, 2}}));
    EXPECT_EQ(all.least_turns, 1);  // who has no roster stands no least turns
    EXPECT_EQ(all.most_turns, 2);
}

TEST(DepartmentOf, BranchesOfOneCodeOrRatedStrangersAreRefused)
{
    try {
        department({branch("a", 1, 1), branch("a", 1, 1)});
        FAIL() << "accepted";
    } catch (const InvalidInput& error) {
        EXPECT_STREQ(error.what(), "department: branch \"a\" stands there twice; keep one of the two");
    }
    const std::vector<BranchResult> others{branch("x", 1, 90)};
    try {
        Department({.period = week,
                    .branches = {branch("a", 1, 1)},
                    .stars = rate_branches(others, evaluation::Scheme(department_stars()), {.day = week.last()})});
        FAIL() << "accepted";
    } catch (const InvalidInput& error) {
        EXPECT_STREQ(error.what(),
                     "department: \"x\" is rated and is no branch of it; rate its branches, or add this one");
    }
}

/// Codes of the stars that branches of these totals get.
std::vector<std::string> stars_of(const std::vector<BranchResult>& branches,
                                  const record::Ledger& records = record::Ledger())
{
    const evaluation::Scheme scheme(department_stars());
    const auto rated = rate_branches(branches, scheme, {.day = week.last(), .records = records});
    std::vector<std::string> stars;
    for (const auto& score : rated.members())
        stars.push_back(score.grade.is_set() ? scheme.grades()[score.grade].code : "");
    return stars;
}

TEST(Stars, GoToThreeTenthsOfThoseRated)
{
    std::vector<BranchResult> branches;
    for (int row = 0; row < 10; ++row)
        branches.push_back(branch(std::string(1, static_cast<char>('a' + row)), 1, 99 - row));
    const auto stars = stars_of(branches);
    EXPECT_EQ(std::ranges::count(stars, "five_stars"), 3);
    EXPECT_EQ(stars[2], "five_stars");
    EXPECT_EQ(stars[3], "four_stars");
    branches.pop_back();  // three tenths of nine are two
    EXPECT_EQ(std::ranges::count(stars_of(branches), "five_stars"), 2);
}

TEST(Stars, AreNotMoreThanTwoAfterAVeto)
{
    record::Ledger records({"a"}, {"branch_veto"});
    records.append({.member = MemberId(0), .indicator = IndicatorId(0), .day = monday});
    std::vector<BranchResult> branches{branch("a", 1, 99), branch("b", 1, 85), branch("c", 1, 75), branch("d", 1, 65)};
    EXPECT_THAT(stars_of(branches, records),
                testing::ElementsAre("two_stars", "four_stars", "four_stars", "three_stars"));
    EXPECT_EQ(stars_of(branches)[0], "five_stars");  // three tenths of four are one
}

TEST(Stars, AreNotGivenToBranchesUnderAYearOld)
{
    BranchResult young = branch("a", 1, 99);
    BranchResult old = branch("b", 1, 85);
    young.founded = Day(2025, 9, 14);
    old.founded = Day(2025, 9, 13);
    const std::vector<BranchResult> both{young, old};
    const auto rated = rate_branches(both, evaluation::Scheme(department_stars()), {.day = week.last()});
    ASSERT_EQ(rated.roll().members().size(), 1u);
    EXPECT_EQ(rated.roll().members().rows()[0].code, "b");
    const Department made({.period = week, .branches = both, .stars = rated});
    EXPECT_EQ(made.rating(0), nullptr);
    EXPECT_NE(made.rating(1), nullptr);
}

}  // namespace
}  // namespace muster::programme::department_test
