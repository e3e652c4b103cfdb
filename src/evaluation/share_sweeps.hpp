// Ranks of members at every share between 0 and 1.
#pragma once

#include "evaluation/share_function.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace muster::inline v0_2::evaluation {

/// From a step on, a member has another rank.
struct RankAt {
    std::int32_t step;
    std::uint32_t rank;

    friend bool operator==(const RankAt&, const RankAt&) = default;
};

/// By function, ranks among all of them from step 1 to `share_steps` - 1, the first at step 1. All have pieces. The
/// same with any number of threads.
[[nodiscard]] std::vector<std::vector<RankAt>> sweep_ranks(std::span<const ShareFunction> functions, unsigned threads);

/// The same where all are straight lines without limits, much quicker; nothing where they are not, or are of numbers
/// too long.
[[nodiscard]] std::optional<std::vector<std::vector<RankAt>>>
sweep_straight_ranks(std::span<const ShareFunction> functions, unsigned threads);

/// The same of whatever functions.
[[nodiscard]] std::vector<std::vector<RankAt>> sweep_bent_ranks(std::span<const ShareFunction> functions,
                                                                unsigned threads);

}  // namespace muster::evaluation
