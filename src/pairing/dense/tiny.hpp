// Rows brought in one after the other by shortest augmenting paths (Dijkstra's algorithm on costs less prices), with a
// few arrays in place of lists and bids: for matrices so small that reserving memory takes as long as pairing.
#pragma once

#include "pairing/dense/state.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace muster::inline v0_2::pairing::dense {

/// Most columns of a matrix that is paired so.
inline constexpr Index tiny = 32;

/// False, with some rows still free, where one of them can have no column.
template <class Value, class Price>
[[nodiscard]] bool pair_tiny(const Costs<Value, Price>& costs, State<Price>& state)
{
    std::array<Price, tiny> distance;
    std::array<Index, tiny> came_from;  // by column: the row
    std::array<Index, tiny> columns;    // those not scanned, then those scanned
    for (Index row = 0; row < costs.rows; ++row) {
        for (Index column = 0; column < costs.columns; ++column) {
            distance[column] = Range<Price>::far;
            columns[column] = column;
        }
        Index left = costs.columns;
        Index current = row;
        Price base = 0;
        Price least = 0;
        Index nearest = none;
        while (true) {
            least = Range<Price>::far;
            Index at_least = 0;
            for (Index at = 0; at < left; ++at) {
                const Index column = columns[at];
                const Price reached = (costs.at(current, column) - state.price[column]) + base;
                if (reached < distance[column]) {
                    distance[column] = reached;
                    came_from[column] = current;
                }
                if (distance[column] < least || (distance[column] == least && state.row_of[column] == none)) {
                    least = distance[column];
                    at_least = at;
                }
            }
            if (least >= Range<Price>::far)
                return false;
            nearest = columns[at_least];
            if (state.row_of[nearest] == none)
                break;
            std::swap(columns[at_least], columns[--left]);
            current = state.row_of[nearest];
            base = least - state.rest_of(current);
        }
        // Rounded, the way to a column may come out a little shorter than to those it leads over: no price rises.
        for (Index at = left; at < costs.columns; ++at)
            state.price[columns[at]] += std::min(distance[columns[at]] - least, Price{0});
        for (Index column = nearest; column != none;) {
            const Index mover = came_from[column];
            const Index before = state.column_of[mover];
            state.row_of[column] = mover;
            state.column_of[mover] = column;
            state.paid[mover] = costs.at(mover, column);
            column = before;
        }
    }
    return true;
}

}  // namespace muster::pairing::dense
