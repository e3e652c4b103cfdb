// What a rule costs one member's line, told day by day: a state, where each day leads from there, and what it costs.
//
// Neutral: it knows days and what is stood on them, no prices and no planner, so that a rule's file can say it. Whoever
// plans lines joins the machines of all rules into one automaton and prices it exactly.
//
// Only the first state may depend on the member's history: members with the same limits, penalties and days of
// membership have the same steps and ends.
#pragma once

#include "line_term.hpp"

#include "muster/roster/penalty.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace muster::inline v0_2::roster::rule {

/// What a machine is told of a day: nothing else of a stand may matter to it.
struct Stood {
    std::vector<int> kinds{};  ///< of its shifts, ascending, each once
    bool is_night = false;     ///< one of them is a night shift

    [[nodiscard]] bool is_off() const noexcept { return kinds.empty(); }
    [[nodiscard]] bool has(int kind) const { return std::ranges::binary_search(kinds, kind); }
};

/// What some units of a rule come to.
[[nodiscard]] inline Bent bent_by(const Penalty& penalty, std::int64_t amount)
{
    return penalty.is_hard ? Bent{.hard = amount} : Bent{.soft = penalty.weight * amount};
}

/// Of one member. May look at the problem, as long as that lives.
class LineMachine {
public:
    using State = std::int64_t;
    struct Step {
        State next = 0;
        Bent bent{};
    };

    virtual ~LineMachine() = default;

    [[nodiscard]] virtual State start() const = 0;
    /// Days in order, from 0.
    [[nodiscard]] virtual Step step(State state, int day, const Stood& stood) const = 0;
    /// What the end of the period costs.
    [[nodiscard]] virtual Bent end(State) const { return {}; }
};

}  // namespace muster::roster::rule
