// A published roster after something has changed: the fewest shifts move.
#pragma once

#include "muster/core/progress.hpp"
#include "muster/roster/problem.hpp"
#include "muster/roster/roster.hpp"
#include "muster/roster/solution.hpp"

#include <cstddef>
#include <vector>

namespace muster::roster {

struct RepairOptions {
    std::size_t most_nodes = 4000;  ///< rosters looked at in the search for the fewest changes
    Progress progress{};
};

/// What has to change.
struct Repair {
    Solution solution;                  ///< the roster after it; its lower bound is not known
    std::vector<Assignment> dropped{};  ///< stood before, and not any more
    std::vector<Assignment> added{};
    std::size_t least_changes = 0;  ///< no usable roster takes fewer; as far as was shown

    [[nodiscard]] std::size_t changes() const noexcept { return dropped.size() + added.size(); }
    /// Shown: no roster without hard violations is nearer to the published one.
    [[nodiscard]] bool is_fewest() const noexcept { return solution.score.is_feasible() && changes() == least_changes; }

    friend bool operator==(const Repair&, const Repair&) = default;
};

/// A roster of `problem` (as it is now: with the illness, the new leave, the changed cover) near `published`.
///
/// First the fewest changes that leave no hard rule bent, dropped and added shifts alike; then, with no more of them,
/// the least cost that moving single changes to other members reaches. Where every roster bends a hard rule the
/// status is `infeasible` (`explain_infeasible` says why); where the search was cut short, `incomplete`. Both then
/// have the published roster less what can no longer be stood.
///
/// @throws InvalidInput  if the roster is of other days, members or shift types than the problem.
[[nodiscard]] Repair repair(const Problem& problem, const Roster& published, const RepairOptions& options = {});

}  // namespace muster::roster
