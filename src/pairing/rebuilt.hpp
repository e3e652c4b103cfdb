// A problem made again with other scores, prices and limits, and with more that must be or must not be.
#pragma once

#include "muster/pairing/problem.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace muster::inline v0_2::pairing {

/// What is otherwise in it.
struct Rebuild {
    std::optional<Score> unmatched_price{};                   // of missing a mentor
    std::function<Score(MenteeId, MentorId, Score)> score{};  // of a pair, given the score that it had; unset: the same
    Score load_factor = 1;                                    // of load prices
    std::vector<std::pair<MenteeId, MentorId>> made{};        // pairs that must be, besides those that had to
    std::vector<std::pair<MenteeId, MentorId>> forbidden{};   // candidates that must not be
    std::optional<std::vector<Capacity>> mentors{};           // limits, by mentor; unset: the same
    std::function<bool(std::uint32_t)> is_gone{};             // whether that mentee wants nobody; unset: all stay
};

/// @throws InvalidInput  as `Problem` does. O(candidates).
[[nodiscard]] Problem rebuilt(const Problem& problem, const Rebuild& rebuild);

}  // namespace muster::pairing
