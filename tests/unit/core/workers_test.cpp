// What threads do together, and whose fault is told.
#include "core/workers.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace muster::inline v0_2::workers_test {
namespace {

TEST(InTurns, EachNumberIsTakenOnceWhateverTheThreads)
{
    for (const std::size_t threads : {1U, 2U, 3U, 8U})
        for (const std::size_t count : {0U, 1U, 5U, 1000U}) {
            std::vector<std::atomic<int>> taken(count);
            std::atomic<int> begun = 0;
            in_turns(threads, count, [&](std::size_t thread) {
                EXPECT_LT(thread, threads);
                ++begun;
                return [&](std::size_t number) { ++taken[number]; };
            });
            EXPECT_EQ(begun, static_cast<int>(threads));
            for (const auto& times : taken)
                EXPECT_EQ(times, 1);
        }
}

// The first fault is the slowest to be found.
TEST(InTurns, TheLeastNumberThatFailsIsToldHoweverLateItFails)
{
    for (int time = 0; time < 20; ++time) {
        std::vector<std::atomic<bool>> done(100);
        std::string told;
        try {
            in_turns(4, 100, [&](std::size_t) {
                return [&](std::size_t number) {
                    if (number == 7)
                        std::this_thread::sleep_for(std::chrono::milliseconds(2));
                    if (number == 7 || number == 8 || number == 40)
                        throw std::runtime_error(std::to_string(number));
                    done[number] = true;
                };
            });
        } catch (const std::runtime_error& thrown) {
            told = thrown.what();
        }
        EXPECT_EQ(told, "7");
        for (std::size_t number = 0; number < 7; ++number)
            EXPECT_TRUE(done[number]);
    }
}

TEST(InParts, TheFirstPartThatFailsIsTold)
{
    std::string told;
    try {
        in_parts(4, 100, [](std::size_t part, std::size_t, std::size_t) {
            if (part == 1)
                std::this_thread::sleep_for(std::chrono::milliseconds(2));
            if (part > 0)
                throw std::runtime_error(std::to_string(part));
        });
    } catch (const std::runtime_error& thrown) {
        told = thrown.what();
    }
    EXPECT_EQ(told, "1");
}

}  // namespace
}  // namespace muster::workers_test
