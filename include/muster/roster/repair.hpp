// A published roster after something has changed: open places are filled again, and few shifts of others move.
#pragma once

#include "muster/core/progress.hpp"
#include "muster/roster/certificate.hpp"
#include "muster/roster/problem.hpp"
#include "muster/roster/roster.hpp"
#include "muster/roster/shift.hpp"
#include "muster/roster/solution.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::roster {

/// What a repair is to make least, once no hard rule is bent.
enum class RepairAim : std::uint8_t {
    least_cost,      ///< cost and a price for each change that counts, together
    fewest_changes,  ///< the changes that count, at any cost; then places left open; then cost
};

/// What a repair is to make least, and how long it looks.
struct RepairOptions {
    RepairAim aim = RepairAim::least_cost;     ///< what is to be least
    std::optional<std::int64_t> move_price{};  ///< of `least_cost`, 0 to `greatest_weight`; not set: `usual_move_price`
    std::size_t most_nodes = 4000;             ///< rosters looked at in the search for the fewest changes
    /// For a whole search that goes on from the quick repair, and proves a bound; in steps of about a microsecond. 0:
    /// none. Not set: 20,000 where members x days x shift types are at most 500 (and not all rosters were compared).
    std::optional<std::uint64_t> work_limit{};
    Progress progress{};  ///< called now and then; may stop the search
};

/// What has to change.
///
/// A change *counts* where it touches somebody's published shifts without need: each shift that a member could still
/// stand and does not, and each person on a shift beyond those wanted there (beyond those kept, if they are more). What
/// is forced does not count (a shift that its member may not stand any more, one that is pinned), nor does filling a
/// place where somebody is wanted.
struct Repair {
    Solution solution;                  ///< the roster after it; its lower bound is not known
    std::vector<Assignment> dropped{};  ///< stood before, and not any more
    std::vector<Assignment> added{};    ///< not stood before, and now
    std::vector<Shift> left_open{};   ///< emptied, and not filled again although people are wanted; once for each place
    std::size_t counted_changes = 0;  ///< of dropped and added shifts, those that touch somebody without need
    std::size_t least_changes = 0;    ///< that count; no usable roster takes fewer, as far as was shown
    std::optional<std::int64_t> move_price{};    ///< where cost and changes were weighed against each other
    std::optional<std::int64_t> priced_bound{};  ///< on `priced_cost` of every usable roster; not set: none is known
    BoundCertificate certificate{};              ///< `proved_bound` of `with_move_price` recomputes the bound from it
    bool is_best_of_all = false;  ///< there are few rosters, and every one was compared by what is to be least

    /// All, dropped and added shifts alike.
    [[nodiscard]] std::size_t changes() const noexcept { return dropped.size() + added.size(); }
    /// Cost, and the move price for each change that counts.
    [[nodiscard]] std::int64_t priced_cost() const noexcept
    {
        return solution.score.cost + move_price.value_or(0) * static_cast<std::int64_t>(counted_changes);
    }
    /// Shown: no roster without hard violations has fewer changes that count.
    [[nodiscard]] bool is_fewest() const noexcept
    {
        return solution.score.is_feasible() && counted_changes == least_changes;
    }
    /// Shown, by the certificate or because all were compared: no roster without hard violations has a lower priced
    /// cost. Never where the fewest changes were asked for.
    [[nodiscard]] bool is_least() const noexcept
    {
        return solution.score.is_feasible() && move_price &&
               (is_best_of_all || (priced_bound && *priced_bound == priced_cost()));
    }

    friend bool operator==(const Repair&, const Repair&) = default;
};

/// What moving somebody is taken to cost where nobody has said: half of what one person too few costs, on the shift
/// where that is least (but not nothing), so that an empty place is worth moving two people at most. 100 where an empty
/// place costs nothing.
[[nodiscard]] std::int64_t usual_move_price(const Problem& problem);

/// A roster of `problem` (as it is now: with the illness, the new leave, the changed cover) near `published`.
///
/// First no hard rule is bent, or as few as can be found. Then, as `options.aim` says, cost and the price of changes
/// that count are least together, or these changes are fewest. Places that the change has emptied are filled again, up
/// to `wanted`, wherever that gains more than it costs; with fewest changes, wherever anybody may without moving
/// others. Where nothing else differs, fewer places stay open, and fewer shifts change.
///
/// The fewest changes are proved (`least_changes`) as far as `most_nodes` allow. What is least is looked for place by
/// place, in a few milliseconds, or among all rosters where they are few; a `work_limit` lets a whole search go on from
/// there, which also proves a bound
/// (`priced_bound`). Where every roster bends a hard rule the status is `infeasible` (`explain_infeasible` says why);
/// where that is not known, `incomplete`.
///
/// @throws InvalidInput  if the roster is of other days, members or shift types than the problem, or the move price is
///                       out of range or given with the fewest changes.
[[nodiscard]] Repair repair(const Problem& problem, const Roster& published, const RepairOptions& options = {});

/// The problem in which the changes that count are part of the cost: every roster of it costs what it costs in
/// `problem`, and `move_price` for each (no more than that, where a weight would be out of range, or where more stood a
/// shift than are wanted now). What is proved of it is proved of the repair.
///
/// @throws InvalidInput  as `repair`.
[[nodiscard]] Problem with_move_price(const Problem& problem, const Roster& published, std::int64_t move_price);

}  // namespace muster::roster

#pragma GCC visibility pop
