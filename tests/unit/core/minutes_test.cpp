// Times of day from 00:00 to 24:00.
#include "muster/core/minutes.hpp"

#include "muster/core/error.hpp"

#include <gtest/gtest.h>

#include <string>

namespace muster::inline v0_2::minutes_test {
namespace {

TEST(ClockTime, ReadsBackWhatItWrites)
{
    for (const char* text : {"00:00", "07:05", "21:20", "23:59", "24:00"})
        EXPECT_EQ(to_string(ClockTime::parse(text, {"test"})), text);
    EXPECT_EQ(ClockTime::parse("7:05", {"test"}).since_midnight(), Minutes{425});
}

TEST(ClockTime, RefusesWhatNoClockShows)
{
    for (const char* text :
         {"", "24:01", "12:60", "-1:00", "12", "12:5", "1205", "12:05:00", "ab:cd", "12 05", "123:05"})
        try {
            static_cast<void>(ClockTime::parse(text, {"duty.csv", 4}));
            FAIL() << text;
        } catch (const InvalidInput& error) {
            EXPECT_EQ(error.what(), "duty.csv:4: \"" + std::string(text) +
                                        "\" is not a time of day; write hours and minutes, as in 21:20");
        }
    EXPECT_NO_THROW(ClockTime(Minutes{1440}));
    EXPECT_THROW(ClockTime(Minutes{1441}), InvalidInput);
    EXPECT_THROW(ClockTime(Minutes{-1}), InvalidInput);
}

}  // namespace
}  // namespace muster::minutes_test
