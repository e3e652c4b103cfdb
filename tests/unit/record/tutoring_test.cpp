// Pairs and groups keep what was agreed, or do not, week by week.
#include "muster/record/tutoring.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace muster::inline v0_2::record::tutoring_test {
namespace {

const Day monday(2026, 9, 7);
const Tutoring pair{MemberId(0), StudentId(3), {}};

TutoringSession met(int days_after, int hours, bool is_kept = true)
{
    return {MemberId(0), monday + Days(days_after), Quantity::whole(hours), StudentId(3), {}, is_kept};
}

TEST(Tutoring, WeeksRunFromMondayToSunday)
{
    const Period weeks(monday, monday + Days(27));
    // Sunday of the first week and Monday of the second, then Sunday of the fourth.
    const std::vector<TutoringSession> sessions{met(6, 2), met(7, 1), met(27, 3)};
    const auto tallies = tally(sessions, {}, weeks);
    ASSERT_EQ(tallies.size(), 1u);
    EXPECT_EQ(tallies[0], (TutoringTally{pair, Quantity::whole(6), 3, 0, 4, 1}));
}

TEST(Tutoring, ASessionThatWasNotKeptIsCountedAndIsNoExchange)
{
    const Period week(monday, monday + Days(6));
    const std::vector<TutoringSession> sessions{met(1, 2, false)};
    EXPECT_EQ(tally(sessions, {}, week)[0], (TutoringTally{pair, Quantity{}, 0, 1, 1, 1}));
}

TEST(Tutoring, WhoNeverMetIsThereToo)
{
    const std::vector<Tutoring> agreed{{MemberId(1), {}, "G"}, pair};
    const auto tallies = tally({}, agreed, Period(monday, monday + Days(7)));
    ASSERT_EQ(tallies.size(), 2u);
    EXPECT_EQ(tallies[0].of, pair);
    EXPECT_EQ(tallies[1].of.group, "G");
    EXPECT_EQ(tallies[1].weeks_missed, 2u);
}

TEST(Tutoring, MoreExchangesAWeekMayBeAgreed)
{
    const Period weeks(monday, monday + Days(13));
    const std::vector<TutoringSession> sessions{met(0, 1), met(4, 1), met(8, 1)};
    EXPECT_EQ(tally(sessions, {}, weeks, 2)[0].weeks_missed, 1u);
    EXPECT_EQ(tally(sessions, {}, weeks, 0)[0].weeks_missed, 0u);
}

TEST(Tutoring, WhatLiesOutsideThePeriodIsNotLookedAt)
{
    const Period week(monday, monday + Days(6));
    const std::vector<TutoringSession> sessions{met(-1, 5), met(7, 5)};
    EXPECT_TRUE(tally(sessions, {}, week).empty());
}

}  // namespace
}  // namespace muster::record::tutoring_test
