// Small problems drawn from a seed: every rule, hard or soft, with weights of every magnitude.
#pragma once

#include "muster/roster/draft.hpp"

#include <cstdint>
#include <optional>
#include <span>

namespace muster::inline v0_2::roster::truth {

struct DrawOptions {
    std::span<const std::uint8_t> first{};   ///< the first values are made of these, for a fuzzer to change
    std::optional<double> most_doublings{};  ///< from one roster to all; 16.5 in seven of ten problems where not told
};

/// 2 to 4 members, 3 to 6 days, 1 to 3 types of shifts. A `Problem` can be built from it. The same on every machine.
[[nodiscard]] Draft draw(std::uint64_t seed, const DrawOptions& options = {});

/// As near as the Python tables can say it: one pair of weights for all cover, one person of a skill, nothing
/// published, the same maxima of types and within some days for all; shifts of each type on the first day, and some on
/// the last; nobody on others that are neither asked for nor pinned. Cover by day and type.
[[nodiscard]] Draft as_tables_say(Draft draft);

}  // namespace muster::roster::truth
