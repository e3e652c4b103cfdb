// Long work stopped at moments drawn from a seed: at one of its questions, by an exception of the caller's, or by
// another thread at any time.
#pragma once

#include "muster/core/error.hpp"
#include "muster/core/progress.hpp"
#include "muster/core/seed.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <thread>

namespace muster::inline v0_2 {

/// How often what came of it.
struct StopTally {
    std::uint64_t questions = 0;  ///< that the work asked where nobody stopped it
    int answers = 0;              ///< of stopped work
    int stops = 0;                ///< by `Stopped`
    int refusals = 0;             ///< the same as without a stop
};

/// What a caller throws who has enough.
struct Enough {};

enum class Stops : std::uint8_t {
    exactly,  ///< work that is told to stop gives no answer
    anytime,  ///< it gives the best so far, if there is any
};

/// Does the work to its end, then stops it at `times` of its questions, first of all at the first and the last.
///
/// `work` takes a `Progress`, and checks what it answers itself.
template <class Work>
void stop_at_any_question(Random& random, Stops kind, int times, const Work& work, StopTally& tally)
{
    std::uint64_t asked = 0;
    std::optional<std::string> refusal;
    const auto all_of_it = [&](const ProgressReport& report) {
        EXPECT_TRUE(report.done >= 0.0 && report.done <= 1.0) << report.done;
        ++asked;
        return true;
    };
    try {
        work(all_of_it);
    } catch (const InvalidInput& error) {
        refusal = error.what();
    }
    tally.questions += asked;
    for (int time = 0; time < times && asked > 0; ++time) {
        const std::uint64_t at = time == 0   ? 0
                                 : time == 1 ? asked - 1
                                             : random.below(static_cast<std::uint32_t>(asked));
        const bool throws = time >= 2 && random.below(3) == 0;
        SCOPED_TRACE((throws ? "thrown at question " : "stopped at question ") + std::to_string(at) + " of " +
                     std::to_string(asked));
        std::uint64_t seen = 0;
        try {
            work([&](const ProgressReport&) {
                if (seen++ < at)
                    return true;
                if (throws)
                    throw Enough();
                return false;
            });
            ++tally.answers;
            // Where the clock decides when there is a question, the last one may not come again.
            EXPECT_TRUE(kind == Stops::anytime) << "an answer of work that was stopped";
            EXPECT_FALSE(throws && seen > at) << "what the caller threw was lost";
        } catch (const Enough&) {
            EXPECT_TRUE(throws);
            ++tally.stops;
        } catch (const Stopped& stopped) {
            EXPECT_FALSE(throws);
            EXPECT_FALSE(std::string(stopped.what()).empty());
            EXPECT_EQ(seen, at + 1) << "asked again after it was told to stop";
            ++tally.stops;
        } catch (const InvalidInput& error) {
            EXPECT_EQ(refusal, error.what()) << "a stop is told as if the problem were at fault";
            ++tally.refusals;
        }
    }
}

/// As above, by another thread after a time of up to `most`; whether it came in time is left to chance.
template <class Work>
void stop_at_any_time(Random& random, std::chrono::microseconds most, const Work& work, StopTally& tally)
{
    std::atomic<bool> is_enough = false;
    const std::chrono::microseconds after(random.below(static_cast<std::uint32_t>(most.count())));
    std::thread other([&] {
        std::this_thread::sleep_for(after);
        is_enough = true;
    });
    try {
        work([&](const ProgressReport&) { return !is_enough; });
        ++tally.answers;
    } catch (const Stopped&) {
        EXPECT_TRUE(is_enough);
        ++tally.stops;
    } catch (const InvalidInput&) {
        ++tally.refusals;
    }
    other.join();
}

}  // namespace muster
