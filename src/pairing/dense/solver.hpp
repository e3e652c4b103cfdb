// Rows assigned to columns at least cost, and the prices at the end.
#pragma once

#include "pairing/dense/pulse.hpp"
#include "pairing/dense/solution.hpp"

namespace muster::inline v0_2::pairing::dense {

/// No more rows than columns. Stops at once on `odd_cost`: one beyond the largest in size (but plus infinity, a pair
/// that may not be) or not a number.
template <class Value, class Price>
[[nodiscard]] Solution<Price> solve(const Costs<Value, Price>& costs, unsigned threads, Pulse& pulse);

}  // namespace muster::pairing::dense
