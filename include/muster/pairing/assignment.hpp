// The best one-to-one pairing of a full matrix of scores, with its proof.
#pragma once

#include "muster/core/error.hpp"
#include "muster/core/id.hpp"
#include "muster/core/progress.hpp"
#include "muster/pairing/score_matrix.hpp"

#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::pairing {

/// Which total is best.
enum class Sense : std::uint8_t { greatest, least };

/// How `assign` goes about it.
struct AssignOptions {
    Sense sense = Sense::greatest;  ///< which total is best
    unsigned threads = 1;           ///< does not change the result
    Progress progress{};            ///< called now and then; may stop the solver
};

/// What scores of this kind add up to: integers stay integers.
template <class Value>
using Total = std::conditional_t<std::is_floating_point_v<Value>, double, std::int64_t>;

/// Who has whom, and the prices that prove it.
///
/// As many pairs as the smaller side has members. For the greatest total, gain + price >= score for every pair that may
/// be, with equality for the pairs made; who is left over has gain or price 0, and no gain or price of the larger side
/// is below 0. For the least total all signs turn. With floats this holds up to rounding; `verify_assignment` says how
/// far from the best the total can be.
template <class Number>
struct Assignment {
    Sense sense = Sense::greatest;     ///< which total it is the best of
    std::vector<MentorId> mentor_of;   ///< row `i` is for `MenteeId(i)`; an unset id: left over
    Number total = 0;                  ///< of the pairs' scores; exact for integers
    std::vector<Number> row_gain;      ///< of each mentee
    std::vector<Number> column_price;  ///< of each mentor

    friend bool operator==(const Assignment&, const Assignment&) = default;
};

/// The pairing of greatest (or least) total in which all of the smaller side have a partner.
///
/// With floats, minus infinity says that a pair may not be (plus infinity where the total is to be least); integers
/// have no such score. Of several best pairings the same one is found on every machine and with any number of threads.
/// Reads most matrices once or twice; the worst take O(smaller^2 larger) time. Memory beside the matrix: some 800 bytes
/// a row; where there are more rows than columns, also a copy of the matrix turned over; where all rows want the same
/// few of many columns, a copy of these, at most half of it. Source: Jonker and Volgenant, "A shortest augmenting path
/// algorithm for dense and sparse linear assignment problems", 1987, over lists of the best columns of each row that
/// are known to be enough.
///
/// @throws InvalidInput  on a score that is not a number or infinite on the wrong side (naming row and column), 2^31
/// rows
///                       or columns or more, no memory behind them, or no threads.
/// @throws Infeasible    where too many pairs may not be; with a Hall witness (optimal.hpp).
/// @throws Overflow      if scores are above 2^57 (floats: 2^960) in size, or an integer total leaves 64 bits.
/// @throws Stopped       if `progress` asked for it.
template <class Value>
[[nodiscard]] Assignment<Total<Value>> assign(const ScoreMatrix<Value>& scores, const AssignOptions& options = {});

}  // namespace muster::pairing

#pragma GCC visibility pop
