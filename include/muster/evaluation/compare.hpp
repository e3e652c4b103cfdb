// Two evaluations side by side: who rose, who fell, and where (增比进位).
#pragma once

#include "muster/evaluation/evaluate.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::evaluation {

/// A number before and after.
struct Change {
    std::string code;  ///< of the area, indicator or unit
    Exact before;      ///< in the earlier evaluation; exact
    Exact after;       ///< in the later evaluation; exact

    /// After less before; exact.
    [[nodiscard]] Exact gain() const { return after - before; }

    friend bool operator==(const Change&, const Change&) = default;
};

/// One member in two evaluations.
struct MemberChange {
    std::string code;                     ///< the member's code
    std::optional<MemberScore> before{};  ///< nothing: was not on the roll
    std::optional<MemberScore> after{};   ///< nothing: is no longer on it
    std::string grade_before{};           ///< code of the grade; empty: none
    std::string grade_after{};            ///< code of the grade; empty: none
    /// Whose totals differ, of areas that both schemes have and neither leaves out for the member, in the later one's
    /// order.
    std::vector<Change> areas{};
    std::vector<Change> indicators{};  ///< whose points differ, likewise

    /// Of the total; nothing where the member is on one roll only, or incomplete.
    [[nodiscard]] std::optional<Exact> gain() const
    {
        if (!before || !after || before->is_incomplete || after->is_incomplete)
            return std::nullopt;
        return after->total - before->total;
    }
    /// Ranks gained, lost where negative; nothing where the member has no rank in one of the two.
    [[nodiscard]] std::optional<std::int64_t> ranks_gained() const
    {
        if (!before || !after || before->rank == 0 || after->rank == 0)
            return std::nullopt;
        return std::int64_t{before->rank} - after->rank;
    }

    friend bool operator==(const MemberChange&, const MemberChange&) = default;
};

/// What `compare` finds.
struct Comparison {
    bool is_same_scheme = false;          ///< by digest; totals under two schemes are not on one scale
    std::vector<MemberChange> members{};  ///< in the order of the later roll, then those who left
    std::vector<Change> units{};          ///< means of units that both rolls have, whether or not they differ

    friend bool operator==(const Comparison&, const Comparison&) = default;
};

/// Members, areas, indicators and units are matched by code. O(members x (areas + indicators)).
[[nodiscard]] Comparison compare(const Evaluation& before, const Evaluation& after);

}  // namespace muster::evaluation

#pragma GCC visibility pop
