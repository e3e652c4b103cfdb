// Depth first with a stack of our own, so that no depth of nesting can exhaust the thread's.
#include "muster/org/forest.hpp"

#include <algorithm>
#include <utility>

namespace muster::inline v0_2::org {

Forest::Forest(std::vector<Row> parents)
    : parents_(std::move(parents)), place_(parents_.size(), none), length_(parents_.size(), 0)
{
    const auto rows = static_cast<Row>(parents_.size());
    // Children of each row, in row order, one run after another.
    std::vector<Row> first_child(rows + 1, 0);
    for (const Row parent : parents_)
        if (parent != none)
            ++first_child[parent + 1];
    for (Row row = 0; row < rows; ++row)
        first_child[row + 1] += first_child[row];
    std::vector<Row> children(first_child[rows]);
    std::vector<Row> next = first_child;
    for (Row row = 0; row < rows; ++row)
        if (parents_[row] != none)
            children[next[parents_[row]]++] = row;

    order_.reserve(rows);
    std::vector<Row> waiting;
    for (Row root = rows; root-- > 0;)
        if (parents_[root] == none)
            waiting.push_back(root);
    while (!waiting.empty()) {
        const Row row = waiting.back();
        waiting.pop_back();
        place_[row] = static_cast<Row>(order_.size());
        order_.push_back(row);
        for (Row child = first_child[row + 1]; child-- > first_child[row];)
            waiting.push_back(children[child]);
    }
    for (auto row = order_.rbegin(); row != order_.rend(); ++row) {
        ++length_[*row];
        if (parents_[*row] != none)
            length_[parents_[*row]] += length_[*row];
    }
}

std::vector<Forest::Row> Forest::path(Row row) const
{
    std::vector<Row> upwards;
    for (Row at = row; at != none; at = parents_[at])
        upwards.push_back(at);
    std::ranges::reverse(upwards);
    return upwards;
}

std::vector<Forest::Row> Forest::rows_on_rings() const
{
    std::vector<Row> left_out;
    for (Row row = 0; row < place_.size(); ++row)
        if (place_[row] == none)
            left_out.push_back(row);
    return left_out;
}

}  // namespace muster::org
