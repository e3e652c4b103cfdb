// Examinations under name plates, calls in an emergency, awards, turns at contests.
#include "muster/record/award.hpp"
#include "muster/record/exam_sitting.hpp"
#include "muster/record/mobilisation.hpp"
#include "muster/record/venue_turn.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace muster::inline v0_2::record::identity_test {
namespace {

const Day monday(2026, 9, 7);

ClockTime clock(const char* text) { return ClockTime::parse(text, {"test"}); }
Moment at(const char* time) { return {monday, clock(time)}; }

TEST(ExamSitting, ZeroViolationsAreSaidOfThoseWhoSat)
{
    const std::vector<ExamSitting> sittings{
        {.code = "X1", .day = monday, .members = {MemberId(0), MemberId(1)}, .violators = {MemberId(1)}},
        {.code = "X2", .day = monday, .members = {MemberId(0)}}};
    EXPECT_EQ(tally(sittings), (ExamTally{2, 3, 1}));
    EXPECT_EQ(tally(sittings, MemberId(0)), (ExamTally{2, 2, 0}));
    EXPECT_TRUE(tally(sittings, MemberId(0)).is_clean());
    EXPECT_FALSE(tally(sittings, MemberId(1)).is_clean());
    EXPECT_FALSE(tally(sittings, MemberId(2)).is_clean());  // sat none
}

TEST(Mobilisation, TellsWhoCameHowSoonAndForHowLong)
{
    const Mobilisation call{.code = "C",
                            .called = at("09:00"),
                            .within_hours = 1,
                            .answers = {{.member = MemberId(0)},
                                        {MemberId(1), at("09:10"), at("09:40"), at("12:40")},
                                        {MemberId(2), at("10:00"), {}, {}},
                                        {MemberId(3), at("10:01"), at("11:00"), {}}}};
    EXPECT_EQ(tally(call), (MobilisationTally{4, 3, 2, 2, Minutes{60}, Minutes{61}, Minutes{40}, Minutes{180}}));
}

TEST(Mobilisation, NoMinutesAreMadeUpWhereNoTimeIsOnFile)
{
    const Mobilisation call{
        .code = "C", .called = at("09:00"), .answers = {{MemberId(1), Moment{monday, {}}, Moment{monday, {}}, {}}}};
    const MobilisationTally made = tally(call);
    EXPECT_EQ(made.responded, 1u);
    EXPECT_EQ(made.in_time, 1u);
    EXPECT_FALSE(made.median_response);
    EXPECT_FALSE(made.median_deployment);
    EXPECT_EQ(made.served, Minutes{0});
}

TEST(Award, IsTotalledByYearLevelAndPersonsOrTeams)
{
    const auto award = [](const char* code, AwardLevel level, int year, std::vector<MemberId> members, bool is_team) {
        return Award{.code = code,
                     .level = level,
                     .place = "first",
                     .day = Day(static_cast<unsigned short>(year), 5, 1),
                     .members = std::move(members),
                     .is_team = is_team};
    };
    const std::vector<Award> awards{award("a", AwardLevel::college, 2026, {MemberId(0)}, false),
                                    award("b", AwardLevel::college, 2026, {MemberId(0)}, false),
                                    award("c", AwardLevel::college, 2026, {MemberId(0), MemberId(1)}, true),
                                    award("d", AwardLevel::national, 2026, {MemberId(2)}, false),
                                    award("e", AwardLevel::college, 2025, {MemberId(2)}, false)};
    EXPECT_EQ(totals(awards), (std::vector<AwardTotal>{{2025, AwardLevel::college, false, 1, 1},
                                                       {2026, AwardLevel::national, false, 1, 1},
                                                       {2026, AwardLevel::college, false, 2, 1},
                                                       {2026, AwardLevel::college, true, 1, 2}}));
}

TEST(VenueTurn, ThoseThatTouchDoNotOverlap)
{
    const auto turn = [](const char* from, const char* to, int days) {
        return VenueTurn{.activity = ActivityId(0),
                         .member = MemberId(0),
                         .day = monday + Days(days),
                         .from = clock(from),
                         .to = clock(to)};
    };
    EXPECT_FALSE(overlap(turn("08:00", "09:00", 0), turn("09:00", "10:00", 0)));
    EXPECT_TRUE(overlap(turn("08:00", "09:01", 0), turn("09:00", "10:00", 0)));
    EXPECT_TRUE(overlap(turn("08:00", "12:00", 0), turn("09:00", "10:00", 0)));
    EXPECT_FALSE(overlap(turn("08:00", "12:00", 0), turn("09:00", "10:00", 1)));
}

}  // namespace
}  // namespace muster::record::identity_test
