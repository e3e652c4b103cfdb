// Rows assigned to columns at least cost, and the prices at the end.
#pragma once

#include "pairing/dense/paths.hpp"
#include "pairing/dense/state.hpp"

namespace muster::pairing::dense {

template <class Price>
struct Solution {
    enum class Status : std::uint8_t { solved, odd_cost, short_of_columns };

    Status status = Status::solved;
    std::vector<Index> column_of{};
    std::vector<Price> rest{};  // of each row: cost of its pair less the column's price
    Aligned<Price> price{};     // of each column
    Shortage shortage{};        // where the status says so
};

/// No more rows than columns. Stops at once on `odd_cost`: one beyond the largest in size (but plus infinity, a pair
/// that may not be) or not a number.
template <class Value, class Price>
[[nodiscard]] Solution<Price> solve(const Costs<Value, Price>& costs, unsigned threads, Pulse& pulse);

}  // namespace muster::pairing::dense
