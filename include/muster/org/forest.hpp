// Trees of rows, as of units and of places, in an order in which every subtree is one run.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace muster::org {

/// One or several trees over rows 0 .. n-1.
///
/// Always true: there is no ring; parents come before children in `order()`, children of one parent in row order.
class Forest {
public:
    /// A row number.
    using Row = std::uint32_t;
    static constexpr Row none = ~Row{0};  ///< stands above a root

    /// No rows.
    Forest() = default;

    /// `parents[row]` is the row above, or `none` for a root. Every parent lies in 0 .. n-1 or is `none`. O(rows).
    ///
    /// Rows on a ring, and below one, are left out of the order: see `rows_on_rings`.
    explicit Forest(std::vector<Row> parents);

    /// As they were given.
    [[nodiscard]] std::span<const Row> parents() const noexcept { return parents_; }

    /// All rows, parents first; every subtree is one run. Valid as long as this forest is.
    [[nodiscard]] std::span<const Row> order() const noexcept { return order_; }

    /// `row` and all below it, `row` first. O(1).
    [[nodiscard]] std::span<const Row> subtree(Row row) const
    {
        return std::span(order_).subspan(place_[row], length_[row]);
    }

    /// Where `row` stands in `order()`.
    [[nodiscard]] Row position(Row row) const noexcept { return place_[row]; }
    /// Rows of the subtree, itself included.
    [[nodiscard]] Row subtree_size(Row row) const noexcept { return length_[row]; }
    /// Whether `row` is `root` or stands below it.
    [[nodiscard]] bool is_within(Row row, Row root) const noexcept
    {
        return place_[row] - place_[root] < length_[root];
    }

    /// From the root down to `row`.
    [[nodiscard]] std::vector<Row> path(Row row) const;

    /// Rows that are their own ancestors or stand below such a row; empty in a sound forest.
    [[nodiscard]] std::vector<Row> rows_on_rings() const;

    friend bool operator==(const Forest&, const Forest&) = default;

private:
    std::vector<Row> parents_;
    std::vector<Row> order_;
    std::vector<Row> place_;
    std::vector<Row> length_;
};

// Depth first with a stack of our own, so that no depth of nesting can exhaust the thread's.
inline Forest::Forest(std::vector<Row> parents)
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

inline std::vector<Forest::Row> Forest::path(Row row) const
{
    std::size_t length = 0;
    for (Row at = row; at != none; at = parents_[at])
        ++length;
    std::vector<Row> downwards(length);
    for (Row at = row; at != none; at = parents_[at])
        downwards[--length] = at;
    return downwards;
}

inline std::vector<Forest::Row> Forest::rows_on_rings() const
{
    std::vector<Row> left_out;
    for (Row row = 0; row < place_.size(); ++row)
        if (place_[row] == none)
            left_out.push_back(row);
    return left_out;
}

}  // namespace muster::org
