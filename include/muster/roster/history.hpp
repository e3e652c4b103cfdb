// What a member brings along from the roster before, so that runs and shares go on across terms.
#pragma once

#include "muster/core/id.hpp"
#include "muster/roster/measure.hpp"

#include <cstdint>
#include <vector>

namespace muster::roster {

class Problem;
class Roster;

/// Where the last roster left a member.
///
/// Either `days_worked` or `days_off` is more than 0, or both are 0: nothing is known, and the minimum runs are waived
/// at the start.
struct History {
    std::int32_t days_worked = 0;  ///< days on duty in a row, up to the day before this roster
    std::int32_t days_off = 0;     ///< days off in a row, up to the day before this roster
    ShiftTypeId last_shift{};      ///< type of the last shift stood; not set: not known
    Load carry_over{};             ///< by how much earlier loads were above (below: negative) the fair share

    friend bool operator==(const History&, const History&) = default;
};

/// What each member takes from this roster into the next, which starts the day after; in the order of members.
///
/// The carry-over of each measure is the earlier one, plus what was stood, less the share of what all members with a
/// share stood. O(assignments + members x days).
[[nodiscard]] std::vector<History> histories_after(const Problem& problem, const Roster& roster);

}  // namespace muster::roster
