// What an indicator counted, and its points before they are rounded.
#pragma once

#include "muster/core/decimal.hpp"
#include "muster/core/error.hpp"
#include "muster/core/exact.hpp"

#include <cstdint>
#include <limits>

namespace muster::inline v0_2::evaluation {

/// A combined amount: `sum` millionths over `divisor` (the number of records, for a mean; else 1).
struct Amount {
    WideInteger sum = 0;
    std::int64_t divisor = 1;
    std::uint32_t items = 0;
};

/// Points in millionths, as a fraction that is not rounded yet. `under` > 0.
struct Fraction {
    WideInteger over = 0;
    WideInteger under = 1;
};

[[noreturn]] inline void refuse_amount()
{
    throw Overflow({"points of an indicator"}, "a product has more than 38 digits",
                   "use smaller quantities or a larger unit");
}

inline WideInteger product(WideInteger left, WideInteger right)
{
    WideInteger result = 0;
    if (__builtin_mul_overflow(left, right, &result))
        refuse_amount();
    return result;
}

inline WideInteger sum(WideInteger left, WideInteger right)
{
    WideInteger result = 0;
    if (__builtin_add_overflow(left, right, &result))
        refuse_amount();
    return result;
}

/// `over / under`; `under` > 0.
inline WideInteger divided(WideInteger over, WideInteger under, Rounding rounding = Rounding::half_even)
{
    const bool half_goes_up = rounding == Rounding::half_up;
    constexpr WideInteger narrow = std::numeric_limits<std::int64_t>::max();
    if (over <= narrow && over >= -narrow && under <= narrow / 2) {  // 64 bits divide ten times quicker
        const auto top = static_cast<std::int64_t>(over);
        const auto bottom = static_cast<std::int64_t>(under);
        const std::int64_t whole = top / bottom;
        const std::int64_t rest = top % bottom;
        const std::int64_t twice = rest < 0 ? -2 * rest : 2 * rest;
        const bool is_up = twice > bottom || (twice == bottom && (half_goes_up || whole % 2 != 0));
        return is_up ? whole + (top < 0 ? -1 : 1) : whole;
    }
    WideInteger whole = over / under;
    const WideInteger rest = over % under < 0 ? -(over % under) : over % under;
    const WideInteger room = under - rest;
    if (rest > room || (rest == room && (half_goes_up || whole % 2 != 0)))
        whole += over < 0 ? -1 : 1;
    return whole;
}

/// As millionths, to `kept` places. @throws Overflow
inline std::int64_t rounded(const Fraction& points, int kept, Rounding rounding = Rounding::half_even)
{
    std::int64_t step = 1;
    for (int places = kept; places < decimal::places; ++places)
        step *= 10;
    const WideInteger millionths = product(divided(points.over, product(points.under, step), rounding), step);
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    if (millionths > most || millionths < -most)
        throw Overflow({"points of an indicator"},
                       "it comes to " + to_decimal_string(Exact(millionths, decimal::places)) + ", beyond " +
                           to_decimal_string(Exact(most, decimal::places)),
                       "use smaller quantities or a larger unit");
    return static_cast<std::int64_t>(millionths);
}

}  // namespace muster::evaluation
