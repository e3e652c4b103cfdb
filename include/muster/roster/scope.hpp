// The part of a roster that a change can touch.
#pragma once

#include "muster/core/id.hpp"
#include "muster/roster/problem.hpp"

#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::roster {

/// Whole lines of some members, and cover and company on some days.
///
/// Two rosters that differ only in the lines of `members`, and there only on `days`, differ in score by as much as
/// their scores within this scope do.
struct Scope {
    std::vector<MemberId> members;  ///< rising
    std::vector<int> days;          ///< rising, from 0

    /// All members and all days.
    [[nodiscard]] static Scope whole(const Problem& problem)
    {
        Scope all;
        for (int row = 0; row < problem.member_count(); ++row)
            all.members.emplace_back(static_cast<MemberId::Value>(row));
        for (int day = 0; day < problem.day_count(); ++day)
            all.days.push_back(day);
        return all;
    }
};

}  // namespace muster::roster

#pragma GCC visibility pop
