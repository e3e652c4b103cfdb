// The exponential function and the logarithm, the same on every machine.
//
// A library's own may differ in the last digit from one processor to the next, and a roster must not. These are sums
// and products of IEEE doubles alone, good to some 1e-15 of the result.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>

namespace muster::inline v0_2::roster::engine::numeric {

/// Of a number below 700; 0 where the result would be less than a double has room for.
[[nodiscard]] inline double exponential(double x)
{
    constexpr double lowest = -700.0;
    constexpr double doublings = 1.4426950408889634;     // in each unit
    constexpr double doubling = 0.69314718036912381649;  // the first digits of the logarithm of 2
    constexpr double rest = 1.90821492927058770002e-10;  // and those after
    constexpr std::array<double, 14> factors{
        1.0,        1.0,         1.0 / 2,      1.0 / 6,       1.0 / 24,       1.0 / 120,       1.0 / 720,
        1.0 / 5040, 1.0 / 40320, 1.0 / 362880, 1.0 / 3628800, 1.0 / 39916800, 1.0 / 479001600, 1.0 / 6227020800};
    if (!(x > lowest))
        return 0.0;
    const auto times = static_cast<std::int64_t>(x * doublings + (x < 0.0 ? -0.5 : 0.5));
    const auto whole = static_cast<double>(times);
    const double part = (x - whole * doubling) - whole * rest;
    double sum = factors.back();
    for (std::size_t at = factors.size() - 1; at-- > 0;)
        sum = sum * part + factors[at];
    return sum * std::bit_cast<double>((times + 1023) << 52);
}

/// Of a number above 0 that is not a denormal one.
[[nodiscard]] inline double logarithm(double x)
{
    constexpr double doubling = 0.69314718055994530942;
    constexpr double middle = 1.4142135623730951;
    constexpr int terms = 12;
    const auto bits = std::bit_cast<std::int64_t>(x);
    auto times = static_cast<double>((bits >> 52) - 1023);
    double part = std::bit_cast<double>((bits & ((std::int64_t{1} << 52) - 1)) | (std::int64_t{1023} << 52));
    if (part > middle) {
        part *= 0.5;
        times += 1.0;
    }
    // Twice the inverse hyperbolic tangent of this.
    const double ratio = (part - 1.0) / (part + 1.0);
    double sum = 0.0;
    for (int term = terms - 1; term >= 0; --term)
        sum = sum * ratio * ratio + 1.0 / (2 * term + 1);
    return times * doubling + 2.0 * ratio * sum;
}

}  // namespace muster::roster::engine::numeric
