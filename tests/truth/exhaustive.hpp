// The best roster of a small problem, by looking at all of them: what an answer of the solver is held against.
#pragma once

#include "muster/roster/check.hpp"
#include "muster/roster/problem.hpp"
#include "muster/roster/roster.hpp"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>

namespace muster::inline v0_2::roster::truth {

/// Hard before soft.
struct Cost {
    std::int64_t hard = 0;
    std::int64_t soft = 0;

    friend auto operator<=>(const Cost&, const Cost&) = default;
};

struct Truth {
    bool is_known = false;           ///< whether the search came to its end
    bool is_feasible = false;        ///< some roster bends no hard rule
    std::optional<Cost> best{};      ///< of all rosters; of an infeasible problem only if they could all be seen
    std::optional<Roster> roster{};  ///< one that costs so much
};

/// The best of every roster in which all that is pinned stands and no day is beyond what a person can do: nobody stands
/// where they may not be, two shifts at once, or more on a day than is allowed, where that is hard. (Of a problem that
/// is infeasible other rosters could bend less, and nobody would want them.) Tries each and asks the checker.
///
/// Nothing, where there are more than `most`.
[[nodiscard]] std::optional<Truth> best_of_every_roster(const Problem& problem, std::size_t most);

/// The same for more of them. Each member's every line is judged by the checker in a scope of that member alone, each
/// day's every filling in a scope of that day; the two are put together by a search from day to day.
[[nodiscard]] Truth best_of_all_lines(const Problem& problem);

/// Whether some roster bends none of the hard rules that `counts` says yes to. Here days, too, may be beyond what
/// a person can do.
///
/// Nothing, where it is too much to look at.
[[nodiscard]] std::optional<bool> can_hold(const Problem& problem, const std::function<bool(const Violation&)>& counts);

}  // namespace muster::roster::truth
