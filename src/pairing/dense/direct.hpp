// Free rows bid for columns as in bidding.hpp, but look at the whole row each time: for matrices so small that a list
// costs more than it saves.
#pragma once

#include "pairing/dense/state.hpp"

#include <algorithm>
#include <limits>

namespace muster::inline v0_2::pairing::dense {

/// At most `steps` bids: false where they did not suffice. A row whose best is not the only one takes a free column or
/// waits for its path.
template <class Value, class Price>
bool bid_directly(const Costs<Value, Price>& costs, State<Price>& state, std::uint64_t steps)
{
    for (Index start = 0; start < costs.rows; ++start)
        for (Index row = state.column_of[start] == none ? start : none; row != none && steps > 0; --steps) {
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
    return steps > 0;
}

/// Whether all costs of a row are numbers in their range; infinite ones are not, though they may be. In steps that
/// compilers put side by side.
template <class Value, class Price>
[[nodiscard]] bool is_plain(const Costs<Value, Price>& costs, Index row)
{
    if constexpr (Range<Price>::is_float) {
        // Floats are in the order of their bits without the sign, and what is no number comes last.
        constexpr Bits<Value> sign = Bits<Value>{1} << (sizeof(Value) * 8 - 1);
        constexpr Bits<Value> largest =
            __builtin_bit_cast(Bits<Value>, sizeof(Value) == 4 ? std::numeric_limits<Value>::max()
                                                               : static_cast<Value>(Range<Price>::largest));
        Bits<Value> beyond = 0;
        for (Index column = 0; column < costs.columns; ++column)
            beyond |= largest - (__builtin_bit_cast(Bits<Value>, costs.row(row)[column]) & ~sign);
        return (beyond & sign) == 0;
    } else {
        Price least = 0;
        Price greatest = 0;
        for (Index column = 0; column < costs.columns; ++column) {
            least = std::min(least, costs.at(row, column));
            greatest = std::max(greatest, costs.at(row, column));
        }
        return least >= -Range<Price>::largest && greatest <= Range<Price>::largest;
    }
}

/// Whether any cost is odd (`Gathered::odd`).
template <class Value, class Price>
[[nodiscard]] bool has_odd_cost(const Costs<Value, Price>& costs)
{
    Index columns[block];
    Price found[block];
    for (Index row = 0; row < costs.rows; ++row)
        if (!is_plain(costs, row) && costs.kernels
                                         ->gather(costs.row(row), nullptr, costs.flip, 0, costs.columns, Price{0},
                                                  -Range<Price>::far, columns, found, 0, block, true)
                                         .odd)
            return true;
    return false;
}

}  // namespace muster::pairing::dense
