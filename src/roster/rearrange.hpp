// Makes a repaired roster better where it differs from the published one, or where places stand open.
#pragma once

#include "moves.hpp"

#include "muster/roster/problem.hpp"
#include "muster/roster/roster.hpp"

#include <array>
#include <cstdint>
#include <optional>

namespace muster::roster {

/// What is to be least, the first first: never a weighted sum of what is hard and what is not. With a move price: the
/// hard score; cost and price of the changes that count; places left open; these changes; all changes. Without: the
/// hard score; the changes that count; places left open; cost; all changes.
using RepairValue = std::array<std::int64_t, 5>;

/// The value of any roster, by the checker.
[[nodiscard]] RepairValue value_of(const Problem& problem, const Moves& moves, const Roster& roster,
                                   std::optional<std::int64_t> move_price);

struct Rearranged {
    Roster roster;
    bool is_best_of_all = false;  ///< every roster without bars or pins bent was compared
};

/// No worse than `start`; no place that was emptied or that somebody was added to has anybody else who would be better
/// there by himself. The best of all where there are few.
[[nodiscard]] Rearranged rearranged(const Problem& problem, const Moves& moves, const Roster& start,
                                    std::optional<std::int64_t> move_price);

}  // namespace muster::roster
