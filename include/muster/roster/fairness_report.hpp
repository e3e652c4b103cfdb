// Who carries how much, against the fair share.
#pragma once

#include "muster/core/id.hpp"
#include "muster/roster/measure.hpp"
#include "muster/roster/problem.hpp"
#include "muster/roster/roster.hpp"
#include "muster/roster/share.hpp"

#include <array>
#include <cstdint>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::roster {

/// One member's loads: a number for each measure, in their order.
struct MemberLoad {
    MemberId member;         ///< whose loads they are
    Load load{};             ///< stood in this roster
    CarryOver carried{};     ///< carry-over that the member came with
    Load fair{};             ///< what would have been fair in this roster, the carry-over counted
    CarryOver carry_over{};  ///< what goes on into the next roster: above (below: negative) the share of what was stood
    std::int64_t requests = 0;      ///< number of requests made
    std::int64_t requests_met = 0;  ///< number of requests granted
    std::int64_t cost = 0;          ///< of the rules that name this member

    friend bool operator==(const MemberLoad&, const MemberLoad&) = default;
};

/// How even one measure is over members with a share.
struct Spread {
    std::int64_t least = 0;     ///< least load
    std::int64_t most = 0;      ///< greatest load
    std::int64_t distance = 0;  ///< sum of the distances from the fair load

    friend bool operator==(const Spread&, const Spread&) = default;
};

/// Loads of all members, in their order, and how even they are.
struct FairnessReport {
    std::vector<MemberLoad> members;                   ///< in the order of members
    std::array<Spread, all_measures.size()> spread{};  ///< in the order of the measures

    friend bool operator==(const FairnessReport&, const FairnessReport&) = default;
};

/// O(members x days + assignments).
[[nodiscard]] FairnessReport fairness_report(const Problem& problem, const Roster& roster);

}  // namespace muster::roster

#pragma GCC visibility pop
