// Checks an assignment and its prices, sharing nothing with the solver.
#pragma once

#include "muster/pairing/assignment.hpp"
#include "muster/pairing/score_matrix.hpp"

#include <string>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::pairing {

/// Whether an assignment is what it says and proven best; where not, the first thing that breaks it, in words.
struct AssignmentVerdict {
    bool holds = true;    ///< whether all that was checked is so
    std::string fault{};  ///< empty when it holds

    /// No assignment's total is better by more than this. A true bound, from the prices alone and reckoned upwards,
    /// also where the verdict is that the proof does not hold. 0 for integers that hold; infinity where nothing is
    /// proven.
    double gap = 0.0;

    /// Whether it holds.
    explicit operator bool() const noexcept { return holds; }
    friend bool operator==(const AssignmentVerdict&, const AssignmentVerdict&) = default;
};

/// All of the smaller side have a partner and nobody has two, no pair is one that may not be, the total is right, and
/// the prices prove it best. One pass over the matrix.
///
/// Integers: gain + price >= score for every pair and equality for those made, exactly, in 128 bits where 64 are few.
/// Floats: the same within 2^-44 of the largest score, gain or price in size, and the total within as much for each
/// pair. Besides, `gap` bounds what rounding can have cost: the most that any pair leaves a member of the smaller side
/// after the price, rounded up, is added to all prices, less all scores of the pairs made; this sum is exact.
template <class Value>
[[nodiscard]] AssignmentVerdict verify_assignment(const ScoreMatrix<Value>& scores,
                                                  const Assignment<Total<Value>>& assignment);

}  // namespace muster::pairing

#pragma GCC visibility pop
