// Days as text, weekdays, and months that end where the law says.
#include "muster/core/day.hpp"

#include "muster/core/error.hpp"
#include "muster/core/period.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace muster::inline v0_2::day_test {
namespace {

Day day(const char* text) { return parse_day(text, {"test"}); }

std::string refusal(const std::string& text)
{
    try {
        return to_string(parse_day(text, {"a.csv", 2}));
    } catch (const InvalidInput& error) {
        return error.what();
    }
}

TEST(Day, ReadsBackWhatItWrites)
{
    for (const char* text : {"1400-01-01", "2024-02-29", "2026-09-07", "9999-12-31"})
        EXPECT_EQ(to_string(day(text)), text);
    EXPECT_EQ(to_string(Day(boost::gregorian::not_a_date_time)), "no day");
}

TEST(Day, RefusesWhatNoCalendarHas)
{
    EXPECT_EQ(refusal("2026-02-29"), "a.csv:2: \"2026-02-29\" is not in the calendar; correct the day or the month");
    EXPECT_EQ(refusal("2026-13-01"), "a.csv:2: \"2026-13-01\" is not in the calendar; correct the day or the month");
    EXPECT_EQ(refusal("1399-01-01"), "a.csv:2: \"1399-01-01\" is not in the calendar; correct the day or the month");
    for (const char* text : {"", "2026-9-7", "2026/09/07", "07.09.2026", "2026-09-07 ", "2026-0a-07", "+026-09-07"})
        EXPECT_EQ(refusal(text),
                  "a.csv:2: \"" + std::string(text) + "\" is not a day; write year-month-day, as in 2026-09-07");
}

TEST(Day, KnowsItsWeekday)
{
    EXPECT_EQ(iso_weekday(day("2026-09-07")), 1);
    EXPECT_EQ(iso_weekday(day("2026-09-13")), 7);
    EXPECT_FALSE(falls_on_weekend(day("2026-09-11")));
    EXPECT_TRUE(falls_on_weekend(day("2026-09-12")));
}

TEST(Day, OfALaterMonthIsTheCorrespondingOneOrTheMonthsLast)
{
    EXPECT_EQ(months_later(day("2026-01-31"), 1), day("2026-02-28"));
    EXPECT_EQ(months_later(day("2024-01-31"), 1), day("2024-02-29"));
    EXPECT_EQ(months_later(day("2026-02-28"), 1), day("2026-03-28"));
    EXPECT_EQ(months_later(day("2023-02-28"), 12), day("2024-02-28"));
    EXPECT_EQ(months_later(day("2008-02-29"), 12 * 18), day("2026-02-28"));
    EXPECT_EQ(months_later(day("2026-03-31"), -1), day("2026-02-28"));
    EXPECT_EQ(months_later(day("2026-01-15"), -13), day("2024-12-15"));
    EXPECT_THROW(static_cast<void>(months_later(day("9999-12-31"), 1)), InvalidInput);
    EXPECT_THROW(static_cast<void>(months_later(Day(boost::gregorian::pos_infin), 1)), InvalidInput);
}

TEST(Period, IncludesBothItsEnds)
{
    const Period term(day("2026-09-07"), day("2026-12-27"));
    EXPECT_EQ(term.length(), 112u);
    EXPECT_TRUE(term.contains(day("2026-09-07")));
    EXPECT_TRUE(term.contains(day("2026-12-27")));
    EXPECT_FALSE(term.contains(day("2026-09-06")));
    EXPECT_FALSE(term.contains(day("2026-12-28")));
    EXPECT_EQ(Period(day("2026-09-07"), day("2026-09-07")).length(), 1u);
    EXPECT_EQ(to_string(term), "2026-09-07..2026-12-27");
}

TEST(Period, OverlapsWhatSharesADay)
{
    const Period week(day("2026-09-07"), day("2026-09-13"));
    EXPECT_TRUE(week.overlaps(Period(day("2026-09-13"), day("2026-09-20"))));
    EXPECT_FALSE(week.overlaps(Period(day("2026-09-14"), day("2026-09-20"))));
    EXPECT_TRUE(week.overlaps(Period(day("2026-09-01"), day("2026-09-30"))));
}

TEST(Period, RefusesToRunBackwards)
{
    try {
        static_cast<void>(Period(day("2026-09-08"), day("2026-09-07")));
        FAIL();
    } catch (const InvalidInput& error) {
        EXPECT_STREQ(error.what(), "period: its last day 2026-09-07 comes before its first, 2026-09-08; "
                                   "exchange the two days");
    }
    EXPECT_THROW(Period(day("2026-09-08"), Day(boost::gregorian::pos_infin)), InvalidInput);
}

}  // namespace
}  // namespace muster::day_test
