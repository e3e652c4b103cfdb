// A move to the next stage, made or refused with all that is not met.
#pragma once

#include "muster/core/day.hpp"
#include "muster/core/id.hpp"
#include "muster/org/development.hpp"
#include "muster/org/eligibility.hpp"
#include "muster/org/member.hpp"
#include "muster/org/organisation.hpp"

#include <optional>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::org {

/// A move that somebody wants to make.
struct Move {
    Stage to;               ///< the next stage
    Day on;                 ///< its first day
    Development records{};  ///< what is added to the file at the same time

    friend bool operator==(const Move&, const Move&) = default;
};

/// What becomes of a move.
struct Advance {
    std::optional<Member> member{};     ///< the row after the move; not set: something bars it
    std::vector<Condition> unmet{};     ///< what bars it, each with who asks for it; empty where it was made
    std::vector<Condition> warnings{};  ///< what somebody should look at

    /// Whether the move was made.
    [[nodiscard]] bool is_made() const noexcept { return member.has_value(); }

    friend bool operator==(const Advance&, const Advance&) = default;
};

/// The member's row after the move, with the records on file and the stage begun, or all that bars it. The organisation
/// stays as it is: `Organisation::with` takes the row.
///
/// @throws InvalidInput  as `eligible_on`, or where the day does not come after the last step.
[[nodiscard]] Advance advance(const Organisation& organisation, MemberId member, const Move& move,
                              const EligibilityOptions& options = {});

}  // namespace muster::org

#pragma GCC visibility pop
