// Trees of rows, as of units and of places, in an order in which every subtree is one run.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::org {

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

}  // namespace muster::org

#pragma GCC visibility pop
