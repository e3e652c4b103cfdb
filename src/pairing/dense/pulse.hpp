// How long work on a matrix reports to its caller and hears that it is to stop.
#pragma once

#include "muster/core/error.hpp"
#include "muster/core/progress.hpp"

#include <cstdint>
#include <string_view>

namespace muster::inline v0_2::pairing::dense {

/// Calls back after every few million cells looked at, not after every row.
class Pulse {
public:
    explicit Pulse(const Progress& progress) : progress_(progress) {}

    /// `done` of the whole, 0 to 1. @throws Stopped  if the caller asked for it.
    void beat(std::uint64_t cells, std::string_view step, double done)
    {
        since_ += cells;
        if (since_ < often || !progress_)
            return;
        since_ = 0;
        if (!progress_({step, done}))
            throw Stopped({"assign"}, "stopped by the caller before the last row", "let it run on for an answer");
    }

private:
    static constexpr std::uint64_t often = std::uint64_t{1} << 22;

    const Progress& progress_;
    std::uint64_t since_ = 0;
};

}  // namespace muster::pairing::dense
