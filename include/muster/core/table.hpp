// Rows that own their ids, and find them again by code.
#pragma once

#include "muster/core/error.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2 {

/// Rows in the order given. `Row` has a member `code`, the name people write in their files.
///
/// Always true: every code is present and stands once. Ids are row numbers and stay valid in copies.
template <class IdOfRow, class Row>
class Table {
public:
    /// No rows.
    Table() = default;

    /// `thing` is what a row is called in messages ("member").
    ///
    /// @throws InvalidInput  naming the first row whose code is empty or stands twice.
    Table(std::string thing, std::vector<Row> rows) : thing_(std::move(thing)), rows_(std::move(rows))
    {
        by_code_.reserve(rows_.size());
        for (std::size_t row = 0; row < rows_.size(); ++row) {
            const Where here{thing_ + " " + std::to_string(row + 1)};
            if (rows_[row].code.empty())
                throw InvalidInput(here, "it has no code", "give every " + thing_ + " a code of its own");
            if (!by_code_.emplace(rows_[row].code, IdOfRow(static_cast<typename IdOfRow::Value>(row))).second)
                throw InvalidInput::duplicate(here, thing_ + " \"" + rows_[row].code + "\"");
        }
    }

    /// Number of rows.
    [[nodiscard]] std::size_t size() const noexcept { return rows_.size(); }
    /// Whether there are none.
    [[nodiscard]] bool empty() const noexcept { return rows_.empty(); }

    /// All rows; row `i` is named by `IdOfRow(i)`. Valid as long as this table is.
    [[nodiscard]] std::span<const Row> rows() const noexcept { return rows_; }

    /// The row of an id of this table. Unchecked, like a vector's.
    [[nodiscard]] const Row& operator[](IdOfRow id) const noexcept { return rows_[id.row()]; }

    /// Whether the id names a row.
    [[nodiscard]] bool contains(IdOfRow id) const noexcept { return id.is_set() && id.row() < rows_.size(); }

    /// O(1).
    [[nodiscard]] std::optional<IdOfRow> find(std::string_view code) const
    {
        const auto found = by_code_.find(std::string(code));
        return found == by_code_.end() ? std::nullopt : std::optional(found->second);
    }

    /// As `find`, for a code that must be there.
    ///
    /// @throws InvalidInput  at `place`, naming the code and where it was looked for.
    [[nodiscard]] IdOfRow id_of(std::string_view code, Where place) const
    {
        if (const auto found = find(code))
            return *found;
        throw InvalidInput::unknown(std::move(place), thing_ + " \"" + std::string(code) + "\"", thing_ + "s");
    }

    friend bool operator==(const Table& left, const Table& right) { return left.rows_ == right.rows_; }

private:
    std::string thing_;
    std::vector<Row> rows_;
    std::unordered_map<std::string, IdOfRow> by_code_;
};

}  // namespace muster

#pragma GCC visibility pop
