// Finds a roster without hard violations near a given one, or shows that there is none.
#pragma once

#include "moves.hpp"

#include "muster/core/progress.hpp"
#include "muster/roster/check.hpp"
#include "muster/roster/element.hpp"
#include "muster/roster/problem.hpp"
#include "muster/roster/roster.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <set>

namespace muster::inline v0_2::roster {

struct MendOptions {
    const Moves* moves = nullptr;                       ///< says which changes count; the start is then its base
    std::optional<std::size_t> most_changes{};          ///< that count; with `moves` only
    std::size_t most_nodes = 20'000;                    ///< give up after so many rosters
    std::function<bool(const Element&)> is_given_up{};  ///< violations of these do not count; not set: none
    const Progress* progress = nullptr;
};

struct Mended {
    std::optional<Roster> roster{};  ///< without hard violations (but of what is given up)
    bool is_exhausted = false;       ///< without a roster: there is none within `most_changes`
    std::set<Element> used{};        ///< where exhausted without a limit on changes: these cannot hold together
    std::size_t next_limit = static_cast<std::size_t>(-1);  ///< where exhausted: no roster takes fewer changes
    std::size_t nodes = 0;
    bool is_stopped = false;  ///< the caller asked to stop
};

/// The first roster that the search meets. O(nodes x (line + size)).
[[nodiscard]] Mended mend(const Problem& problem, const Roster& start, const MendOptions& options);

}  // namespace muster::roster
