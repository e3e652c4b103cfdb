// Where there are many more columns than rows and all rows want the same few, the others are put aside.
//
// A row never needs more than its rows + 1 best columns: the other rows hold all but two of these at most, so one is
// free, at price 0, and bounds what the row pays. A column that is no row's is then dearer to each than what it pays,
// and its price of 0 is right.
#pragma once

#include "pairing/dense/pulse.hpp"
#include "pairing/dense/state.hpp"

#include <memory>
#include <vector>

namespace muster::inline v0_2::pairing::dense {

/// The columns to keep, rising; nothing if these are more than half of all, or too few to be solved apart.
template <class Value, class Price>
[[nodiscard]] std::vector<Index> columns_to_keep(const Costs<Value, Price>& costs, Pulse& pulse)
{
    std::vector<bool> is_kept(costs.columns, false);
    std::vector<Price> ordered(costs.columns);
    Index kept = 0;
    for (Index row = 0; row < costs.rows; ++row) {
        pulse.beat(costs.columns, "columns to keep", 0.1);
        for (Index column = 0; column < costs.columns; ++column)
            ordered[column] = costs.at(row, column);
        std::ranges::nth_element(ordered, ordered.begin() + costs.rows);
        const Price dearest = ordered[costs.rows];
        for (Index column = 0; column < costs.columns; ++column)
            if (const Price cost = costs.at(row, column);
                !is_kept[column] && cost <= dearest && cost < Range<Price>::far) {
                is_kept[column] = true;
                ++kept;
            }
        if (kept > costs.columns / 2)
            return {};
    }
    if (kept < costs.rows)
        return {};
    std::vector<Index> columns;
    for (Index column = 0; column < costs.columns; ++column)
        if (is_kept[column])
            columns.push_back(column);
    return columns;
}

/// The scores of these columns alone, row after row.
template <class Value, class Price>
[[nodiscard]] std::unique_ptr<Value[]> scores_of(const Costs<Value, Price>& costs, const std::vector<Index>& columns)
{
    auto scores = std::make_unique_for_overwrite<Value[]>(std::size_t{costs.rows} * columns.size());
    Value* into = scores.get();
    for (Index row = 0; row < costs.rows; ++row)
        for (const Index column : columns)
            *into++ = costs.row(row)[column];
    return scores;
}

}  // namespace muster::pairing::dense
