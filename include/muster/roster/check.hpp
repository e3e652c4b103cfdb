// Recomputes every rule from the problem and the assignments alone.
#pragma once

#include "muster/core/label.hpp"
#include "muster/roster/problem.hpp"
#include "muster/roster/roster.hpp"
#include "muster/roster/scope.hpp"
#include "muster/roster/score.hpp"

#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::roster {

/// Everything a roster bends.
struct Report {
    std::vector<Violation> violations;  ///< rule by rule, in the order of `Rule`
    Score score;                        ///< score of the whole roster
    std::vector<Score> by_member;       ///< of violations that name a member

    /// Whether no hard rule is bent.
    [[nodiscard]] bool is_feasible() const noexcept { return score.is_feasible(); }

    friend bool operator==(const Report&, const Report&) = default;
};

/// Shares no code with the solvers. O(members x days + assignments + rows).
///
/// @throws InvalidInput  if the roster is of other days, members or shift types than the problem.
/// @throws Overflow      if the costs do not fit 64 bits.
[[nodiscard]] Report check(const Problem& problem, const Roster& roster);

/// As above, within a scope only: what a change touches, without asking everything again.
[[nodiscard]] Report check(const Problem& problem, const Roster& roster, const Scope& scope);

/// `2026-09-12: Li Hua stands N the day after L`, in both languages.
[[nodiscard]] Label in_words(const Problem& problem, const Violation& violation);

}  // namespace muster::roster

#pragma GCC visibility pop
