// How long to look, and for how good a roster.
#pragma once

#include "muster/core/progress.hpp"
#include "muster/core/seed.hpp"
#include "muster/roster/roster.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::roster {

/// Stops at whichever comes first. With a work limit and no time limit the result is the same on any machine and any
/// number of threads.
struct Options {
    std::optional<std::chrono::milliseconds> time_limit{std::chrono::seconds(10)};  ///< not set: none
    std::optional<std::uint64_t> work_limit{};  ///< in steps of the search, of about a microsecond
    double target_gap = 0.0;                    ///< stop when (cost - bound) / cost is at most this
    Seed seed{};                                ///< where the search starts
    /// Searches side by side; of use up to two with a work limit. 0: as many as there are processors for this process.
    unsigned threads = 0;
    std::optional<Roster> start{};  ///< a roster to begin from
    Progress progress{};            ///< called now and then; may stop the search
    /// Called with each roster that is better than those before, from the thread that called the solver. The last is
    /// that of the solution.
    std::function<void(const Roster&)> better{};
};

}  // namespace muster::roster

#pragma GCC visibility pop
