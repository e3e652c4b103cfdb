// Columns of members who have a value in every one of them.
#pragma once

#include "muster/core/faults.hpp"
#include "muster/evaluation/part_columns.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace muster::inline v0_2::evaluation {

/// Values of a column, or of some members in it.
using Numbers = std::vector<double>;

/// By column, the values of members who have all.
struct CompleteRows {
    std::vector<Numbers> columns{};
    std::uint32_t members = 0;
    std::uint32_t left_aside = 0;
};

/// Names columns of another length than the first, values that are no numbers or beyond 1e100 in size, and codes that
/// stand twice.
void check_columns(std::span<const PartColumn> columns, Faults& faults);

/// Of columns of one length.
[[nodiscard]] CompleteRows complete_rows(std::span<const PartColumn> columns);

}  // namespace muster::evaluation
