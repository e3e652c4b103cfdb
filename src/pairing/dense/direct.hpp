// Free rows bid for columns as in bidding.hpp, but look at the whole row each time: for matrices so small that a list
// costs more than it saves.
#pragma once

#include "pairing/dense/state.hpp"

namespace muster::pairing::dense {

/// At most `steps` bids. A row whose best is not the only one takes a free column or waits for its path.
template <class Value, class Price>
void bid_directly(const Costs<Value, Price>& costs, State<Price>& state, std::uint64_t steps)
{
    for (Index start = 0; start < costs.rows; ++start)
        for (Index row = start; row != none && steps > 0; --steps) {
            const auto best = costs.kernels->two_least(costs.row(row), state.price.data(), costs.flip, costs.columns);
            if (best.first.value >= Range<Price>::far)
                break;
            const Index column = best.first.at;
            const Index holder = state.row_of[column];
            const bool only_one = best.second >= Range<Price>::far;
            const Price lowered =
                only_one ? state.price[column] : state.price[column] - (best.second - best.first.value);
            if (holder != none && !(lowered < state.price[column]))
                break;
            state.price[column] = lowered;
            state.give(column, row, costs.at(row, column));
            row = holder;
        }
}

/// Whether any cost is odd (`Gathered::odd`).
template <class Value, class Price>
[[nodiscard]] bool has_odd_cost(const Costs<Value, Price>& costs)
{
    Index columns[block];
    Price found[block];
    for (Index row = 0; row < costs.rows; ++row)
        if (costs.kernels
                ->gather(costs.row(row), nullptr, costs.flip, 0, costs.columns, Price{0}, -Range<Price>::far, columns,
                         found, 0, block, true)
                .odd)
            return true;
    return false;
}

}  // namespace muster::pairing::dense
