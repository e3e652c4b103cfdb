// Free rows bid for columns (augmenting row reduction of Jonker and Volgenant, "A shortest augmenting path algorithm
// for dense and sparse linear assignment problems", 1987): each takes its best column and lowers the price by what the
// second best is behind; who held the column bids next. With floats a bid may be too small to lower a price, so a bid
// that changes nothing is a tie, and ties are left to the search on tight pairs.
#pragma once

#include "pairing/dense/pulse.hpp"
#include "pairing/dense/shortlists.hpp"

namespace muster::inline v0_2::pairing::dense {

template <class Value, class Price>
class Bidding {
public:
    Bidding(const Costs<Value, Price>& costs, Shortlists<Value, Price>& lists, State<Price>& state, Pulse& pulse)
        : costs_(costs), lists_(lists), state_(state), pulse_(pulse)
    {
    }

    /// At most `steps` bids and `sweeps` looks at a whole row. A bid is higher than it need be by `more`: then every
    /// one lowers a price, and a row is left up to `more` short of its best.
    void run(std::uint64_t steps, std::uint64_t sweeps, Price more = 0)
    {
        sweeps_left_ = sweeps;
        more_ = more;
        for (const Index start : state_.free_rows()) {
            for (Index row = start; row != none && steps > 0; --steps)
                row = bid(row);
            pulse_.beat(Shortlists<Value, Price>::longest, "bidding", 0.4);
        }
    }

private:
    struct Best {
        Price first = Range<Price>::far;
        Price second = Range<Price>::far;
        Index at = 0;  // in the list
    };

    [[nodiscard]] Best best_in(const typename Shortlists<Value, Price>::List& list) const noexcept
    {
        Best best;
        for (Index at = 0; at < list.columns.size(); ++at) {
            if (list.costs[at] - state_.ceiling >= best.second)
                break;
            const Price reduced = list.costs[at] - state_.price[list.columns[at]];
            if (reduced < best.first) {
                best.second = best.first;
                best.first = reduced;
                best.at = at;
            } else if (reduced < best.second) {
                best.second = reduced;
            }
        }
        return best;
    }

    // Who bids next: the row that lost its column, or `none`.
    Index bid(Index row)
    {
        auto list = lists_.of(row);
        Best best = best_in(list);
        if (best.second > list.floor) {
            if (sweeps_left_ == 0)
                return none;
            --sweeps_left_;
            lists_.make(row, state_.price.data());
            pulse_.beat(costs_.columns, "bidding", 0.4);
            list = lists_.of(row);
            best = best_in(list);
            best.second = std::min(best.second, list.floor);
        }
        if (best.first >= Range<Price>::far)
            return none;
        const Index column = list.columns[best.at];
        const Index holder = state_.row_of[column];
        if (holder == none && best.second >= Range<Price>::far) {
            state_.give(column, row, list.costs[best.at]);
            return none;
        }
        const Price lowered = state_.price[column] - (best.second - best.first) - more_;
        if (best.second >= Range<Price>::far || !(lowered < state_.price[column])) {
            take_free(row, list, best.first);
            return none;
        }
        state_.price[column] = lowered;
        state_.give(column, row, list.costs[best.at]);
        return holder;
    }

    void take_free(Index row, const typename Shortlists<Value, Price>::List& list, Price least)
    {
        for (Index at = 0; at < list.columns.size(); ++at)
            if (const Index column = list.columns[at];
                state_.row_of[column] == none && list.costs[at] - state_.price[column] <= least) {
                state_.give(column, row, list.costs[at]);
                return;
            }
    }

    const Costs<Value, Price>& costs_;
    Shortlists<Value, Price>& lists_;
    State<Price>& state_;
    Pulse& pulse_;
    std::uint64_t sweeps_left_ = 0;
    Price more_ = 0;
};

}  // namespace muster::pairing::dense
