// A few best columns of every row, and a floor under all the others.
//
// A list holds every column whose cost - price was below the row's floor when the list was made. Prices only fall, so
// cost - price only rises and the floor stays true: whoever looks for less than the floor need look at the list alone.
// Looking for more, one makes the list anew at the prices of the day.
#pragma once

#include "pairing/dense/state.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace muster::inline v0_2::pairing::dense {

template <class Value, class Price>
class Shortlists {
public:
    static constexpr Index longest = 48;
    static constexpr Index shortest = 8;

    explicit Shortlists(const Costs<Value, Price>& costs)
        : costs_(costs), room_(std::min(longest, costs.columns)),
          column_(std::make_unique_for_overwrite<Index[]>(std::size_t{costs.rows} * room_)),
          cost_(std::make_unique_for_overwrite<Price[]>(std::size_t{costs.rows} * room_)), count_(costs.rows, 0),
          floor_(costs.rows, -Range<Price>::far)
    {
    }

    struct List {
        std::span<const Index> columns;  // by rising cost
        std::span<const Price> costs;
        Price floor;  // no other column has a lower cost - price; `far`: there is no other
    };

    [[nodiscard]] List of(Index row) const noexcept
    {
        const std::size_t begin = std::size_t{row} * room_;
        return {{column_.get() + begin, count_[row]}, {cost_.get() + begin, count_[row]}, floor_[row]};
    }

    /// One pass over the row. Rows may be made by several threads, each its own. Without `price` prices are 0.
    /// With `check`, true if a cost is odd (`Gathered::odd`).
    bool make(Index row, const Price* price, bool check = false)
    {
        Buffer buffer;
        bool odd = false;
        bool enough = false;
        if (costs_.columns >= 16 * sampled) {
            buffer.likely = likely_floor(row, price);
            for (const Price floor :
                 {buffer.likely, just_above(buffer.likely)}) {  // the second helps where many are level with it
                buffer.count = 0;
                buffer.floor = floor;
                odd |= fill(buffer, row, price, check);
                check = false;
                enough = buffer.count >= shortest;
                if (enough)
                    break;
            }
        }
        if (!enough) {
            buffer.count = 0;
            buffer.floor = Range<Price>::far;
            odd |= fill(buffer, row, price, check);
        }
        if (buffer.count > room_)
            shrink(buffer, room_, price);
        keep(buffer, row);
        return odd;
    }

private:
    static constexpr Index capacity = 2 * block;

    struct Buffer {
        Index columns[capacity];
        Price costs[capacity];
        Index count = 0;
        Price floor = Range<Price>::far;
        Price likely = Range<Price>::far;
    };

    // Such that a third to two thirds of a list lie below it: a low order statistic of an eighth of the row.
    [[nodiscard]] Price likely_floor(Index row, const Price* price) const
    {
        std::array<Price, sampled> minima;
        costs_.kernels->sample(costs_.row(row), price, costs_.flip, costs_.columns, minima.data());
        constexpr std::size_t rank = 2;
        std::ranges::nth_element(minima, minima.begin() + rank);
        return minima[rank];
    }

    [[nodiscard]] static Price just_above(Price value)
    {
        if constexpr (Range<Price>::is_float)
            return std::nextafter(value, Range<Price>::far);
        else
            return value + 1;
    }

    [[nodiscard]] static Index lower_than(Price bound, const Price* values, Index count)
    {
        return static_cast<Index>(std::count_if(values, values + count, [&](Price value) { return value < bound; }));
    }

    // From a column of its own, so that rows to which all columns are alike do not all list the same few.
    bool fill(Buffer& buffer, Index row, const Price* price, bool check) const
    {
        constexpr Index line = 16;  // scores of a line of cache, at most
        const auto start = static_cast<Index>(std::uint64_t{row} * costs_.columns / costs_.rows / line * line);
        bool odd = fill_from(buffer, row, price, start, costs_.columns, check);
        if (start > 0)
            odd |= fill_from(buffer, row, price, 0, start, check);
        return odd;
    }

    bool fill_from(Buffer& buffer, Index row, const Price* price, Index first, Index last, bool check) const
    {
        bool odd = false;
        while (first < last) {
            const Gathered run =
                costs_.kernels->gather(costs_.row(row), price, costs_.flip, first, last, Price{0}, buffer.floor,
                                       buffer.columns, buffer.costs, buffer.count, capacity, check);
            odd |= run.odd;
            first = run.next;
            buffer.count = run.count;
            if (first < last)
                shrink(buffer, longest, price);
        }
        return odd;
    }

    // Keeps the `kept` least, the earlier found among equals; the least left out is the new floor.
    static void shrink(Buffer& buffer, Index kept, const Price* price)
    {
        const auto reduced = [&](Index at) {
            return price == nullptr ? buffer.costs[at] : buffer.costs[at] - price[buffer.columns[at]];
        };
        Price ordered[capacity];
        for (Index at = 0; at < buffer.count; ++at)
            ordered[at] = reduced(at);
        Price floor = buffer.likely;
        if (const Index lower = lower_than(floor, ordered, buffer.count);
            lower > kept || lower_than(just_above(floor), ordered, buffer.count) <= kept) {
            Price* const end = ordered + buffer.count;
            std::nth_element(ordered, ordered + kept, end);
            floor = ordered[kept];
        }
        Index level = kept - lower_than(floor, ordered, buffer.count);
        Index into = 0;
        for (Index at = 0; at < buffer.count; ++at) {
            const Price here = reduced(at);
            if (here > floor || (here == floor && level == 0))
                continue;
            level -= here == floor ? 1 : 0;
            buffer.columns[into] = buffer.columns[at];
            buffer.costs[into++] = buffer.costs[at];
        }
        buffer.count = into;
        buffer.floor = floor;
    }

    void keep(const Buffer& buffer, Index row)
    {
        std::pair<Price, Index> ordered[longest];
        for (Index at = 0; at < buffer.count; ++at)
            ordered[at] = {buffer.costs[at], at};
        if (!std::is_sorted(ordered, ordered + buffer.count))
            std::sort(ordered, ordered + buffer.count);
        const std::size_t begin = std::size_t{row} * room_;
        for (Index at = 0; at < buffer.count; ++at) {
            column_[begin + at] = buffer.columns[ordered[at].second];
            cost_[begin + at] = ordered[at].first;
        }
        count_[row] = buffer.count;
        floor_[row] = buffer.floor;
    }

    const Costs<Value, Price>& costs_;
    Index room_;
    std::unique_ptr<Index[]> column_;
    std::unique_ptr<Price[]> cost_;
    std::vector<Index> count_;
    std::vector<Price> floor_;
};

}  // namespace muster::pairing::dense
