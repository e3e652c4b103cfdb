// The first nurse rostering competition's files: what an instance means, what is refused. What rosters cost is held to
// a reckoning of its own in tests/python/formats_test.py.
#include "muster/roster/format/inrc1.hpp"

#include "muster/core/faults.hpp"
#include "muster/roster/check.hpp"

#include <gtest/gtest.h>

#include <string>

namespace muster::inline v0_2::roster::inrc1_test {
namespace {

const std::string instance = R"(////////
SCHEDULING_PERIOD;
////////
small, 2010-01-01, 2010-01-14;

SKILLS = 2;
Head;
Nurse;

SHIFT_TYPES = 2;
D, Day shift, 08:30:00, 16:30:00, 1, Nurse;
N, Night, 22:30:00, 06:30:00, 2, Head Nurse;

CONTRACTS = 2;
0, full, (1|1), (1|3|9), (0|0|2), (1|4|5), (1|4|2), (1|7|4), (0|0|3), (1|5|2), (0|0|1), (0|0|0), SaturdaySunday, (1|10), (1|2), (1|6), (0|0), (1|8), 2, 0 1;
1, half, (1|1), (0|0|5), (1|3|1), (0|0|5), (0|0|2), (0|0|4), (1|3|3), (0|0|2), (0|0|1), (0|0|0), FridaySaturdaySunday, (1|10), (1|2), (0|0), (0|0), (0|0), 0,;

PATTERNS = 2;
0, 1, 2 (N|Any) (D|Any);
1, 5, 3 (None|Friday) (Any|Saturday) (Any|Sunday);

EMPLOYEES 2;
a, Ann, 0, 2, Head Nurse;
b, Bo, 1, 1, Nurse;

DAY_OF_WEEK_COVER = 2;
Monday, D, 1;
Sunday, N, 1;

DATE_SPECIFIC_COVER = 1;
2010-01-04, D, 2;

DAY_OFF_REQUESTS = 1;
a, 2010-01-05, 3;

DAY_ON_REQUESTS = 0;

SHIFT_OFF_REQUESTS = 1;
b, 2010-01-06, D, 4;

SHIFT_ON_REQUESTS = 0;
)";

const MemberId ann(0);
const MemberId bo(1);
const ShiftTypeId day(0);
const ShiftTypeId night(1);

TEST(Inrc1, IsReadWithAllItsParts)
{
    const Problem problem = read_inrc1(instance);

    EXPECT_EQ(problem.period(), Period(Day(2010, 1, 1), Day(2010, 1, 14)));
    EXPECT_TRUE(problem.stands_alone());
    EXPECT_TRUE(problem.shift_types()[night].is_night);
    EXPECT_EQ(problem.shift_types()[night].length, Minutes(480));
    EXPECT_EQ(problem.skills()[problem.shift_types()[night].required_skill].code, "Head + Nurse");
    EXPECT_EQ(problem.limits(ann).maximum_shifts, 9);
    EXPECT_EQ(problem.limits(ann).minimum_shifts, 0) << "switched off";
    EXPECT_EQ(problem.penalties(ann).maximum_consecutive, Penalty::soft(4));
    EXPECT_EQ(problem.cover_of(3, day).front().maximum, 2) << "of that date";
    EXPECT_EQ(problem.cover_of(10, day).front().minimum, 1) << "of Mondays";
    EXPECT_EQ(problem.cover_of(4, day).front().maximum, 0) << "of no day that is named";
    EXPECT_EQ(problem.patterns()[PatternId(1)].weekday, 5);
    EXPECT_EQ(problem.requests_of(ann, 4).front().weight, 3);
}

TEST(Inrc1, ChargesForTheSkillOnlyWhereTheContractSays)
{
    const Problem problem = read_inrc1(instance);
    const auto cost = [&](MemberId member) {
        return check(problem, Roster(problem.period(), 2, {{member, {problem.day(2), night}}}))
            .score.of(Rule::alternative_skill);
    };
    EXPECT_EQ(cost(ann).times, 0) << "has both";
    EXPECT_EQ(cost(bo).times, 1);
    EXPECT_EQ(cost(bo).cost, 0) << "switched off";
}

TEST(Inrc1, ChargesForWeekendsOfThreeDaysByTheirShape)
{
    const Problem problem = read_inrc1(instance);
    const auto cost = [&](std::initializer_list<std::pair<int, ShiftTypeId>> stood) {
        std::vector<Assignment> assignments;
        for (const auto& [at, type] : stood)
            assignments.push_back({bo, {problem.day(at), type}});
        const Score score = check(problem, Roster(problem.period(), 2, assignments)).score;
        return score.of(Rule::patterns).cost + score.of(Rule::identical_weekends).cost;
    };
    EXPECT_EQ(cost({{0, day}, {1, day}, {2, day}}), 0);
    EXPECT_EQ(cost({{0, day}, {1, day}}), 10 + 2) << "one day too few, and one without the shift";
    EXPECT_EQ(cost({{0, day}, {2, day}}), 40 + 2);
    EXPECT_EQ(cost({{1, day}}), 20 + 4);
    EXPECT_EQ(cost({{0, day}, {1, day}, {2, night}}), 2 * (1 + 2)) << "each shift, for each day without it";
}

std::string replaced(std::string text, const std::string& old, const std::string& with)
{
    return text.replace(text.find(old), old.size(), with);
}

struct BadInstance {
    std::string name;
    std::string text;
    std::string message;
};

void PrintTo(const BadInstance& bad, std::ostream* out) { *out << bad.name; }

class Inrc1Refuses : public testing::TestWithParam<BadInstance> {};

TEST_P(Inrc1Refuses, AndSaysWhereWhatAndTheRemedy)
{
    try {
        (void)read_inrc1(GetParam().text, {"a.txt"});
        FAIL() << "accepted";
    } catch (const InvalidInput& error) {
        EXPECT_EQ(error.what(), GetParam().message);
    }
}

INSTANTIATE_TEST_SUITE_P(
    , Inrc1Refuses,
    testing::Values(BadInstance{"AWrongNumberOfRows", replaced(instance, "SKILLS = 2", "SKILLS = 3"),
                                "a.txt:6: SKILLS says 3 and has 2; correct the number, or give the rest"},
                    BadInstance{"ADayOutOfTheCalendar", replaced(instance, "2010-01-04", "2010-02-30"),
                                "a.txt:31: \"2010-02-30\" is not in the calendar; correct the day or the month"},
                    BadInstance{"ADayOutsideThePeriod", replaced(instance, "2010-01-05", "2010-01-25"),
                                "a.txt:34: 2010-01-25 lies outside 2010-01-01..2010-01-14; correct the day"},
                    BadInstance{"ATermOfAnotherForm", replaced(instance, "(1|3|9)", "(1|3)"),
                                "a.txt:15: \"(1|3)\" has another form; write (0 or 1|weight|value)"},
                    BadInstance{"AnUnknownPattern", replaced(instance, "2, 0 1;", "2, 0 7;"),
                                "a.txt:15: pattern \"7\" is not in the instance; add it there or correct the id"},
                    BadInstance{"AnUnknownShiftInAPattern", replaced(instance, "(N|Any) (D|Any)", "(N|Any) (X|Any)"),
                                "a.txt:19: shift type \"X\" is not in the instance; add it there or correct the id"},
                    BadInstance{"DaysOfAPatternThatDoNotFollow", replaced(instance, "(Any|Sunday)", "(Any|Monday)"),
                                "a.txt:20: the days of the pattern do not follow each other; correct the days"},
                    BadInstance{"AWrongNumberOfNames", replaced(instance, "Ann, 0, 2, Head", "Ann, 0, 1, Head"),
                                "a.txt:23: the number of names is given as 1 and is 2; correct the number"},
                    BadInstance{
                        "AnUnknownWeekend", replaced(instance, "FridaySaturdaySunday", "SundayMonday"),
                        "a.txt:16: the weekend is \"SundayMonday\"; write SaturdaySunday, FridaySaturdaySunday, "
                        "SaturdaySundayMonday or FridaySaturdaySundayMonday"},
                    BadInstance{"AWeekendCutByThePeriod", replaced(instance, "2010-01-14", "2010-01-16"),
                                "a.txt:15: the period ends within a weekend, on 2010-01-16; end it on another day\n"
                                "a.txt:16: the period ends within a weekend, on 2010-01-16; end it on another day"},
                    BadInstance{"PartsMissing", "SCHEDULING_PERIOD;\nsmall, 2010-01-01, 2010-01-14;\n",
                                "a.txt: SHIFT_TYPES is missing or empty; give the whole instance\n"
                                "a.txt: CONTRACTS is missing or empty; give the whole instance\n"
                                "a.txt: EMPLOYEES is missing or empty; give the whole instance"},
                    BadInstance{"XmlOfSomethingElse", "<Other/>",
                                "a.txt:1: Other has no ID; give it\na.txt:1: Other has no StartDate; give it\n"
                                "a.txt:1: Other has no EndDate; give it\na.txt:1: Other has no ShiftTypes; give it\n"
                                "a.txt:1: Other has no Contracts; give it\na.txt:1: Other has no Employees; give it"}),
    [](const auto& test) { return test.param.name; });

TEST(Inrc1, ReadsTheSolutionItWrites)
{
    const Problem problem = read_inrc1(instance);
    const Roster roster(problem.period(), 2, {{ann, {problem.day(3), day}}, {bo, {problem.day(2), night}}});

    const std::string text = write_inrc1_roster(problem, roster, {.instance = "small & co"});

    EXPECT_EQ(read_inrc1_roster(text, problem), roster);
    EXPECT_NE(text.find("<SchedulingPeriodID>small &amp; co</SchedulingPeriodID>"), std::string::npos);
    EXPECT_NE(text.find("<Assignment><Date>2010-01-04</Date><Employee>a</Employee><ShiftType>D</ShiftType>"),
              std::string::npos);
    EXPECT_EQ(
        read_inrc1_roster(write_inrc1_roster(problem, roster, {.instance = "small", .form = FileForm::text}), problem),
        roster);
    EXPECT_THROW((void)write_inrc1_roster(problem, roster, {.instance = "small", .form = FileForm::json}),
                 InvalidInput);
}

TEST(Inrc1, TellsAllThatIsWrongWithASolution)
{
    const Problem problem = read_inrc1(instance);
    try {
        (void)read_inrc1_roster("SCHEDULING_PERIOD = small;\nus, 0;\nASSIGNMENTS = 3;\n2010-01-04, c, D;\n2010-02-01, "
                                "a, D;\n2010-01-04, a;\n",
                                problem, {"a.txt"});
        FAIL() << "accepted";
    } catch (const InvalidInput& error) {
        EXPECT_STREQ(error.what(),
                     "a.txt:6: it has 2 fields and needs 3; write day, employee and shift, separated by commas\n"
                     "a.txt:4: member \"c\" is not in members; add it there or correct the id\n"
                     "a.txt:5: 2010-02-01 lies outside 2010-01-01..2010-01-14; correct the day");
    }
}

// Once read beyond the end of no words.
TEST(Inrc1, ALineOfNothingButSignsIsRefused)
{
    for (const char* const before : {"=\n", "= = ;\n"})
        EXPECT_THROW(static_cast<void>(read_inrc1(before + instance)), Error);
}

}  // namespace
}  // namespace muster::roster::inrc1_test
