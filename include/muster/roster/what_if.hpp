// The same problem with one thing changed, and what that would do to a roster.
#pragma once

#include "muster/core/period.hpp"
#include "muster/roster/problem.hpp"
#include "muster/roster/repair.hpp"
#include "muster/roster/roster.hpp"

#include <cstdint>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::roster {

/// The problem with a member away. Shifts pinned to the member on those days are unpinned. Days that are frozen
/// (`frozen_before`) stay as they are.
///
/// @throws InvalidInput  if the member is not in the problem, or the others are then too few for a hard minimum.
[[nodiscard]] Problem with_leave(const Problem& problem, MemberId member, const Period& days);

/// The problem with one member fewer: away for the whole period, but for days that are frozen, and without a share,
/// wishes, minima and company. So it says of the others what a problem without the member's row would. Row numbers
/// stay.
///
/// @throws InvalidInput  as `with_leave`.
[[nodiscard]] Problem without_member(const Problem& problem, MemberId member);

/// The problem with a row of cover added, or put in the place of the one of its shift and skill.
///
/// @throws InvalidInput  if it does not fit the problem.
[[nodiscard]] Problem with_cover(const Problem& problem, const Cover& cover);

/// The problem in which the days before `day` stay as they are in `roster`: what was stood is pinned, all else barred.
/// For repairs in the middle of a term. @throws InvalidInput  as `Problem`.
[[nodiscard]] Problem frozen_before(const Problem& problem, const Roster& roster, Day day);

/// What a change would do. Shares, wishes and cover may be others in the changed problem, so that the very same roster
/// has another cost there: both costs are told, and the repair is compared with the second.
struct WhatIf {
    Repair repair;                   ///< of the roster, under the changed problem
    std::int64_t cost_before = 0;    ///< of the roster, under the problem it was made for
    std::int64_t cost_rejudged = 0;  ///< of the roster, under the changed problem
    std::int64_t cost_change = 0;    ///< from `cost_rejudged` to the repaired roster's
    bool was_feasible = false;       ///< under the problem it was made for

    friend bool operator==(const WhatIf&, const WhatIf&) = default;
};

/// Repairs the roster of `problem` for `changed`, and compares. Both must have the same days, members and types.
///
/// @throws InvalidInput  as `repair`.
[[nodiscard]] WhatIf what_if(const Problem& problem, const Roster& roster, const Problem& changed,
                             const RepairOptions& options = {});

}  // namespace muster::roster

#pragma GCC visibility pop
