// Puts rows in order where a model is built, without what <algorithm> costs every header that includes it.
#pragma once

#include <cstddef>
#include <queue>
#include <utility>
#include <vector>

namespace muster::detail {

/// `std::sort` of a vector, as a heap sort; equal values come in any order.
template <class Value, class Less>
void put_in_order(std::vector<Value>& values, Less less)
{
    std::size_t left = 1;  // none, or one that is not before the one ahead of it
    while (left < values.size() && !less(values[left], values[left - 1]))
        ++left;
    if (left >= values.size())
        return;
    std::priority_queue<Value, std::vector<Value>, Less> greatest(less, std::move(values));
    std::vector<Value> ordered(greatest.size(), greatest.top());
    for (std::size_t row = ordered.size(); row-- > 0; greatest.pop())
        ordered[row] = greatest.top();
    values = std::move(ordered);
}

}  // namespace muster::detail
