// Members compared in pairs by weighted majority over parts.
#pragma once

#include "muster/core/exact.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace muster::inline v0_2::evaluation {

/// A part of all members: nothing where it does not weigh for one.
struct ComparedColumn {
    std::int64_t weight = 1;                     // above 0
    std::vector<std::optional<Exact>> values{};  // by member
};

/// How many different rows there may be: four hundred million pairs.
inline constexpr std::size_t most_in_pairs = 20'000;

/// What is compared: a row for all members who have the same in every part.
class Majorities {
public:
    /// `members` are rows of the columns. @throws InvalidInput  at `place`, where there are more than `most_in_pairs`
    /// different ones.
    Majorities(std::span<const ComparedColumn> columns, std::span<const std::uint32_t> members,
               const std::string& place);

    /// Of how many members it is each.
    [[nodiscard]] std::span<const std::uint32_t> counts() const noexcept { return counts_; }
    /// By place in the members given.
    [[nodiscard]] std::span<const std::uint32_t> rows() const noexcept { return rows_; }
    /// 1, 0 or -1 by row: whether this row wins over it, is level with it, loses to it.
    void compare(std::size_t row, std::span<std::int8_t> result) const;

private:
    struct Column {
        std::int64_t weight = 1;
        bool has_gaps = false;
        std::vector<std::int32_t> ranks{};  // by row: the higher the more, from 1; 0: does not weigh
    };

    template <class Margin>
    void compare_by(std::size_t row, std::span<std::int8_t> result) const;

    std::vector<Column> columns_{};
    std::vector<std::uint32_t> counts_{};
    std::vector<std::uint32_t> rows_{};
    bool is_narrow_ = true;  // weights together stand in 31 bits
};

}  // namespace muster::evaluation
