// As many rows as can be on tight pairs alone, those at a row's least cost - price (depth-first search with a look
// ahead and marks that are shared by a whole pass; Pothen and Fan, "Computing the block triangular form of a sparse
// matrix", 1990). Prices stay as they are. Scores with many ties are nearly solved by this.
#pragma once

#include "pairing/dense/pulse.hpp"
#include "pairing/dense/shortlists.hpp"

namespace muster::inline v0_2::pairing::dense {

template <class Value, class Price>
class Tight {
public:
    Tight(const Costs<Value, Price>& costs, Shortlists<Value, Price>& lists, State<Price>& state, Pulse& pulse)
        : costs_(costs), lists_(lists), state_(state), pulse_(pulse), least_(costs.rows, 0), marked_(costs.columns, 0)
    {
    }

    void run()
    {
        std::vector<Index> free = state_.free_rows();
        if (free.empty())
            return;
        find_least();
        for (bool found = true; found && !free.empty();) {
            ++pass_;
            found = false;
            std::erase_if(free, [&](Index row) {
                const bool has = search(row);
                found |= has;
                return has;
            });
        }
    }

private:
    struct Step {
        Index row;
        Index at;  // in its list: the next to go down
    };

    void find_least()
    {
        for (Index row = 0; row < costs_.rows; ++row)
            if (state_.column_of[row] != none)
                least_[row] = state_.rest_of(row);
            else
                least_[row] = least_in_row(row);
    }

    Price least_in_row(Index row)
    {
        const auto least_in = [&](const auto& list) {
            Price least = Range<Price>::far;
            for (Index at = 0; at < list.columns.size(); ++at)
                least = std::min(least, list.costs[at] - state_.price[list.columns[at]]);
            return least;
        };
        const auto list = lists_.of(row);
        const Price least = least_in(list);
        if (least <= list.floor)
            return least;
        lists_.make(row, state_.price.data());
        pulse_.beat(costs_.columns, "tight pairs", 0.5);
        return least_in(lists_.of(row));
    }

    // The first tight column of a row's list, from `at` on, that `wanted` likes; its place in the list.
    template <class Wanted>
    [[nodiscard]] Index next_tight(const typename Shortlists<Value, Price>::List& list, Index at, Price least,
                                   Wanted wanted) const
    {
        for (; at < list.columns.size(); ++at) {
            if (list.costs[at] - state_.ceiling > least)
                break;
            const Index column = list.columns[at];
            if (list.costs[at] - state_.price[column] <= least && wanted(column))
                return at;
        }
        return none;
    }

    bool search(Index start)
    {
        path_.assign(1, {start, 0});
        while (!path_.empty()) {
            Step& here = path_.back();
            const auto list = lists_.of(here.row);
            if (here.at == 0) {
                const Index found =
                    next_tight(list, 0, least_[here.row], [&](Index column) { return state_.row_of[column] == none; });
                if (found != none) {
                    move_along(found);
                    return true;
                }
            }
            const Index down =
                next_tight(list, here.at, least_[here.row], [&](Index column) { return marked_[column] != pass_; });
            if (down == none) {
                path_.pop_back();
                continue;
            }
            here.at = down + 1;
            marked_[list.columns[down]] = pass_;
            path_.push_back({state_.row_of[list.columns[down]], 0});
        }
        return false;
    }

    // The last row of the way takes `found`; each before it takes the column it went down through.
    void move_along(Index found)
    {
        for (std::size_t depth = path_.size(); depth-- > 0;) {
            const Index row = path_[depth].row;
            const auto list = lists_.of(row);
            const Index at = depth + 1 == path_.size() ? found : path_[depth].at - 1;
            state_.row_of[list.columns[at]] = row;
            state_.column_of[row] = list.columns[at];
            state_.paid[row] = list.costs[at];
        }
    }

    const Costs<Value, Price>& costs_;
    Shortlists<Value, Price>& lists_;
    State<Price>& state_;
    Pulse& pulse_;
    std::vector<Price> least_;
    std::vector<Index> marked_;
    Index pass_ = 0;
    std::vector<Step> path_;
};

}  // namespace muster::pairing::dense
