// Four deadlines in hours, each by itself; what is not known is not held against anybody.
#include "muster/record/own_account.hpp"
#include "muster/record/supervision.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace muster::inline v0_2::record::in_time_test {
namespace {

const Day monday(2026, 9, 7);

Moment at(int days, const char* time) { return {monday + Days(days), ClockTime::parse(time, {"test"})}; }

SupervisionCase found_at(const Moment& moment)
{
    return {.code = "W1", .post = PostId(0), .member = MemberId(0), .found = moment};
}

TEST(InTime, TheLastMinuteIsInTimeAndTheNextIsNot)
{
    EXPECT_FALSE(is_late(at(1, "21:20"), at(0, "21:20"), 24));
    EXPECT_TRUE(is_late(at(1, "21:21"), at(0, "21:20"), 24));
    EXPECT_FALSE(is_late(at(0, "24:00"), at(0, "23:00"), 1));
    EXPECT_TRUE(is_late(at(1, "00:01"), at(0, "23:00"), 1));
}

TEST(InTime, WithoutATimeOfDayOnlyWhatIsLateForCertainIsLate)
{
    const Moment some_time{monday, {}};
    EXPECT_FALSE(is_late({monday + Days(1), {}}, some_time, 0));  // 24:00, and 00:00 of the next day
    EXPECT_TRUE(is_late(at(1, "00:01"), some_time, 0));
    EXPECT_FALSE(is_late({monday + Days(1), {}}, at(0, "01:00"), 23));
    EXPECT_TRUE(is_late({monday + Days(2), {}}, at(0, "01:00"), 24));
}

TEST(InTime, TheEndOfADayIsWrittenAsItsEnd)
{
    EXPECT_EQ(hours_after(at(0, "23:00"), 1), at(0, "24:00"));
    EXPECT_EQ(hours_after(at(0, "23:01"), 1), at(1, "00:01"));
    EXPECT_EQ(hours_after({monday, {}}, 24), at(1, "24:00"));
}

TEST(Supervision, HasFourDeadlinesOfItsOwn)
{
    SupervisionCase found = found_at(at(0, "21:30"));
    EXPECT_EQ(due(found, InTimeStep::dissuade), at(0, "22:30"));
    EXPECT_EQ(due(found, InTimeStep::report), at(1, "21:30"));
    EXPECT_EQ(due(found, InTimeStep::bulletin), at(2, "21:30"));
    EXPECT_EQ(due(found, InTimeStep::publicise), at(7, "21:30"));
    found.severity = Severity::serious;
    EXPECT_EQ(due(found, InTimeStep::report), at(0, "22:30"));
}

TEST(Supervision, NamesEveryStepThatCameLateOrIsStillToCome)
{
    SupervisionCase found = found_at(at(0, "21:30"));
    found.dissuaded = at(0, "22:31");
    const auto late = delays(found, at(3, "12:00"));
    ASSERT_EQ(late.size(), 2u);
    EXPECT_EQ(late[0], (InTimeDelay{InTimeStep::dissuade, at(0, "22:30"), false}));
    EXPECT_EQ(late[1], (InTimeDelay{InTimeStep::report, at(1, "21:30"), true}));
    EXPECT_EQ(delays(found, at(1, "21:30")).size(), 1u);  // the report is not due before
}

TEST(Supervision, ABulletinIsLookedForOnlyWhereItIsWantedOrMade)
{
    SupervisionCase found = found_at(at(0, "21:30"));
    found.dissuaded = found.reported = at(0, "21:40");
    EXPECT_TRUE(delays(found, at(30, "12:00")).empty());
    found.is_to_be_known = true;
    EXPECT_EQ(delays(found, at(30, "12:00")).size(), 2u);
    found.published = at(1, "08:00");
    found.publicised = at(9, "08:00");
    EXPECT_EQ(delays(found, at(30, "12:00")), (std::vector{InTimeDelay{InTimeStep::publicise, at(7, "21:30"), false}}));
}

TEST(Bulletin, IsInTimeWithinItsHours)
{
    Bulletin bulletin{.code = "N", .author = MemberId(0), .happened = at(0, "10:00"), .published = at(2, "10:00")};
    EXPECT_TRUE(bulletin.is_in_time());
    bulletin.published = at(2, "10:01");
    EXPECT_FALSE(bulletin.is_in_time());
    EXPECT_TRUE(bulletin.is_in_time({.bulletin = 49}));
}

}  // namespace
}  // namespace muster::record::in_time_test
