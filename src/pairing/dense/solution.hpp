// What comes out of a solver of full matrices.
#pragma once

#include "pairing/dense/state.hpp"

namespace muster::inline v0_2::pairing::dense {

/// Rows that may go to these columns only, fewer than the rows.
struct Shortage {
    std::vector<Index> rows;
    std::vector<Index> columns;
};

template <class Price>
struct Solution {
    enum class Status : std::uint8_t { solved, odd_cost, short_of_columns };

    Status status = Status::solved;
    std::vector<Index> column_of{};
    std::vector<Price> rest{};  // of each row: cost of its pair less the column's price
    Aligned<Price> price{};     // of each column
    Shortage shortage{};        // where the status says so
};

}  // namespace muster::pairing::dense
