// What areas' parts have in common, in whole numbers.
#pragma once

#include "muster/core/wide_integer.hpp"

#include <optional>
#include <utility>

namespace muster::inline v0_2::evaluation {

inline WideInteger size_of(WideInteger number) { return number < 0 ? -number : number; }

inline WideInteger common_divisor(WideInteger one, WideInteger other)
{
    while (other != 0)
        one = std::exchange(other, one % other);
    return size_of(one);
}

/// Nothing where it does not fit.
inline std::optional<WideInteger> multiple(WideInteger left, WideInteger right)
{
    WideInteger made = 0;
    if (__builtin_mul_overflow(left, right, &made))
        return std::nullopt;
    return made;
}

}  // namespace muster::evaluation
