// The benchmark's format: what an instance means, what a solution scores, what is refused. The instance is this test's
// own; its score is worked by hand.
#include "muster/roster/format/shift_scheduling.hpp"

#include "muster/core/faults.hpp"
#include "muster/roster/check.hpp"

#include <gtest/gtest.h>

#include <string>

namespace muster::inline v0_2::roster::shift_scheduling_test {
namespace {

const std::string instance = R"(# an instance of this test's own
SECTION_HORIZON
# days
7

SECTION_SHIFTS
E,480,
N,600,E|N2
N2,600,

SECTION_STAFF
# ID, MaxShifts, MaxTotalMinutes, MinTotalMinutes, MaxConsecutiveShifts, MinConsecutiveShifts, MinConsecutiveDaysOff, MaxWeekends
A,E=7|N=1|N2=0,2400,960,3,2,2,1
Bo & co,E=7|N=7|N2=7,3000,0,5,1,1,1

SECTION_DAYS_OFF
A,0,6
Bo & co,3

SECTION_SHIFT_ON_REQUESTS
A,2,E,3

SECTION_SHIFT_OFF_REQUESTS
Bo & co,1,N,2

SECTION_COVER
# Day, ShiftID, Requirement, Weight for under, Weight for over
1,E,1,100,1
1,N,2,100,1
2,E,0,100,1
)";

const MemberId a(0);
const MemberId bo(1);
const ShiftTypeId e(0);
const ShiftTypeId n(1);
const ShiftTypeId n2(2);

TEST(ShiftScheduling, IsReadWithAllItsSections)
{
    const Problem problem = read_benchmark(instance);

    EXPECT_EQ(problem.day_count(), 7);
    EXPECT_EQ(problem.member_count(), 2);
    EXPECT_EQ(problem.shift_types()[n].length, Minutes(600));
    EXPECT_TRUE(problem.may_follow(e, n));
    EXPECT_FALSE(problem.may_follow(n, e));
    EXPECT_FALSE(problem.may_follow(n, n2));
    EXPECT_EQ(problem.maximum_of(a, n2), 0);
    EXPECT_EQ(problem.limits(a).maximum_minutes, Minutes(2400));
    EXPECT_EQ(problem.limits(a).minimum_minutes, Minutes(960));
    EXPECT_EQ(problem.limits(a).maximum_consecutive, 3);
    EXPECT_EQ(problem.limits(a).minimum_consecutive, 2);
    EXPECT_EQ(problem.limits(a).minimum_days_off, 2);
    EXPECT_EQ(problem.limits(a).maximum_weekends, 1);
    EXPECT_FALSE(problem.may_stand(a, 0, e));
    EXPECT_FALSE(problem.may_stand(a, 6, n));
    EXPECT_TRUE(problem.may_stand(a, 5, e));
    EXPECT_EQ(problem.weekend_of(5), 0);
    EXPECT_EQ(problem.cover_of(1, n).front().wanted, 2);
}

TEST(ShiftScheduling, IsTheSameWithLineEndsOfDosAndAByteOrderMark)
{
    std::string dos = "\xEF\xBB\xBF";
    for (const char letter : instance)
        dos += letter == '\n' ? std::string("\r\n") : std::string(1, letter);
    EXPECT_EQ(read_benchmark(dos), read_benchmark(instance));
}

TEST(ShiftScheduling, ScoresASolutionByCoverAndRequestsAlone)
{
    const Problem problem = read_benchmark(instance);
    const auto on = [&](MemberId member, int day, ShiftTypeId type) {
        return Assignment{member, {problem.day(day), type}};
    };
    // Cover: day 1 E wants 1 has 1, N wants 2 has 1 (100); day 2 E wants 0 has 2 (2). Requests: Bo's is not met (2).
    const Roster roster(problem.period(), 2, {on(a, 1, e), on(a, 2, e), on(bo, 1, n), on(bo, 2, e)});

    const Report report = check(problem, roster);

    EXPECT_EQ(report.score.cost, 104);
    EXPECT_EQ(report.score.of(Rule::under_cover).cost, 100);
    EXPECT_EQ(report.score.of(Rule::over_cover).cost, 2);
    EXPECT_EQ(report.score.of(Rule::request_off).cost, 2);
    EXPECT_EQ(report.score.hard, 1) << "E after N";
    EXPECT_EQ(report.score.of(Rule::succession).hard, 1);
}

TEST(ShiftScheduling, ReadsTheSolutionItWrites)
{
    const Problem problem = read_benchmark(instance);
    const Roster roster(problem.period(), 2, {{a, {problem.day(1), e}}, {bo, {problem.day(6), n2}}});

    const std::string text = write_benchmark_roster(problem, roster, "Instance<1>.txt");

    EXPECT_EQ(text, R"(<?xml version="1.0" encoding="utf-8"?>
<Roster xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="Roster.xsd">
  <SchedulingPeriodFile>Instance&lt;1&gt;.txt</SchedulingPeriodFile>
  <Employee ID="A">
    <Assign><Day>1</Day><Shift>E</Shift></Assign>
  </Employee>
  <Employee ID="Bo &amp; co">
    <Assign><Day>6</Day><Shift>N2</Shift></Assign>
  </Employee>
</Roster>
)");
    EXPECT_EQ(read_benchmark_roster(text, problem), roster);
}

std::string replaced(std::string text, const std::string& old, const std::string& with)
{
    return text.replace(text.find(old), old.size(), with);
}

struct BadText {
    std::string name;
    std::string text;
    std::string message;
};

void PrintTo(const BadText& bad, std::ostream* out) { *out << bad.name; }

class BenchmarkRefuses : public testing::TestWithParam<BadText> {};

TEST_P(BenchmarkRefuses, AndSaysWhereWhatAndTheRemedy)
{
    try {
        (void)read_benchmark(GetParam().text, {"a.txt"});
        FAIL() << "accepted";
    } catch (const InvalidInput& error) {
        EXPECT_EQ(error.what(), GetParam().message);
    }
}

INSTANTIATE_TEST_SUITE_P(
    , BenchmarkRefuses,
    testing::Values(
        BadText{"AnUnknownShiftInASuccession", replaced(instance, "E|N2", "E|X"),
                "a.txt:8: shift type \"X\" is not in SECTION_SHIFTS; add it there or correct the id"},
        BadText{"AnUnknownMember", replaced(instance, "A,0,6", "C,0,6"),
                "a.txt:17: member \"C\" is not in SECTION_STAFF; add it there or correct the id"},
        BadText{"CoverOutsideTheHorizon", replaced(instance, "2,E,0,100,1", "7,E,0,100,1"),
                "a.txt:30: the day is \"7\"; give a whole number from 0 to 6"},
        BadText{
            "CrossedLimits", replaced(instance, "2400,960", "240,960"),
            "member \"A\": minimum_minutes, 960, is more than maximum_minutes, 240; lower the one or raise the other"},
        BadText{"AWordForANumber", replaced(instance, "E,480,", "E,long,"),
                "a.txt:7: the length is \"long\"; give a whole number from 1 to 2880"},
        BadText{"TooFewFields", replaced(instance, "2,E,0,100,1", "2,E,0"),
                "a.txt:30: it has 3 fields and needs 5; fill them in, separated by commas"},
        BadText{"OneField", replaced(instance, "2,E,0,100,1", "2"),
                "a.txt:30: it has 1 field and needs 5; fill them in, separated by commas"},
        BadText{"AMaximumOfAnotherForm", replaced(instance, "N=1|", "N1|"),
                "a.txt:13: the shift maximum \"N1\" has another form; write TYPE=NUMBER, separated by |"},
        BadText{"ASectionMissing", replaced(instance, "SECTION_COVER", "#"),
                "a.txt: SECTION_COVER is missing or empty; give the whole instance"},
        BadText{"TextBeforeTheSections", "7\n" + instance,
                "a.txt:1: it stands before the first section; begin with SECTION_HORIZON"}),
    [](const auto& test) { return test.param.name; });

TEST(ShiftScheduling, RefusesASolutionThatDoesNotFit)
{
    const Problem problem = read_benchmark(instance);
    const auto message = [&](const std::string& body) -> std::string {
        try {
            (void)read_benchmark_roster(body, problem, {"a.ros"});
            return "accepted";
        } catch (const InvalidInput& error) {
            return error.what();
        }
    };
    EXPECT_EQ(message("<Roster>\n<Employee ID=\"A\">\n<Assign><Day>9</Day>"),
              "a.ros:3: the day is \"9\"; give a whole number from 0 to 6");
    EXPECT_EQ(message("<Roster>\n<Employee ID=\"X\">"),
              "a.ros:2: member \"X\" is not in members; add it there or correct the id");
    EXPECT_EQ(message("<Roster><Employee ID=\"A\"><Assign><Day>1</Day><Shift>Q</Shift>"),
              "a.ros:1: shift type \"Q\" is not in shift types; add it there or correct the id");
    EXPECT_EQ(
        message("<Roster><Employee ID=\"A\"><Assign><Day>1</Day></Assign>"),
        "a.ros:1: an Assign lacks its employee, its day or its shift; write <Day> and <Shift> within an Employee");
    EXPECT_EQ(message("<Roster><Employee ID=\"A"), "a.ros:1: a tag does not end; give the whole file");
    EXPECT_EQ(message("no xml"), "a.ros: it holds no Roster; give a solution in the benchmark's XML");
}

}  // namespace
}  // namespace muster::roster::shift_scheduling_test
