// Calendars, pseudonyms and small groups: what is written, what is refused, what cannot be told.
#include "muster/core/error.hpp"
#include "muster/report/icalendar.hpp"
#include "muster/report/pseudonymise.hpp"
#include "muster/report/suppress.hpp"

#include <gtest/gtest.h>

#include <map>
#include <numeric>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace muster::inline v0_2::report::calendar_test {
namespace {

const Day monday(2026, 9, 7);

CalendarEvent duty(const std::string& key)
{
    return {.key = key,
            .summary = "值班, service; post",
            .location = {},
            .description = {},
            .day = monday,
            .start = ClockTime::parse("21:20", {"test"}),
            .length = Minutes{40}};
}

CalendarOptions options(int version) { return {.name = "duty", .published = monday, .version = version}; }

bool has_line(const std::string& calendar, const std::string& line)
{
    return calendar.find("\r\n" + line + "\r\n") != std::string::npos;
}

TEST(Icalendar, WritesWallClockTimesAsInstants)
{
    const std::vector<CalendarEvent> events{duty("a")};
    const std::string calendar = icalendar(events, options(3));
    EXPECT_TRUE(has_line(calendar, "DTSTART:20260907T132000Z"));
    EXPECT_TRUE(has_line(calendar, "DTEND:20260907T140000Z"));
    EXPECT_TRUE(has_line(calendar, "SEQUENCE:3"));
    EXPECT_TRUE(has_line(calendar, "SUMMARY:值班\\, service\\; post"));
}

TEST(Icalendar, TellsOfACancelledEventAndOfEachEventsVersion)
{
    auto gone = duty("gone");
    gone.version = 4;
    gone.published = monday + Days(1);
    gone.is_cancelled = true;
    const std::vector<CalendarEvent> events{gone, duty("stays")};
    const std::string calendar = icalendar(events, options(1));
    EXPECT_TRUE(has_line(calendar, "SEQUENCE:4\r\nSTATUS:CANCELLED"));
    EXPECT_TRUE(has_line(calendar, "DTSTAMP:20260907T160000Z"));
    EXPECT_TRUE(has_line(calendar, "SEQUENCE:1"));
    EXPECT_EQ(calendar.find("STATUS", calendar.find("UID", calendar.find("STATUS"))), std::string::npos);
}

TEST(Icalendar, CrossesMidnightBothWays)
{
    auto early = duty("early");
    early.start = ClockTime::parse("06:00", {"test"});
    auto late = duty("late");
    late.start = ClockTime::parse("23:30", {"test"});
    late.length = Minutes{60 * 10};
    const std::vector<CalendarEvent> events{early, late};
    const std::string calendar = icalendar(events, options(0));
    EXPECT_TRUE(has_line(calendar, "DTSTART:20260906T220000Z"));
    EXPECT_TRUE(has_line(calendar, "DTEND:20260908T013000Z"));
}

TEST(Icalendar, GoesByAClockThatIsChanged)
{
    // Berlin: +02:00 until three in the morning of 25 October 2026, +01:00 after
    const auto berlin = [](Day day, Minutes time) {
        return Minutes{day < Day(2026, 10, 25) || (day == Day(2026, 10, 25) && time < Minutes{180}) ? 120 : 60};
    };
    auto night = duty("night");
    night.day = Day(2026, 10, 24);
    night.start = ClockTime::parse("22:00", {"test"});
    night.length = Minutes{8 * 60};
    auto there = options(0);
    there.clock = WallClock::Offset(berlin);
    const std::vector<CalendarEvent> events{night};
    const std::string calendar = icalendar(events, there);
    EXPECT_TRUE(has_line(calendar, "DTSTART:20261024T200000Z"));
    EXPECT_TRUE(has_line(calendar, "DTEND:20261025T050000Z"));  // six o'clock by the clock, nine hours later
    EXPECT_TRUE(has_line(calendar, "DTSTAMP:20260906T220000Z"));
}

TEST(Icalendar, EndsAfterItBeginsInTheHourThatAClockLeavesOut)
{
    // Berlin: from two to three in the morning of 28 March 2027 there is no time; what begins then goes by the old
    // clock
    const auto berlin = [](Day day, Minutes time) {
        return Minutes{day < Day(2027, 3, 28) || (day == Day(2027, 3, 28) && time < Minutes{180}) ? 60 : 120};
    };
    auto there = options(0);
    there.clock = WallClock::Offset(berlin);
    for (const auto& [start, length, begins, ends] :
         std::vector<std::tuple<std::string, int, std::string, std::string>>{
             {"02:30", 30, "20270328T013000Z", "20270328T020000Z"},   // ends at three, which is before it begins
             {"02:00", 60, "20270328T010000Z", "20270328T020000Z"},   // ends at three, which is when it begins
             {"01:00", 120, "20270328T000000Z", "20270328T010000Z"},  // ends at three, an hour later
             {"22:00", 8 * 60, "20270328T200000Z", "20270329T040000Z"}}) {
        auto turn = duty("turn");
        turn.day = Day(2027, 3, 28);
        turn.start = ClockTime::parse(start, {"test"});
        turn.length = Minutes{length};
        const std::string calendar = icalendar(std::vector<CalendarEvent>{turn}, there);
        EXPECT_TRUE(has_line(calendar, "DTSTART:" + begins)) << start;
        EXPECT_TRUE(has_line(calendar, "DTEND:" + ends)) << start;
    }
}

TEST(Icalendar, GivesAMomentNoEnd)
{
    auto moment = duty("moment");
    moment.length = Minutes{0};
    const std::string calendar = icalendar(std::vector<CalendarEvent>{moment}, options(0));
    EXPECT_TRUE(has_line(calendar, "DTSTART:20260907T132000Z"));
    EXPECT_EQ(calendar.find("DTEND"), std::string::npos);
}

TEST(Icalendar, IsNoMessageAndAsksToBeReadAgain)
{
    const std::string calendar = icalendar(std::vector<CalendarEvent>{duty("a")}, options(0));
    EXPECT_EQ(calendar.find("METHOD"), std::string::npos);
    EXPECT_TRUE(has_line(calendar, "REFRESH-INTERVAL;VALUE=DURATION:PT1H"));
    EXPECT_TRUE(has_line(calendar, "X-PUBLISHED-TTL:PT1H"));
}

TEST(Icalendar, GoesByAClockWestOfGreenwich)
{
    auto there = options(0);
    there.clock = Minutes{-5 * 60};
    const std::vector<CalendarEvent> events{duty("a")};
    EXPECT_TRUE(has_line(icalendar(events, there), "DTSTART:20260908T022000Z"));
}

TEST(Icalendar, KeepsUidsFromVersionToVersion)
{
    const auto uid = [](const std::string& calendar) { return calendar.substr(calendar.find("UID:"), 40); };
    const std::vector<CalendarEvent> before{duty("a")};
    auto moved = duty("a");
    moved.start = ClockTime::parse("20:00", {"test"});
    const std::vector<CalendarEvent> after{moved};
    const std::vector<CalendarEvent> other{duty("b")};
    EXPECT_EQ(uid(icalendar(before, options(0))), uid(icalendar(after, options(1))));
    EXPECT_NE(uid(icalendar(before, options(0))), uid(icalendar(other, options(0))));
}

TEST(Icalendar, RefusesAKeyTwice)
{
    const std::vector<CalendarEvent> events{duty("a"), duty("a")};
    try {
        static_cast<void>(icalendar(events, options(0)));
        FAIL() << "accepted";
    } catch (const InvalidInput& error) {
        EXPECT_STREQ(error.what(), "event 2: key \"a\" stands here twice; keep one of the rows");
    }
}

TEST(Icalendar, RefusesAVersionBelowNought)
{
    try {
        static_cast<void>(icalendar(std::vector<CalendarEvent>{duty("a")}, options(-1)));
        FAIL() << "accepted";
    } catch (const InvalidInput& error) {
        EXPECT_STREQ(error.what(), "event 1: version -1 is below 0; count them from 0 on");
    }
}

TEST(Pseudonymise, GivesTheSameNameUnderTheSameKeyOnly)
{
    const std::vector<std::string> people{"S1", "S2"};
    const auto first = pseudonymise(people, "a secret of 16 b");
    EXPECT_EQ(first.of.at("S1"), pseudonymise(people, "a secret of 16 b").of.at("S1"));
    EXPECT_NE(first.of.at("S1"), pseudonymise(people, "another secret of").of.at("S1"));
    EXPECT_EQ(first.real.at(first.of.at("S2")), "S2");
    EXPECT_THROW(static_cast<void>(pseudonymise(people, "short")), InvalidInput);
}

TEST(ShownGroups, HidesSmallGroupsAndWhatWouldGiveThemAway)
{
    const auto shown = [](std::vector<std::size_t> sizes) { return shown_groups(sizes, 3); };
    EXPECT_EQ(shown({10, 5, 8}), (std::vector{true, true, true}));
    EXPECT_EQ(shown({10, 2, 8}), (std::vector{true, false, false}));
    EXPECT_EQ(shown({10, 2, 2}), (std::vector{false, false, false}));  // 10 of 14 would tell that both have 2
    EXPECT_EQ(shown({10, 1, 1, 8}), (std::vector{true, false, false, false}));
    EXPECT_EQ(shown({10, 0, 8}), (std::vector{true, true, true}));
    EXPECT_EQ(shown({2}), (std::vector{false}));
}

// All sizes that show the same: whoever knows the total and the rule finds no hidden size.
TEST(ShownGroups, LeavesEverySizeOpenToWhoKnowsTheRule)
{
    constexpr std::size_t least = 3;
    constexpr std::size_t most = 9;
    for (const std::size_t groups : {2U, 3U, 4U}) {
        std::map<std::vector<std::size_t>, std::vector<std::set<std::size_t>>> possible;
        std::vector<std::size_t> sizes(groups, 0);
        for (std::size_t at = 0; at < groups;) {
            const std::vector<bool> is_shown = shown_groups(sizes, least);
            std::vector<std::size_t> seen{std::accumulate(sizes.begin(), sizes.end(), std::size_t{0})};
            for (std::size_t group = 0; group < groups; ++group)
                seen.push_back(is_shown[group] ? sizes[group] : most + 1);
            auto& open = possible[seen];
            open.resize(groups);
            for (std::size_t group = 0; group < groups; ++group)
                open[group].insert(sizes[group]);
            for (at = 0; at < groups && ++sizes[at] > most; ++at)
                sizes[at] = 0;
        }
        for (const auto& [seen, open] : possible)
            for (std::size_t group = 0; group < groups; ++group)
                EXPECT_TRUE(seen[group + 1] <= most || open[group].size() > 1) << "of " << seen[0] << " people";
    }
}

}  // namespace
}  // namespace muster::report::calendar_test
