// Makes a repaired roster better where it differs from the published one, or where places stand open.
#pragma once

#include "moves.hpp"

#include "muster/roster/problem.hpp"
#include "muster/roster/roster.hpp"

#include <cstdint>
#include <optional>

namespace muster::inline v0_2::roster {

struct Rearranged {
    Roster roster;
    bool is_best_of_all = false;  ///< every roster without bars or pins bent was compared
};

/// No worse than `start`; no place that was emptied or that somebody was added to has anybody else who would be better
/// there alone. The best of all where there are few.
[[nodiscard]] Rearranged rearranged(const Problem& problem, const Moves& moves, const Roster& start,
                                    std::optional<std::int64_t> move_price);

}  // namespace muster::roster
