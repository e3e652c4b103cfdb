// Points of study apps: caps of each act a day, windows, and what was assigned.
#include "muster/record/study_app.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace muster::record {
namespace {

const Day monday(2026, 9, 7);
using Kind = StudyActKind;

Quantity points(const char* text) { return Quantity::parse(text, {"test"}); }
ClockTime at(const char* text) { return ClockTime::parse(text, {"test"}); }
StudyAct act(Kind kind, const char* given, bool is_assigned = false)
{
    return {MemberId(0), monday, kind, points(given), {}, is_assigned};
}

TEST(StudyApp, EachActHasACapOfItsOwnADay)
{
    const std::vector<StudyAct> acts{act(Kind::article, "5"), act(Kind::article, "4"), act(Kind::video, "6"),
                                     act(Kind::reading_time, "8.5")};
    const auto days = count_study(acts);
    ASSERT_EQ(days.size(), 1u);
    EXPECT_EQ(days[0].counted(), points("20"));
    EXPECT_EQ(days[0].over_cap, points("3.5"));
}

TEST(StudyApp, CapsAreOfADayAndAMember)
{
    std::vector<StudyAct> acts{act(Kind::video, "6"), act(Kind::video, "6"), act(Kind::video, "6")};
    acts[1].day = monday + Days(1);
    acts[2].member = MemberId(1);
    const auto days = count_study(acts);
    ASSERT_EQ(days.size(), 3u);
    for (const StudyDay& day : days)
        EXPECT_EQ(day.counted(), points("6"));
    EXPECT_EQ(days[1].member, MemberId(1));
    EXPECT_EQ(days[2].day, monday + Days(1));
}

TEST(StudyApp, WhatIsGivenFirstFillsTheCapAssignedOrNot)
{
    const std::vector<StudyAct> acts{act(Kind::article, "4", true), act(Kind::article, "4")};
    const auto days = count_study(acts);
    EXPECT_EQ(days[0].assigned, points("4"));
    EXPECT_EQ(days[0].self_started, points("2"));
    EXPECT_EQ(days[0].over_cap, points("2"));
}

TEST(StudyApp, AWindowHoldsItsFirstMinuteAndNotItsLast)
{
    const StudyCaps caps{.windows = {{at("06:00"), at("08:30"), points("1.5")}}};
    for (const auto& [time, counted] :
         {std::pair{"05:59", "2"}, std::pair{"06:00", "3"}, std::pair{"08:29", "3"}, std::pair{"08:30", "2"}}) {
        SCOPED_TRACE(time);
        StudyAct one = act(Kind::article, "2");
        one.at = at(time);
        EXPECT_EQ(count_study(std::vector{one}, caps)[0].counted(), points(counted));
    }
    EXPECT_EQ(count_study(std::vector{act(Kind::article, "2")}, caps)[0].counted(), points("2"));
}

TEST(StudyApp, CapsHoldAfterTheFactor)
{
    const StudyCaps caps{.article = points("5"), .windows = {{at("00:00"), at("24:00"), points("3")}}};
    StudyAct one = act(Kind::article, "2");
    one.at = at("12:00");
    const auto days = count_study(std::vector{one}, caps);
    EXPECT_EQ(days[0].counted(), points("5"));
    EXPECT_EQ(days[0].over_cap, points("1"));
}

}  // namespace
}  // namespace muster::record
