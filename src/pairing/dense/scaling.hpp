// Prices that are nearly right, before anything is exact: rows bid for all columns again and again, each time with a
// smaller surplus on every bid (scaling in the auction method; Bertsekas and Eckstein, "Dual coordinate step methods
// for linear network flow problems", 1988). Only the prices are kept. Where costs have a pattern that sets all rows
// after the same columns, this spares long ways later.
#pragma once

#include "pairing/dense/bidding.hpp"

namespace muster::inline v0_2::pairing::dense {

/// How far apart cost - price is within a row, as the first, middle and last row tell.
template <class Value, class Price>
[[nodiscard]] Price spread_of(const Costs<Value, Price>& costs, const State<Price>& state)
{
    Price spread = 0;
    for (const Index row : {Index{0}, costs.rows / 2, costs.rows - 1}) {
        Price least = Range<Price>::far;
        Price most = -Range<Price>::far;
        for (Index column = 0; column < costs.columns; ++column)
            if (const Price cost = costs.at(row, column); cost < Range<Price>::far) {
                least = std::min(least, cost - state.price[column]);
                most = std::max(most, cost - state.price[column]);
            }
        if (least < most)
            spread = std::max(spread, most - least);
    }
    return spread;
}

/// As many rows as columns. Leaves all rows free. False, and nothing done, where prices could leave their range: each
/// round may lower them all by the spread.
template <class Value, class Price>
[[nodiscard]] bool scale_prices(const Costs<Value, Price>& costs, Shortlists<Value, Price>& lists, State<Price>& state,
                                Pulse& pulse)
{
    constexpr Price first = 8;
    constexpr Price fold = 5;
    constexpr Price last = 100;
    constexpr Price rounds = 32;  // more than there can be
    const Price spread = spread_of(costs, state);
    if (spread > Range<Price>::far / (4 * rounds))
        return false;
    Bidding<Value, Price> bidding(costs, lists, state, pulse);
    const Price least = spread / last / static_cast<Price>(costs.rows);
    for (Price more = spread / first; more > least; more /= fold) {
        bidding.run(std::uint64_t{60} * costs.rows, std::uint64_t{16} * costs.rows, more);
        std::ranges::fill(state.column_of, none);
        std::ranges::fill(state.row_of, none);
    }
    return true;
}

}  // namespace muster::pairing::dense
