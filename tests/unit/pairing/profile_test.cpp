// Free time, and grades turned into strengths and needs.
#include "muster/pairing/profile.hpp"

#include "muster/core/error.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <string>

namespace muster::inline v0_2::pairing::profile_test {
namespace {

ClockTime at(const char* text) { return ClockTime::parse(text, {"test"}); }
Quantity grade(const char* text) { return Quantity::parse(text, {"test"}); }

TEST(FreeTime, CountsOnlyQuartersThatAreFreeThroughout)
{
    EXPECT_EQ(FreeTime{}.with(1, at("08:00"), at("09:40")).length(), Minutes(90));
    EXPECT_EQ(FreeTime{}.with(1, at("08:10"), at("09:40")).length(), Minutes(75));
    EXPECT_EQ(FreeTime{}.with(1, at("08:01"), at("08:14")).length(), Minutes(0));
    EXPECT_EQ(FreeTime{}.with(1, at("08:01"), at("08:29")).length(), Minutes(0));
    EXPECT_EQ(FreeTime::daily(at("00:00"), at("24:00")).length(), Minutes(7 * 24 * 60));
}

TEST(FreeTime, LosesEveryQuarterThatAClassTouches)
{
    const FreeTime evenings = FreeTime::daily(at("18:00"), at("22:00"));
    EXPECT_EQ(evenings.without(7, at("18:40"), at("20:05")).length(), Minutes(7 * 240 - 105));
    EXPECT_EQ(evenings.without(2, at("08:00"), at("09:40")), evenings);
    EXPECT_EQ(evenings.without(7, at("23:59"), at("24:00")), evenings);
}

TEST(FreeTime, IsInCommonWhereBothAreFree)
{
    const FreeTime monday = FreeTime{}.with(1, at("18:00"), at("20:00"));
    const FreeTime late = FreeTime::daily(at("19:30"), at("24:00"));
    EXPECT_EQ(monday.common_with(late).length(), Minutes(30));
    EXPECT_EQ(late.common_with(monday), monday.common_with(late));
    EXPECT_EQ(monday.common_with(FreeTime{}.with(2, at("18:00"), at("20:00"))).length(), Minutes(0));
}

TEST(GradeScale, GivesStrengthFromItsThresholdOnAndNeedBelowIts)
{
    const GradeScale scale;
    EXPECT_EQ(to_string(scale.strength(grade("2.999999"))), "0");
    EXPECT_EQ(to_string(scale.strength(grade("3"))), "0.75");
    EXPECT_EQ(to_string(scale.strength(grade("4"))), "1");
    EXPECT_EQ(to_string(scale.need(grade("1.8"))), "0");
    EXPECT_EQ(to_string(scale.need(grade("1.6"))), "0.6");
    EXPECT_EQ(to_string(scale.need(grade("0"))), "1");
    EXPECT_EQ(to_string(GradeScale{grade("3"), grade("1"), grade("1")}.strength(grade("1"))), "0.333333");
    EXPECT_EQ(to_string(GradeScale{grade("9000000000000"), grade("1"), grade("1")}.strength(grade("6000000000000"))),
              "0.666667");
}

struct Bad {
    std::string name;
    std::function<void()> build;
    std::string message;
};

void PrintTo(const Bad& bad, std::ostream* out) { *out << bad.name; }

class ProfileRefuses : public testing::TestWithParam<Bad> {};

TEST_P(ProfileRefuses, AndSaysWhereWhatAndTheRemedy)
{
    try {
        GetParam().build();
        FAIL() << "accepted";
    } catch (const InvalidInput& error) {
        EXPECT_EQ(error.what(), GetParam().message);
    }
}

INSTANTIATE_TEST_SUITE_P(
    , ProfileRefuses,
    testing::Values(
        Bad{"Weekday0", [] { (void)FreeTime{}.with(0, at("08:00"), at("09:00")); },
            "free time: weekday 0; give 1 (Monday) to 7 (Sunday)"},
        Bad{"Weekday8", [] { (void)FreeTime{}.without(8, at("08:00"), at("09:00")); },
            "free time: weekday 8; give 1 (Monday) to 7 (Sunday)"},
        Bad{"TimesThatDoNotRise", [] { (void)FreeTime::daily(at("09:00"), at("09:00")); },
            "free time: 09:00 does not come before 09:00; give the earlier time first; split what goes past midnight"},
        Bad{"AGradeAboveTheTop", [] { (void)GradeScale{}.strength(grade("4.1")); },
            "grade: 4.1 is outside 0 to 4; correct the grade or give the scale it was given on"},
        Bad{"ANegativeGrade", [] { (void)GradeScale{}.need(grade("-1")); },
            "grade: -1 is outside 0 to 4; correct the grade or give the scale it was given on"},
        Bad{"ACrossedScale",
            [] {
                (void)GradeScale{grade("4"), grade("1"), grade("2")}.need(grade("1"));
            },
            "grade scale: helped_below 2, helper_from 1 and top 4 do not rise from 0; "
            "give 0 <= helped_below <= helper_from <= top, and top above 0"}),
    [](const auto& test) { return test.param.name; });

}  // namespace
}  // namespace muster::pairing::profile_test
