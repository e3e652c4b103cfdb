// Teaching weeks as people write them, and the free time that timetables leave.
#include "sample.hpp"

#include "muster/core/seed.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <ostream>

namespace muster::inline v0_2::org::timetable_test {
namespace {

TEST(TeachingWeeks, AreReadAsPeopleWriteThem)
{
    const auto read = [](const char* text) { return to_string(TeachingWeeks::parse(text, {"test"})); };
    EXPECT_EQ(read("1-8,10,12-16"), "1-8,10,12-16");
    EXPECT_EQ(read("1-7 odd"), "1,3,5,7");
    EXPECT_EQ(read("1-8双"), "2,4,6,8");
    EXPECT_EQ(read("1-8 单周"), "1,3,5,7");
    EXPECT_EQ(read(" 3 - 4 , 5 "), "3-5");
    EXPECT_EQ(read("all"), "all");
    EXPECT_EQ(read("1-64"), "all");
    EXPECT_EQ(read(""), "");
    EXPECT_EQ(TeachingWeeks::range(2, 8, 2), TeachingWeeks::parse("1-8 even", {"test"}));
}

TEST(TeachingWeeks, RefuseWhatNoTermHas)
{
    for (const char* text : {"0-3", "1-65", "8-1", "1-", "-3", "1,,2", "a", "1-8 every", "1;2", ","})
        try {
            static_cast<void>(TeachingWeeks::parse(text, {"classes.csv", 7}));
            FAIL() << text;
        } catch (const InvalidInput& error) {
            EXPECT_EQ(error.what(), "classes.csv:7: \"" + std::string(text) +
                                        "\" are no teaching weeks; write weeks from 1 to 64, as in 1-8,10 or 1-16 odd");
        }
}

TEST(Timetable, CountsWeeksFromItsFirstMonday)
{
    const Timetable timetable(day("2026-09-07"), {});
    for (const auto& [text, week] :
         {std::pair("2026-09-07", 1), std::pair("2026-09-13", 1), std::pair("2026-09-14", 2),
          std::pair("2026-09-06", 0), std::pair("2026-08-31", 0), std::pair("2026-08-30", -1)})
        EXPECT_EQ(timetable.week_of(day(text)), week) << text;
}

TEST(Timetable, IsTakenInItsWeeksOnly)
{
    const Timetable timetable(day("2026-09-07"),
                              {{1, clock_time("08:00"), clock_time("10:00"), TeachingWeeks::range(1, 3, 2)}});
    const auto is_free = [&](const char* text, const char* from, const char* to) {
        return timetable.is_free(day(text), clock_time(from), clock_time(to));
    };
    EXPECT_FALSE(is_free("2026-09-07", "09:59", "11:00"));
    EXPECT_TRUE(is_free("2026-09-07", "10:00", "11:00"));
    EXPECT_FALSE(is_free("2026-09-07", "07:00", "08:01"));
    EXPECT_TRUE(is_free("2026-09-07", "07:00", "08:00"));
    EXPECT_FALSE(is_free("2026-09-07", "00:00", "24:00"));
    EXPECT_TRUE(is_free("2026-09-14", "09:00", "10:00"));
    EXPECT_FALSE(is_free("2026-09-21", "09:00", "10:00"));
    EXPECT_TRUE(is_free("2026-09-08", "09:00", "10:00"));
    EXPECT_TRUE(is_free("2026-08-31", "09:00", "10:00"));
    EXPECT_THROW(static_cast<void>(is_free("2026-09-07", "10:00", "10:00")), InvalidInput);
}

struct BadTimetable {
    std::string name;
    std::string week_one;
    TakenTime time;
    std::string message;
};

void PrintTo(const BadTimetable& bad, std::ostream* out) { *out << bad.name; }

class TimetableRefuses : public testing::TestWithParam<BadTimetable> {};

TEST_P(TimetableRefuses, AndSaysWhereWhatAndTheRemedy)
{
    try {
        Timetable(day(GetParam().week_one), {GetParam().time});
        FAIL() << "accepted";
    } catch (const InvalidInput& error) {
        EXPECT_EQ(error.what(), GetParam().message);
    }
}

INSTANTIATE_TEST_SUITE_P(
    , TimetableRefuses,
    testing::Values(BadTimetable{"ATuesday",
                                 "2026-09-08",
                                 {1, clock_time("08:00"), clock_time("10:00")},
                                 "timetable: week 1 begins on 2026-09-08, which is no Monday; give the Monday of the "
                                 "first week"},
                    BadTimetable{"AnEighthDay",
                                 "2026-09-07",
                                 {8, clock_time("08:00"), clock_time("10:00")},
                                 "timetable, time 1: weekday 8; give 1 for Monday to 7 for Sunday"},
                    BadTimetable{
                        "PastMidnight",
                        "2026-09-07",
                        {5, clock_time("22:00"), clock_time("06:00")},
                        "timetable, time 1: its end 06:00 does not come after its beginning 22:00; exchange the "
                        "two, or split what runs past midnight"},
                    BadTimetable{"NoWeek",
                                 "2026-09-07",
                                 {5, clock_time("08:00"), clock_time("09:00"), TeachingWeeks{}},
                                 "timetable, time 1: it is held in no week; give the weeks, or leave the time out"}),
    [](const auto& test) { return test.param.name; });

Timetable random_timetable(Random& random)
{
    std::vector<TakenTime> taken;
    for (auto left = random.below(12); left > 0; --left) {
        const auto from = static_cast<int>(random.below(1440));
        const auto to = from + 1 + static_cast<int>(random.below(static_cast<std::uint32_t>(1440 - from)));
        taken.push_back({1 + static_cast<int>(random.below(7)), ClockTime(Minutes{from}), ClockTime(Minutes{to}),
                         TeachingWeeks::from_bits(random() | 1)});
    }
    return taken.empty() ? Timetable() : Timetable(day("2026-09-07"), std::move(taken));
}

// Minute by minute.
int free_minutes(std::span<const Timetable> all, Day on, const DayWindow& window)
{
    int free = 0;
    for (int minute = window.from.since_midnight().count(); minute < window.to.since_midnight().count(); ++minute)
        free += std::ranges::all_of(all, [&](const Timetable& timetable) {
            return timetable.is_free(on, ClockTime(Minutes{minute}), ClockTime(Minutes{minute + 1}));
        });
    return free;
}

TEST(Timetable, FreeTimeIsThatOfCountingEveryMinute)
{
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        SCOPED_TRACE(seed);
        Random random(Seed{seed});
        const std::array all{random_timetable(random), random_timetable(random)};
        const DayWindow window{clock_time("07:30"), clock_time("23:00")};
        const Period period(day("2026-09-05"), day("2026-09-24"));
        int counted = 0;
        for (Day on = period.first(); on <= period.last(); on += Days(1))
            counted += free_minutes(all, on, window);
        EXPECT_EQ(free_minutes_in_period(all, period, window).count(), counted);
    }
}

TEST(Timetable, FreeTimeInCommonCountsWhatIsTakenInAnyWeek)
{
    const Timetable odd(day("2026-09-07"),
                        {{1, clock_time("08:00"), clock_time("10:00"), TeachingWeeks::range(1, 15, 2)}});
    const Timetable even(day("2026-09-07"),
                         {{1, clock_time("09:00"), clock_time("12:00"), TeachingWeeks::range(2, 16, 2)}});
    const DayWindow window{clock_time("08:00"), clock_time("22:00")};
    EXPECT_EQ(free_minutes_in_common(odd, even, window), Minutes{7 * 14 * 60 - 4 * 60});
    EXPECT_EQ(free_minutes_in_common({}, {}, window), Minutes{7 * 14 * 60});
    EXPECT_EQ(free_minutes_in_common(odd, {}, {clock_time("09:30"), clock_time("09:45")}), Minutes{6 * 15});
    EXPECT_THROW(static_cast<void>(free_minutes_in_common(odd, even, {clock_time("9:00"), clock_time("8:00")})),
                 InvalidInput);
}

TEST(Timetable, JoinedIsTakenWhenEitherIs)
{
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        Random random(Seed{seed});
        const std::array all{random_timetable(random), random_timetable(random)};
        const std::array joined{all[0].joined_with(all[1])};
        for (Day on = day("2026-09-07"); on < day("2026-09-21"); on += Days(1))
            EXPECT_EQ(free_minutes(joined, on, {}), free_minutes(all, on, {})) << seed;
    }
}

}  // namespace
}  // namespace muster::org::timetable_test
