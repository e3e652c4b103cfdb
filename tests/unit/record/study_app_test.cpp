// Points of study apps: caps of each act a day, windows, and what was assigned.
#include "muster/record/study_app.hpp"

#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace muster::inline v0_2::record::study_app_test {
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

TEST(StudyApp, WhatIsEarlierFillsTheCapInAnyOrderOfTheRows)
{
    std::vector<StudyAct> acts{act(Kind::article, "4", true), act(Kind::article, "4"), act(Kind::article, "1", true)};
    const auto told = [&] {
        std::string lines;
        for (const auto& order : {std::array{0, 1, 2}, std::array{2, 1, 0}, std::array{1, 0, 2}}) {
            const std::vector<StudyAct> given{acts[static_cast<std::size_t>(order[0])],
                                              acts[static_cast<std::size_t>(order[1])],
                                              acts[static_cast<std::size_t>(order[2])]};
            const StudyDay day = count_study(given)[0];
            lines += to_string(day.assigned) + " " + to_string(day.self_started) + " " + to_string(day.over_cap) + ", ";
        }
        return lines;
    };
    EXPECT_EQ(told(), "2 4 3, 2 4 3, 2 4 3, ") << "of one time what was begun unasked";
    acts[0].at = at("08:00");
    acts[1].at = at("09:00");
    EXPECT_EQ(told(), "4 2 3, 4 2 3, 4 2 3, ");
    acts[1].at.reset();
    acts[2].at = at("07:00");
    EXPECT_EQ(told(), "5 1 3, 5 1 3, 5 1 3, ") << "and without a time last";
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
}  // namespace muster::record::study_app_test
