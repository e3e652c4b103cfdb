// Units of a few kinds, each of which takes one item, at least cost (a transportation problem with few sources;
// Tokuyama and Nakano, "Efficient algorithms for the Hitchcock transportation problem", 1995, keep the same tables).
//
// Units come in one at a time by a shortest path over the kinds alone. From one kind to another leads the item of the
// latter that is cheapest to hand over; who takes it last takes its cheapest free item. Always true, up to rounding:
//
// - cost(kind, item) >= rest(kind) for free items, whose price is 0;
// - cost(kind, item) - cost(holder, item) + rest(holder) >= rest(kind) for held ones, whose price is
//   cost(holder, item) - rest(holder).
//
// A path costs the square of the number of kinds, whatever the number of units.
#pragma once

#include "pairing/dense/pulse.hpp"
#include "pairing/dense/state.hpp"

#include <functional>
#include <utility>
#include <vector>

namespace muster::inline v0_2::pairing::dense {

template <class Price>
class Kinds {
public:
    Kinds(Index kinds, Index items)
        : kinds_(kinds), items_(items), cost_(std::size_t{kinds} * items), holder_(items, none), held_(kinds),
          slot_(items, 0), rest_(kinds, 0), free_(kinds), way_(std::size_t{kinds} * kinds, Range<Price>::far),
          by_(std::size_t{kinds} * kinds, none), distance_(kinds), came_from_(kinds), is_scanned_(kinds)
    {
    }

    void set_cost(Index kind, Index item, Price cost) { cost_[std::size_t{item} * kinds_ + kind] = cost; }

    /// `units` of each kind, together no more than the items. False where a unit has nowhere to go.
    bool run(const std::vector<Index>& units, Pulse& pulse)
    {
        for (Index kind = 0; kind < kinds_; ++kind)
            line_up(kind);
        for (Index kind = 0; kind < kinds_; ++kind)
            for (Index unit = 0; unit < units[kind]; ++unit) {
                pulse.beat(std::uint64_t{kinds_} * kinds_, "kinds", 0.5);
                if (!bring_in(kind, unit == 0))
                    return false;
            }
        return true;
    }

    /// The kind that holds an item, or `none`.
    [[nodiscard]] Index holder_of(Index item) const noexcept { return holder_[item]; }
    [[nodiscard]] Price rest_of(Index kind) const noexcept { return rest_[kind]; }
    [[nodiscard]] Price price_of(Index item) const noexcept
    {
        return holder_[item] == none ? Price{0} : cost_of(holder_[item], item) - rest_[holder_[item]];
    }

private:
    using Entry = std::pair<Price, Index>;

    [[nodiscard]] Price cost_of(Index kind, Index item) const noexcept
    {
        return cost_[std::size_t{item} * kinds_ + kind];
    }
    // To `kind` from `holder`, who gives an item up.
    [[nodiscard]] std::size_t between(Index kind, Index holder) const noexcept
    {
        return std::size_t{holder} * kinds_ + kind;
    }

    // All items wait for each kind, the cheapest in front of a heap; those that were taken are passed over later.
    void line_up(Index kind)
    {
        free_[kind].reserve(items_);
        for (Index item = 0; item < items_; ++item)
            if (const Price cost = cost_of(kind, item); cost < Range<Price>::far)
                free_[kind].emplace_back(cost, item);
        std::ranges::make_heap(free_[kind], std::greater<>{});
    }

    [[nodiscard]] Price cheapest_free(Index kind)
    {
        auto& heap = free_[kind];
        while (!heap.empty() && holder_[heap.front().second] != none) {
            std::ranges::pop_heap(heap, std::greater<>{});
            heap.pop_back();
        }
        return heap.empty() ? Range<Price>::far : heap.front().first;
    }

    bool bring_in(Index kind, bool is_first)
    {
        if (is_first)
            rest_[kind] = least_rest(kind);
        if (rest_[kind] >= Range<Price>::far)
            return false;
        std::ranges::fill(distance_, Range<Price>::far);
        is_scanned_.assign(kinds_, false);
        distance_[kind] = 0;
        Price end = Range<Price>::far;
        Index last = none;
        for (Index here = kind; here != none && distance_[here] < end; here = nearest()) {
            is_scanned_[here] = true;
            const Price base = distance_[here] - rest_[here];
            if (const Price cost = cheapest_free(here); cost < Range<Price>::far && cost + base < end) {
                end = cost + base;
                last = here;
            }
            for (Index other = 0; other < kinds_; ++other)
                if (const Price way = way_[between(here, other)]; way < Range<Price>::far && !is_scanned_[other])
                    if (const Price distance = way + rest_[other] + base; distance < distance_[other]) {
                        distance_[other] = distance;
                        came_from_[other] = here;
                    }
        }
        if (last == none)
            return false;
        for (Index other = 0; other < kinds_; ++other)
            if (is_scanned_[other] && distance_[other] < end)
                rest_[other] += end - distance_[other];
        move_along(kind, last);
        return true;
    }

    [[nodiscard]] Price least_rest(Index kind)
    {
        Price least = cheapest_free(kind);
        for (Index other = 0; other < kinds_; ++other)
            if (const Price way = way_[between(kind, other)]; way < Range<Price>::far)
                least = std::min(least, way + rest_[other]);
        return least;
    }

    [[nodiscard]] Index nearest() const
    {
        Index at = none;
        Price least = Range<Price>::far;
        for (Index kind = 0; kind < kinds_; ++kind)
            if (!is_scanned_[kind] && distance_[kind] < least) {
                least = distance_[kind];
                at = kind;
            }
        return at;
    }

    // From the end of the path back to its start: each takes what the next one gives up.
    void move_along(Index start, Index last)
    {
        Index item = free_[last].front().second;
        Index taker = last;
        while (true) {
            const Index before = came_from_[taker];
            const Index given = taker == start ? none : by_[between(before, taker)];
            if (given != none)
                give_up(given);
            take(taker, item);
            if (taker == start)
                return;
            item = given;
            taker = before;
        }
    }

    void take(Index kind, Index item)
    {
        holder_[item] = kind;
        slot_[item] = static_cast<Index>(held_[kind].size());
        held_[kind].push_back(item);
        for (Index other = 0; other < kinds_; ++other)
            shorten(other, kind, item);
    }

    void shorten(Index kind, Index holder, Index item)
    {
        const Price way = cost_of(kind, item) - cost_of(holder, item);
        if (kind != holder && way < way_[between(kind, holder)]) {
            way_[between(kind, holder)] = way;
            by_[between(kind, holder)] = item;
        }
    }

    void give_up(Index item)
    {
        const Index holder = holder_[item];
        auto& held = held_[holder];
        slot_[held.back()] = slot_[item];
        held[slot_[item]] = held.back();
        held.pop_back();
        holder_[item] = none;
        for (Index kind = 0; kind < kinds_; ++kind)
            if (by_[between(kind, holder)] == item) {
                way_[between(kind, holder)] = Range<Price>::far;
                by_[between(kind, holder)] = none;
                for (const Index other : held)
                    shorten(kind, holder, other);
            }
    }

    Index kinds_;
    Index items_;
    std::vector<Price> cost_;  // item by item
    std::vector<Index> holder_;
    std::vector<std::vector<Index>> held_;  // of each kind
    std::vector<Index> slot_;               // of each item, among those of its holder
    std::vector<Price> rest_;               // of each kind
    std::vector<std::vector<Entry>> free_;  // of each kind, a heap
    std::vector<Price> way_;                // `between` two kinds: what the cheapest item to hand over costs more
    std::vector<Index> by_;                 // which that is
    std::vector<Price> distance_;
    std::vector<Index> came_from_;
    std::vector<bool> is_scanned_;
};

}  // namespace muster::pairing::dense
