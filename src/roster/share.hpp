// Splitting a whole number by shares without losing a unit.
#pragma once

#include <cstdint>
#include <vector>

namespace muster::roster {

/// `total` split in proportion to `shares`; the units that remain go to the greatest remainders, then in order. The
/// parts add up to `total`, unless all shares are 0: then all parts are 0.
[[nodiscard]] std::vector<std::int64_t> apportioned(std::int64_t total, const std::vector<std::int64_t>& shares);

}  // namespace muster::roster
