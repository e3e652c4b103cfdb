// Why this member stands this shift, and what each other would have cost.
#pragma once

#include "muster/core/id.hpp"
#include "muster/core/label.hpp"
#include "muster/roster/problem.hpp"
#include "muster/roster/roster.hpp"
#include "muster/roster/rule.hpp"

#include <cstdint>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::roster {

/// One who could have stood the shift instead, all else left as it is.
struct Alternative {
    MemberId member;                  ///< who could have stood it
    Bar bar = Bar::none;              ///< why not at all; then nothing else is said
    bool stands_already = false;      ///< whether the member is on this shift too
    std::int64_t hard_change = 0;     ///< change of the roster's hard score
    std::int64_t cost_change = 0;     ///< change of the roster's cost
    std::vector<Violation> gained{};  ///< what would bend that does not now
    std::vector<Violation> lost{};    ///< what bends now and would not

    friend bool operator==(const Alternative&, const Alternative&) = default;
};

/// Why a member stands a shift.
struct Explanation {
    Assignment assignment;              ///< what is explained
    bool is_pinned = false;             ///< it was asked for, and nobody else could stand it
    std::int64_t hard_if_open = 0;      ///< change of the hard score if nobody stood it instead
    std::int64_t cost_if_open = 0;      ///< change of the cost if nobody stood it instead
    std::vector<Alternative> others{};  ///< best first; those barred last

    friend bool operator==(const Explanation&, const Explanation&) = default;
};

/// Compares every other member in this one's place, by `check` within the scope of the change. O(members x line).
///
/// @throws InvalidInput  if the member does not stand the shift.
[[nodiscard]] Explanation explain(const Problem& problem, const Roster& roster, const Assignment& assignment);

/// A sentence for each thing there is to say, the shift first, in both languages.
[[nodiscard]] std::vector<Label> in_words(const Problem& problem, const Explanation& explanation);

}  // namespace muster::roster

#pragma GCC visibility pop
