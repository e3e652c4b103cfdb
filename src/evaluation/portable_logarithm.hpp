// Logarithm and exponential by additions, multiplications and divisions alone, which IEEE 754 defines to the bit: those
// of the mathematical library differ between machines in the last place.
#pragma once

#include <cmath>
#include <numbers>

namespace muster::inline v0_2::evaluation {

/// Natural logarithm of a number above 0, to some 1e-15 of its size.
///
/// x = m 2^e with m near 1; ln m is twice the series of the inverse hyperbolic tangent of (m - 1) / (m + 1), whose
/// square is below 0.03, so that 13 terms are more than a double holds.
[[nodiscard]] inline double natural_logarithm(double value)
{
    int exponent = 0;
    double mantissa = std::frexp(value, &exponent);  // exact
    if (mantissa < std::numbers::sqrt2 / 2) {
        mantissa *= 2;
        --exponent;
    }
    const double ratio = (mantissa - 1) / (mantissa + 1);
    const double square = ratio * ratio;
    double sum = 0;
    for (int odd = 25; odd >= 1; odd -= 2)
        sum = sum * square + 1.0 / odd;
    return exponent * std::numbers::ln2 + 2 * ratio * sum;
}

/// The inverse: Taylor's series of what is left beside a power of two.
[[nodiscard]] inline double natural_exponential(double value)
{
    const double exponent = std::floor(value / std::numbers::ln2 + 0.5);
    const double rest = value - exponent * std::numbers::ln2;
    double sum = 1;
    for (int term = 20; term >= 1; --term)
        sum = 1 + rest / term * sum;
    return std::ldexp(sum, static_cast<int>(exponent));  // exact
}

}  // namespace muster::evaluation
