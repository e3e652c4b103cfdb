// How the turns of each member lie in time.
#pragma once

#include "muster/core/id.hpp"
#include "muster/roster/problem.hpp"
#include "muster/roster/roster.hpp"

#include <cstdint>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::roster {

/// The turns of one member. A turn is a day with at least one shift.
struct MemberTurns {
    MemberId member;                   ///< whose turns they are
    std::int32_t turns = 0;            ///< days with at least one shift
    std::int32_t on_days_running = 0;  ///< turns on the day after another
    std::int32_t most_in_a_week = 0;   ///< most turns in a week, Monday to Sunday
    std::int32_t shortest_pause = 0;   ///< days from one turn to the next; 0 with fewer than two turns
    std::int32_t longest_pause = 0;    ///< longest pause in days; 0 with fewer than two turns
    double mean_pause = 0.0;           ///< mean pause in days; 0 with fewer than two turns

    friend bool operator==(const MemberTurns&, const MemberTurns&) = default;
};

/// All members, in their order, and the figures by which a person would judge the whole.
struct TurnReport {
    std::vector<MemberTurns> members;  ///< in the order of members
    std::int64_t on_days_running = 0;  ///< sum over members
    std::int32_t most_in_a_week = 0;   ///< greatest of a member
    std::int32_t longest_pause = 0;    ///< greatest of a member, in days
    double longest_by_mean = 0.0;      ///< greatest longest pause of a member as a multiple of the mean one

    friend bool operator==(const TurnReport&, const TurnReport&) = default;
};

/// Within the period alone; the history takes no part. O(members + assignments).
[[nodiscard]] TurnReport turn_report(const Problem& problem, const Roster& roster);

}  // namespace muster::roster

#pragma GCC visibility pop
