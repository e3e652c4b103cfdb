// Who was there: counted once, and evidence only where an indicator asks for it.
#include "muster/record/attendance.hpp"

#include "muster/core/faults.hpp"
#include "muster/record/sealed.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace muster::inline v0_2::record::attendance_test {
namespace {

const Day monday(2026, 9, 7);

TEST(Attendance, IsCountedByPresence)
{
    std::vector<Attendance> rows;
    for (std::uint32_t meeting = 0; meeting < 10; ++meeting)
        rows.push_back({MemberId(1), ActivityId(meeting), monday, static_cast<Presence>(meeting % 4)});
    const std::vector<AttendanceTally> tallies = tally(rows, 3);
    ASSERT_EQ(tallies.size(), 3u);
    EXPECT_EQ(tallies[0], AttendanceTally{});
    EXPECT_EQ(tallies[1].times, (std::array<std::uint32_t, 4>{3, 3, 2, 2}));
    EXPECT_EQ(tallies[1].called(), 10u);
    EXPECT_EQ(tallies[1].of(Presence::on_leave), 2u);
}

TEST(Attendance, MayBeTakenOnSeveralDaysOfOneActivityAndAtSeveralOnOneDay)
{
    const std::vector<Attendance> rows{{MemberId(0), ActivityId(0), monday},
                                       {MemberId(0), ActivityId(0), monday + Days(1)},
                                       {MemberId(0), ActivityId(1), monday},
                                       {MemberId(0), ActivityId(), monday}};
    EXPECT_EQ(tally(rows, 1)[0].of(Presence::present), 4u);
}

TEST(Attendance, NamesEveryRowAtFault)
{
    const std::vector<Attendance> rows{{MemberId(), ActivityId(0), monday},
                                       {MemberId(0), ActivityId(0), monday},
                                       {MemberId(0), ActivityId(0), monday, Presence::absent},
                                       {MemberId(1), ActivityId(0), Day(boost::gregorian::not_a_date_time)}};
    try {
        static_cast<void>(tally(rows, 1));
        FAIL();
    } catch (const InvalidInputs& error) {
        EXPECT_STREQ(error.what(),
                     "attendance:1: its member is not one of the 1; correct the member\n"
                     "attendance:3: its member stands twice for this activity and day; keep one of the rows\n"
                     "attendance:4: its day is not a calendar day; give a day such as 2026-09-07\n"
                     "attendance:4: its member is not one of the 1; correct the member");
    }
}

TEST(Attendance, IsEvidenceWhereAnIndicatorAsksForIt)
{
    const std::vector<Attendance> rows{{MemberId(4), ActivityId(2), monday, Presence::present},
                                       {MemberId(5), ActivityId(), monday + Days(1), Presence::absent},
                                       {MemberId(6), ActivityId(2), monday, Presence::late}};
    const Evidence present{.member = MemberId(4),
                           .indicator = IndicatorId(7),
                           .day = monday,
                           .source = SourceId(1),
                           .activity = ActivityId(2)};
    const Evidence absent{
        .member = MemberId(5), .indicator = IndicatorId(8), .day = monday + Days(1), .source = SourceId(1)};
    EXPECT_EQ(evidence_of(rows, {.present = IndicatorId(7), .absent = IndicatorId(8)}, SourceId(1)),
              (std::vector{present, absent}));
    EXPECT_TRUE(evidence_of(rows, {}, SourceId(1)).empty());
}

TEST(Presence, HasANameInBothLanguages)
{
    for (const auto& [presence, zh, en] : {std::tuple{Presence::present, "出席", "present"},
                                           {Presence::late, "迟到", "late"},
                                           {Presence::on_leave, "请假", "on leave"},
                                           {Presence::absent, "缺席", "absent"}}) {
        EXPECT_EQ(label_of(presence).zh, zh);
        EXPECT_EQ(label_of(presence).en, en);
    }
}

std::string refusal(std::string_view passphrase, std::string_view salt)
{
    try {
        static_cast<void>(SealKey::from_passphrase(passphrase, salt, "term"));
        return {};
    } catch (const InvalidInput& error) {
        return error.what();
    }
}

TEST(SealKey, IsNotMadeFromWhatIsGuessedFirst)
{
    constexpr std::string_view salt = "0123456789abcdef";
    EXPECT_EQ(refusal("1234567", salt), "seal: its passphrase has fewer than 8 characters; choose a longer one");
    for (const char* trivial :
         {"12345678", "87654321", "1234567890", "abcdefgh", "aaaaaaaa", "abababababab", "password", "Password1!",
          "PASSW0RD", "qwerty2026", "admin12345", "woaini1314", "20260907", "        "})
        EXPECT_EQ(refusal(trivial, salt),
                  "seal: its passphrase is one of those that are guessed first; choose some words that "
                  "do not belong together")
            << trivial;
    for (const char* good : {"eight or more", "password of the third floor", "四进一亮的口令", "q7#kd02!x"})
        EXPECT_EQ(refusal(good, salt), "") << good;
    for (const std::string& bad : {std::string(), std::string(15, 'x'), std::string(65, 'x')})
        EXPECT_EQ(refusal("eight or more", bad),
                  "seal: its salt has not 16 to 64 bytes; draw 16 random bytes for each archive");
}

}  // namespace
}  // namespace muster::record::attendance_test
