// Free rows brought in one at a time by shortest augmenting paths (Dijkstra's algorithm on costs less prices).
//
// A search goes through the shortlists first. A row whose list ends before the best way known so far waits in the queue
// at the least that any column outside its list could be away; should its turn come, its list is made anew, and the
// second time the whole row is looked at. So the way found is a shortest one of the whole matrix, though little of it
// is read. Where lists do not help (many rows' turns come), the search is done over in the plain way: the whole row of
// every column reached, in one sweep of vectors that finds the next column as well.
#pragma once

#include "pairing/dense/pulse.hpp"
#include "pairing/dense/shortlists.hpp"
#include "pairing/dense/solution.hpp"

#include <algorithm>
#include <functional>
#include <utility>
#include <vector>

namespace muster::inline v0_2::pairing::dense {

template <class Value, class Price>
class Paths {
public:
    /// Without lists every search is done in the plain way.
    Paths(const Costs<Value, Price>& costs, Shortlists<Value, Price>* lists, State<Price>& state, Pulse& pulse)
        : costs_(costs), lists_(lists), state_(state), pulse_(pulse), distance_(costs.columns),
          came_from_(costs.columns), seen_(costs.columns, 0), offset_(costs.rows),
          renewed_(lists == nullptr ? 0 : costs.rows, 0), taken_(costs.columns)
    {
        for (Index column = 0; column < costs.columns; ++column)
            taken_[column] = state.row_of[column] == none ? Price{0} : Price{1};
    }

    enum class End : std::uint8_t { all_in, shortage, out_of_patience };

    /// Brings every free row in. Ends early where one cannot be (`shortage` says why), and between two rows when more
    /// than `patience` cells have been looked at.
    End run(std::uint64_t patience = std::numeric_limits<std::uint64_t>::max())
    {
        const std::vector<Index> free = state_.free_rows();
        std::size_t done = 0;
        for (const Index row : free) {
            share_ = 0.6 + 0.4 * static_cast<double>(done++) / static_cast<double>(free.size());
            if (cells_ > patience)
                return End::out_of_patience;
            if (!bring_in(row))
                return End::shortage;
        }
        return End::all_in;
    }

    [[nodiscard]] const Shortage& shortage() const noexcept { return shortage_; }

private:
    enum class Outcome : std::uint8_t { found, nowhere, gave_up };
    using Entry = std::pair<Price, Index>;  // a column, or a waiting row: its number and that of the columns added

    bool bring_in(Index row)
    {
        const Outcome outcome = lists_ == nullptr ? search_plainly(row) : search(row);
        if (outcome == Outcome::nowhere) {
            tell_shortage(row);
            return false;
        }
        for (const Index column : scanned_)
            if (distance_[column] < best_)
                state_.price[column] += distance_[column] - best_;
        taken_[best_column_] = 1;
        move_along(row);
        return true;
    }

    // Lists that did not help are left alone for a while, longer each time.
    Outcome search(Index row)
    {
        if (plain_left_ > 0) {
            --plain_left_;
            return search_plainly(row);
        }
        const Outcome outcome = search_lists(row);
        if (outcome != Outcome::gave_up) {
            plain_next_ = std::max(plain_next_ / 2, 1U);
            return outcome;
        }
        plain_left_ = plain_next_;
        plain_next_ = std::min(2 * plain_next_, 1024U);
        return search_plainly(row);
    }

    void begin()
    {
        ++search_;
        queue_.clear();
        scanned_.clear();
        best_ = Range<Price>::far;
        best_column_ = none;
    }

    Outcome search_lists(Index start)
    {
        begin();
        std::uint64_t sweeps = 0;
        look_at(start, 0);
        while (!queue_.empty()) {
            const auto [distance, node] = queue_.front();
            if (distance >= best_)
                break;
            std::ranges::pop_heap(queue_, std::greater<>{});
            queue_.pop_back();
            if (node >= costs_.columns) {
                if (++sweeps > 24 && 2 * sweeps > scanned_.size())
                    return Outcome::gave_up;
                look_further(node - costs_.columns);
                continue;
            }
            if (seen_[node] != 2 * search_ || distance != distance_[node])
                continue;
            seen_[node] = 2 * search_ + 1;
            scanned_.push_back(node);
            const Index row = state_.row_of[node];
            look_at(row, distance - state_.rest_of(row));
        }
        cells_ += scanned_.size() * Shortlists<Value, Price>::longest;
        pulse_.beat(scanned_.size() * Shortlists<Value, Price>::longest, "shortest paths", share_);
        return best_column_ == none ? Outcome::nowhere : Outcome::found;
    }

    void look_at(Index row, Price offset)
    {
        offset_[row] = offset;
        const auto list = lists_->of(row);
        for (Index at = 0; at < list.columns.size(); ++at) {
            if ((list.costs[at] - state_.ceiling) + offset >= best_)
                break;
            reach(list.columns[at], (list.costs[at] - state_.price[list.columns[at]]) + offset, row);
        }
        if (list.floor < Range<Price>::far && list.floor + offset < best_)
            push({list.floor + offset, costs_.columns + row});
    }

    void look_further(Index row)
    {
        pulse_.beat(costs_.columns, "shortest paths", share_);
        cells_ += costs_.columns;
        if (renewed_[row] != search_) {
            renewed_[row] = search_;
            lists_->make(row, state_.price.data());
            look_at(row, offset_[row]);
            return;
        }
        Index columns[4 * block];
        Price costs[4 * block];
        for (Index first = 0; first < costs_.columns;) {
            const Gathered run =
                costs_.kernels->gather(costs_.row(row), state_.price.data(), costs_.flip, first, costs_.columns,
                                       offset_[row], best_, columns, costs, 0, 4 * block, false);
            for (Index at = 0; at < run.count; ++at)
                reach(columns[at], (costs[at] - state_.price[columns[at]]) + offset_[row], row);
            first = run.next;
        }
    }

    void reach(Index column, Price distance, Index row)
    {
        if (distance >= best_ || seen_[column] == 2 * search_ + 1 ||
            (seen_[column] == 2 * search_ && distance >= distance_[column]))
            return;
        seen_[column] = 2 * search_;
        distance_[column] = distance;
        came_from_[column] = row;
        if (state_.row_of[column] == none) {
            best_ = distance;
            best_column_ = column;
        } else {
            push({distance, column});
        }
    }

    void push(Entry entry)
    {
        queue_.push_back(entry);
        std::ranges::push_heap(queue_, std::greater<>{});
    }

    // A scanned column is closed: nothing is nearer through it, and its distance is put aside.
    Outcome search_plainly(Index start)
    {
        begin();
        closed_price_ = state_.price;
        std::ranges::fill(distance_, Range<Price>::far);
        aside_.clear();
        Index row = start;
        Price offset = 0;
        Outcome outcome = Outcome::found;
        while (true) {
            const auto nearest =
                costs_.kernels->relax(costs_.row(row), closed_price_.data(), costs_.flip, costs_.columns, offset, row,
                                      distance_.data(), came_from_.data());
            pulse_.beat(costs_.columns, "shortest paths", share_);
            cells_ += costs_.columns;
            if (nearest.at == none || nearest.value >= Range<Price>::far) {
                outcome = Outcome::nowhere;
                break;
            }
            best_column_ = nearest.at;
            if (state_.row_of[best_column_] != none && (nearest.value == best_ || row == start))
                best_column_ = free_if_any(nearest);
            best_ = nearest.value;
            if (state_.row_of[best_column_] == none)
                break;
            scanned_.push_back(best_column_);
            aside_.push_back(best_);
            distance_[best_column_] = Range<Price>::far;
            closed_price_[best_column_] = Range<Price>::closed;
            row = state_.row_of[best_column_];
            offset = best_ - state_.rest_of(row);
        }
        for (std::size_t at = 0; at < scanned_.size(); ++at)
            distance_[scanned_[at]] = aside_[at];
        return outcome;
    }

    // Among several as near as the nearest, a free one ends the search.
    [[nodiscard]] Index free_if_any(const Least<Price>& nearest) const
    {
        const Index free = costs_.kernels->first_free(distance_.data(), taken_.data(), costs_.columns, nearest.value);
        return free == none ? nearest.at : free;
    }

    void move_along(Index start)
    {
        Index column = best_column_;
        while (true) {
            const Index row = came_from_[column];
            const Index left = state_.column_of[row];
            state_.column_of[row] = column;
            state_.row_of[column] = row;
            state_.paid[row] = costs_.at(row, column);
            if (row == start)
                return;
            column = left;
        }
    }

    void tell_shortage(Index start)
    {
        shortage_.rows.push_back(start);
        for (const Index column : scanned_) {
            shortage_.columns.push_back(column);
            shortage_.rows.push_back(state_.row_of[column]);
        }
        std::ranges::sort(shortage_.rows);
        std::ranges::sort(shortage_.columns);
    }

    const Costs<Value, Price>& costs_;
    Shortlists<Value, Price>* lists_;
    State<Price>& state_;
    Pulse& pulse_;
    double share_ = 0;
    std::uint64_t cells_ = 0;  // looked at so far

    Aligned<Price> distance_;
    Aligned<Index> came_from_;
    std::vector<Index> seen_;     // twice the number of the search that reached the column, and one if scanned
    std::vector<Price> offset_;   // of each row looked at: what its way so far costs less its own rest
    std::vector<Index> renewed_;  // the search that made the row's list anew
    std::vector<Entry> queue_;
    std::vector<Index> scanned_;
    Aligned<Price> closed_price_;
    Aligned<Price> taken_;
    std::vector<Price> aside_;
    Price best_ = 0;
    Index best_column_ = none;
    Index search_ = 0;
    unsigned plain_left_ = 0;
    unsigned plain_next_ = 1;
    Shortage shortage_;
};

}  // namespace muster::pairing::dense
