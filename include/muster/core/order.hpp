// Puts rows in order where a model is built, without what <algorithm> costs every header that includes it.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::detail {

/// `std::sort` of a vector: a heap sort (Williams 1964), and nothing to do for what is in order. Equal values come in
/// any order.
template <class Value, class Less>
void put_in_order(std::vector<Value>& values, Less less)
{
    std::size_t in_order = 1;
    while (in_order < values.size() && !less(values[in_order], values[in_order - 1]))
        ++in_order;
    if (in_order >= values.size())
        return;
    const auto sink = [&](std::size_t at, std::size_t end) {
        for (std::size_t below = 2 * at + 1; below < end; at = below, below = 2 * at + 1) {
            if (below + 1 < end && less(values[below], values[below + 1]))
                ++below;
            if (!less(values[at], values[below]))
                return;
            std::swap(values[at], values[below]);
        }
    };
    for (std::size_t at = values.size() / 2; at-- > 0;)
        sink(at, values.size());
    for (std::size_t end = values.size() - 1; end > 0; --end) {
        std::swap(values[0], values[end]);
        sink(0, end);
    }
}

}  // namespace muster::detail

#pragma GCC visibility pop
