// Items that compete brought side by side, for the passes that settle them.
#pragma once

#include "evaluation/content_order.hpp"
#include "evaluation/items.hpp"

#include <algorithm>
#include <cstdint>
#include <tuple>
#include <vector>

namespace muster::inline v0_2::evaluation {

using ItemRun = std::vector<Item*>::iterator;

/// Those that count so far and that `keep` keeps.
template <class Keep>
std::vector<Item*> counting(std::vector<Item>& items, Keep keep)
{
    std::vector<Item*> kept;
    for (Item& item : items)
        if (item.fate == RecordFate::counted && keep(item))
            kept.push_back(&item);
    return kept;
}

/// Whether one comes before another by what their records say.
inline bool comes_before(const Plan& plan, const Item& left, const Item& right)
{
    return left.day != right.day ? left.day < right.day : comes_before(plan.ledger, left.record, right.record);
}

/// By key, and those of one key by what their records say.
template <class Key>
void sort_by(const Plan& plan, std::vector<Item*>& items, Key key)
{
    std::ranges::sort(items, [&](const Item* left, const Item* right) {
        const auto one = key(*left);
        const auto other = key(*right);
        return one != other ? one < other : comes_before(plan, *left, *right);
    });
}

/// Calls `each(first, last)` for every run of items with an equal key; `items` are sorted by it.
template <class Key, class Each>
void for_runs(std::vector<Item*>& items, Key key, Each each)
{
    for (auto first = items.begin(); first != items.end();) {
        auto last = first + 1;
        while (last != items.end() && key(**last) == key(**first))
            ++last;
        each(first, last);
        first = last;
    }
}

inline void drop(Item& item, RecordFate fate)
{
    item.fate = fate;
    item.counted = 0;
}

/// A number that the days of one period have in common, and that rises with them.
[[nodiscard]] std::uint32_t period_of(std::uint32_t day_number, rule::CapPeriod period);

/// Of each event that counts once under an indicator, one record stays: those that give the greatest amount together.
/// @throws InvalidInput  naming member and indicator, where what counts best takes too long to find; see
/// choose_events().
void settle_events(const Plan& plan, std::vector<Item>& items);

}  // namespace muster::evaluation
