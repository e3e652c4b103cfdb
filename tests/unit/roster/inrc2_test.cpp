// The second nurse rostering competition's files: what an instance means, what is refused. What rosters cost is held to
// a reckoning of its own in tests/python/formats_test.py.
#include "muster/roster/format/inrc2.hpp"

#include "muster/core/faults.hpp"
#include "muster/roster/check.hpp"

#include <gtest/gtest.h>

#include <string>

namespace muster::inline v0_2::roster::inrc2_test {
namespace {

const std::string scenario = R"(SCENARIO = small

WEEKS = 2

SKILLS = 2
Head
Nurse

SHIFT_TYPES = 2
Early (2,5)
Night (1,3)

FORBIDDEN_SHIFT_TYPES_SUCCESSIONS
Early 0
Night 1 Early

CONTRACTS = 1
Full (3,5) (2,4) (1,3) 1 1

NURSES = 2
Ann Full 2 Head Nurse
Bo Full 1 Nurse
)";

const std::string history = R"(HISTORY
0 small

NURSE_HISTORY
Ann 0 0 Night 2 3 0
Bo 4 1 None 0 0 2
)";

const std::string week = R"(WEEK_DATA
small

REQUIREMENTS
Early Head (0,0) (0,1) (0,0) (0,0) (0,0) (0,0) (0,0)
Night Nurse (1,2) (0,0) (0,0) (0,0) (0,0) (0,0) (0,0)

SHIFT_OFF_REQUESTS = 2
Ann Night Tue
Bo Any Sun
)";

const MemberId ann(0);
const MemberId bo(1);
const ShiftTypeId early_head(0);
const ShiftTypeId early_nurse(1);
const ShiftTypeId night_head(2);
const ShiftTypeId night_nurse(3);

Inrc2Files files_with(int weeks)
{
    return {.scenario = {scenario, "Sc.txt"},
            .history = {history, "H0.txt"},
            .weeks = std::vector<SourceText>(static_cast<std::size_t>(weeks), {week, "WD.txt"})};
}

TEST(Inrc2, HasATypeForEachShiftAndSkill)
{
    const Problem problem = read_inrc2(files_with(2));

    EXPECT_EQ(problem.day_count(), 14);
    EXPECT_EQ(problem.shift_types()[early_nurse].code, "Early Nurse");
    EXPECT_EQ(problem.shift_types()[night_head].kind, "Night");
    EXPECT_FALSE(problem.may_follow(night_head, early_nurse));
    EXPECT_TRUE(problem.may_follow(early_head, night_nurse));
    EXPECT_FALSE(problem.may_stand(bo, 0, early_head)) << "no head";
    EXPECT_EQ(problem.cover_of(0, night_nurse).front().minimum, 1);
    EXPECT_EQ(problem.cover_of(8, early_head).front().wanted, 1);
    EXPECT_EQ(problem.requests_of(ann, 1).size(), 2U) << "one for each skill";
    EXPECT_EQ(problem.requests_of(bo, 6).size(), 1U);
}

TEST(Inrc2, AsksForTheLeastShiftsInTheLastWeek)
{
    EXPECT_EQ(read_inrc2(files_with(1)).limits(ann).minimum_shifts, 0);
    EXPECT_EQ(read_inrc2(files_with(2)).limits(ann).minimum_shifts, 3);
}

TEST(Inrc2, WeeksToComeAskForWhatTheLatestAskedForButForRequests)
{
    std::string busier = week;
    busier.replace(busier.find("(1,2)"), 5, "(0,2)");
    Inrc2Files files = files_with(1);
    const auto two = files.scenario.text.find("WEEKS = 2");
    files.scenario.text.replace(two, 9, "WEEKS = 4");
    const Problem alone = read_inrc2(files);
    const Problem ahead = read_inrc2_ahead(files, std::vector<SourceText>{{busier, "WD-0.txt"}});

    EXPECT_EQ(alone.day_count(), 7);
    EXPECT_EQ(ahead.day_count(), 28);
    EXPECT_EQ(ahead.limits(ann).minimum_shifts, 3) << "the last week is among them";
    EXPECT_EQ(ahead.requests_of(bo, 6).size(), 1U);
    for (int later = 1; later < 4; ++later) {
        EXPECT_TRUE(ahead.requests_of(bo, 7 * later + 6).empty());
        EXPECT_EQ(ahead.cover_of(7 * later, night_nurse).front().wanted, 2);
    }
    EXPECT_EQ(ahead.cover_of(7, night_nurse).front().minimum, 1) << "as the week that is known";
    EXPECT_EQ(ahead.cover_of(14, night_nurse).front().minimum, 0) << "as the one before";
    EXPECT_EQ(ahead.cover_of(21, night_nurse).front().minimum, 1);
}

TEST(Inrc2, LooksAheadToNothingAfterTheLastWeek)
{
    EXPECT_EQ(read_inrc2_ahead(files_with(2)), read_inrc2(files_with(2)));
    EXPECT_THROW((void)read_inrc2_ahead(files_with(0)), InvalidInput);
    EXPECT_THROW((void)read_inrc2_ahead(files_with(3)), InvalidInput);
}

TEST(Inrc2, GoesOnFromTheHistory)
{
    const Problem problem = read_inrc2(files_with(1));
    const Roster roster(problem.period(), 2, {{ann, {problem.day(0), early_nurse}}});

    const Report report = check(problem, roster);

    EXPECT_EQ(report.score.of(Rule::succession).hard, 1) << "Early after the Night before";
    EXPECT_EQ(report.score.of(Rule::minimum_kind_run).cost, 15) << "one Early where two are the least";
    EXPECT_EQ(problem.history(bo).shifts, 4);
    EXPECT_EQ(problem.history(bo).weekends, 1);
}

TEST(Inrc2, WritesWhatTheNextWeekBeginsWith)
{
    const Problem problem = read_inrc2(files_with(1));
    const Roster roster(problem.period(), 2,
                        {{ann, {problem.day(0), night_head}},
                         {bo, {problem.day(5), early_nurse}},
                         {bo, {problem.day(6), early_nurse}}});

    EXPECT_EQ(write_inrc2_history(problem, roster, {.scenario = "small"}), R"(HISTORY
1 small

NURSE_HISTORY
Ann 1 0 None 0 0 6
Bo 6 2 Early 2 2 0
)");
    EXPECT_EQ(write_inrc2_solutions(problem, roster, {.scenario = "small"}).front(), R"(SOLUTION
0 small

ASSIGNMENTS = 3
Ann Mon Night Head
Bo Sat Early Nurse
Bo Sun Early Nurse
)");
}

std::string replaced(std::string text, const std::string& old, const std::string& with)
{
    return text.replace(text.find(old), old.size(), with);
}

struct BadFiles {
    std::string name;
    Inrc2Files files;
    std::string message;
};

void PrintTo(const BadFiles& bad, std::ostream* out) { *out << bad.name; }

class Inrc2Refuses : public testing::TestWithParam<BadFiles> {};

TEST_P(Inrc2Refuses, AndSaysWhereWhatAndTheRemedy)
{
    try {
        (void)read_inrc2(GetParam().files);
        FAIL() << "accepted";
    } catch (const InvalidInput& error) {
        EXPECT_EQ(error.what(), GetParam().message);
    }
}

Inrc2Files with_scenario(const std::string& old, const std::string& with)
{
    Inrc2Files files = files_with(1);
    files.scenario.text = replaced(files.scenario.text, old, with);
    return files;
}

Inrc2Files with_history(const std::string& old, const std::string& with)
{
    Inrc2Files files = files_with(1);
    files.history.text = replaced(files.history.text, old, with);
    return files;
}

Inrc2Files with_week(const std::string& old, const std::string& with)
{
    Inrc2Files files = files_with(1);
    files.weeks.front().text = replaced(files.weeks.front().text, old, with);
    return files;
}

INSTANTIATE_TEST_SUITE_P(
    , Inrc2Refuses,
    testing::Values(
        BadFiles{"AWrongNumberOfRows", with_scenario("NURSES = 2", "NURSES = 3"),
                 "Sc.txt:20: NURSES says 3 and has 2; correct the number, or give the rest"},
        BadFiles{"AnUnknownShift", with_scenario("Night 1 Early", "Night 1 Dawn"),
                 "Sc.txt:15: shift type \"Dawn\" is not in the scenario; add it there or correct the id"},
        BadFiles{"AnUnknownContract", with_scenario("Bo Full", "Bo Half"),
                 "Sc.txt:22: contract \"Half\" is not in the scenario; add it there or correct the id"},
        BadFiles{"TooFewFields", with_scenario("(3,5) (2,4)", "(3,5)"),
                 "Sc.txt:18: it has 7 fields and needs 9; fill them in, separated by blanks"},
        BadFiles{"CrossedBounds", with_scenario("Early (2,5)", "Early (6,5)"),
                 "Sc.txt:10: the minimum of consecutive assignments, 6, is above the maximum, 5; correct one of the "
                 "two"},
        BadFiles{"AWordForANumber", with_scenario("Night (1,3)", "Night (1,x)"),
                 "Sc.txt:11: the maximum of consecutive assignments is \"x\"; give a whole number from 0 to "
                 "2147483647"},
        BadFiles{"ANurseWithoutHistory", with_history("Bo 4 1 None 0 0 2\n", ""),
                 "H0.txt: it does not tell of nurse \"Bo\"; give a line for each"},
        BadFiles{"AHistoryThatContradictsItself", with_history("None 0 0 2", "None 0 0 0"),
                 "H0.txt:6: the last shift of nurse \"Bo\" is \"None\" after 0 of it, 0 days on duty and 0 days off; "
                 "give a last shift and days on duty, or None and days off"},
        BadFiles{"AHistoryOfAnotherWeek", with_history("0 small", "2 small"),
                 "H0.txt: weeks over: 2 of 2, weeks given: 1; give the weeks that follow the history"},
        BadFiles{"AnotherScenario", with_week("small", "large"),
                 "WD.txt: it is of scenario \"large\", the others are of \"small\"; give files of one scenario"},
        BadFiles{"AnUnknownNurse", with_week("Bo Any", "Cy Any"),
                 "WD.txt:10: nurse \"Cy\" is not in the scenario; add it there or correct the id"},
        BadFiles{"AnUnknownDay", with_week("Any Sun", "Any Son"),
                 "WD.txt:10: the day is \"Son\"; write Mon, Tue, Wed, Thu, Fri, Sat or Sun"},
        BadFiles{"APartMissing", with_week("REQUIREMENTS", "NEEDS"),
                 "WD.txt: REQUIREMENTS is missing; give the whole file"},
        BadFiles{"BrokenXml",
                 {{"<Scenario>\n<Id>", "Sc.xml"}, {history, "H0.txt"}, {{week, "WD.txt"}}},
                 "Sc.xml:2: it is no XML: it ends early; give the whole file"},
        BadFiles{"JsonWithoutAField",
                 {{"{\"id\": \"small\"}", "Sc.json"}, {history, "H0.txt"}, {{week, "WD.txt"}}},
                 "Sc.json:1: it has no NumberOfWeeks; give it\nSc.json:1: it has no Skills; give it\n"
                 "Sc.json:1: it has no ShiftTypes; give it\nSc.json:1: it has no Contracts; give it\n"
                 "Sc.json:1: it has no Nurses; give it"}),
    [](const auto& test) { return test.param.name; });

TEST(Inrc2, RefusesASolutionThatDoesNotFit)
{
    const Problem problem = read_inrc2(files_with(1));
    const auto message = [&](const std::string& rows, const std::string& head = "0 small") -> std::string {
        const std::vector<SourceText> files = {
            {"SOLUTION\n" + head + "\n\nASSIGNMENTS = 1\n" + rows + "\n", "Sol.txt"}};
        try {
            (void)read_inrc2_solutions(files, problem);
            return "accepted";
        } catch (const InvalidInput& error) {
            return error.what();
        }
    };
    EXPECT_EQ(message("Ann Mon Night Head"), "accepted");
    EXPECT_EQ(message("Cy Mon Night Head"),
              "Sol.txt:5: member \"Cy\" is not in members; add it there or correct the id");
    EXPECT_EQ(message("Ann Mon Night Cook"),
              "Sol.txt:5: shift type \"Night\" with skill \"Cook\" is not in the scenario; add it there or correct the "
              "id");
    EXPECT_EQ(message("Ann Mon Night"), "Sol.txt:5: it has 3 fields and needs 4; fill them in, separated by blanks");
    EXPECT_EQ(message("Ann Mon Night Head", "1 small"), "Sol.txt: it is of week 1; give a week from 0 to 0");
    EXPECT_EQ(message(""), "Sol.txt:4: ASSIGNMENTS says 1 and has 0; correct the number, or give the rest");
}

TEST(Inrc2, BeginsOnAMonday)
{
    EXPECT_THROW((void)read_inrc2(files_with(1), Day(2024, 1, 2)), InvalidInput);
    EXPECT_EQ(read_inrc2(files_with(1), Day(2026, 9, 7)).day(0), Day(2026, 9, 7));
}

// Once read beyond the end of no words.
TEST(Inrc2, ALineOfNothingButSignsIsRefused)
{
    for (const char* const before : {"=\n", "= =\n===\n"})
        EXPECT_THROW(static_cast<void>(read_inrc2({{before + scenario, "scenario"}, {history, "history"}})), Error);
}

}  // namespace
}  // namespace muster::roster::inrc2_test
