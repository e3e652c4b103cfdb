// Shares of one in millionths, rounded half to even.
#pragma once

#include "muster/core/decimal.hpp"

#include <cstdint>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::pairing::detail {

/// `numerator / denominator` half to even; `numerator` at least 0, `denominator` above 0.
[[nodiscard]] constexpr std::int64_t quotient(std::int64_t numerator, std::int64_t denominator) noexcept
{
    const std::int64_t whole = numerator / denominator;
    const std::int64_t left_over = numerator % denominator;
    const std::int64_t missing = denominator - left_over;
    return whole + (left_over > missing || (left_over == missing && whole % 2 != 0) ? 1 : 0);
}

/// `part / all` in millionths, for 0 <= part <= all, 0 < all.
[[nodiscard]] constexpr std::int64_t share(std::int64_t part, std::int64_t all) noexcept
{
    constexpr std::int64_t largest = INT64_MAX / decimal::per_one;
    while (part > largest) {  // beyond nine million million millionths the lost digit is below what is kept
        part /= 10;
        all /= 10;
    }
    return quotient(part * decimal::per_one, all);
}

}  // namespace muster::pairing::detail

#pragma GCC visibility pop
