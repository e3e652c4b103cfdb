// Arithmetic on integers of 128 bits that refuses to overflow: what exact numbers are made of.
#pragma once

#include "muster/core/error.hpp"
#include "muster/core/rounding.hpp"

#include <compare>
#include <cstdint>

#pragma GCC visibility push(default)

namespace muster::inline v0_2 {

/// An integer of 128 bits.
__extension__ typedef __int128 WideInteger;

namespace detail {

inline constexpr int most_places = 38;
inline constexpr WideInteger least_wide = WideInteger{1} << 127;

struct PowersOfTen {
    WideInteger of[most_places + 1];
};

inline constexpr PowersOfTen powers_of_ten = [] {
    PowersOfTen made{};
    made.of[0] = 1;
    for (int exponent = 1; exponent <= most_places; ++exponent)
        made.of[exponent] = made.of[exponent - 1] * 10;
    return made;
}();

/// `exponent` is 0 to 38.
[[nodiscard]] constexpr WideInteger power_of_ten(int exponent) noexcept { return powers_of_ten.of[exponent]; }

[[noreturn]] inline void refuse_digits(const char* what)
{
    throw Overflow({what}, "the result has more than 38 digits", "give weights fewer places, or round the areas below");
}

[[noreturn]] inline void refuse_divisor()
{
    throw Overflow({"exact number"}, "its denominator has more than 18 digits",
                   "give weights fewer digits, or round the areas below");
}

/// value x 10^exponent, of an exponent of 0 or more.
[[nodiscard]] inline WideInteger scaled(WideInteger value, int exponent, const char* what)
{
    WideInteger result = 0;
    if (exponent > most_places || __builtin_mul_overflow(value, power_of_ten(exponent), &result))
        refuse_digits(what);
    return result;
}

[[nodiscard]] constexpr WideInteger size_of(WideInteger value) noexcept { return value < 0 ? -value : value; }

/// Of two divisors.
[[nodiscard]] inline std::int64_t divisor_product(std::int64_t left, std::int64_t right)
{
    std::int64_t result = 0;
    if (__builtin_mul_overflow(left, right, &result))
        refuse_divisor();
    return result;
}

/// numerator / denominator; denominator > 0.
[[nodiscard]] constexpr WideInteger divided(WideInteger numerator, WideInteger denominator, Rounding rounding) noexcept
{
    WideInteger result = numerator / denominator;
    const WideInteger left_over = size_of(numerator % denominator);
    const WideInteger room = denominator - left_over;
    if (left_over > room || (left_over == room && (rounding == Rounding::half_up || result % 2 != 0)))
        result += numerator < 0 ? -1 : 1;
    return result;
}

/// The greatest common divisor of two numbers that are not negative, by halving (Stein 1967); `std::gcd` without
/// <numeric>.
[[nodiscard]] constexpr std::int64_t narrow_common_divisor(std::int64_t left, std::int64_t right) noexcept
{
    if (left == 0 || right == 0)
        return left + right;
    auto one = static_cast<std::uint64_t>(left);
    auto other = static_cast<std::uint64_t>(right);
    const int twos = __builtin_ctzll(one | other);
    one >>= __builtin_ctzll(one);
    while (other != 0) {
        other >>= __builtin_ctzll(other);
        const std::uint64_t least = one < other ? one : other;
        other = one < other ? other - one : one - other;
        one = least;
    }
    return static_cast<std::int64_t>(one << twos);
}

[[nodiscard]] constexpr WideInteger common_divisor(WideInteger left, WideInteger right) noexcept
{
    constexpr WideInteger narrow = INT64_MAX;
    left = size_of(left);
    right = size_of(right);
    while (right != 0 && (left > narrow || right > narrow)) {
        const WideInteger rest = left % right;
        left = right;
        right = rest;
    }
    return right == 0 ? left : narrow_common_divisor(static_cast<std::int64_t>(left), static_cast<std::int64_t>(right));
}

/// Most numbers stand in 64 bits, where division is ten times quicker.
[[nodiscard]] constexpr bool is_narrow(WideInteger value) noexcept { return value >= INT64_MIN && value <= INT64_MAX; }

/// What digits and a divisor have in common; divisor > 0.
[[nodiscard]] constexpr std::int64_t factor_in_common(WideInteger digits, std::int64_t divisor) noexcept
{
    if (divisor == 1)
        return 1;
    const std::int64_t rest =
        is_narrow(digits) ? static_cast<std::int64_t>(digits) % divisor : static_cast<std::int64_t>(digits % divisor);
    return narrow_common_divisor(rest < 0 ? -rest : rest, divisor);
}

[[nodiscard]] constexpr std::strong_ordering order_of(WideInteger left, WideInteger right) noexcept
{
    return left < right   ? std::strong_ordering::less
           : right < left ? std::strong_ordering::greater
                          : std::strong_ordering::equal;
}

/// left / under_left against right / under_right, neither below 0: whole parts first, then the rests turned upside
/// down.
[[nodiscard]] constexpr std::strong_ordering order_of_fractions(WideInteger left, WideInteger under_left,
                                                                WideInteger right, WideInteger under_right) noexcept
{
    if (is_narrow(left) && is_narrow(right) && is_narrow(under_left) && is_narrow(under_right))
        return order_of(left * under_right, right * under_left);
    while (true) {
        if (const auto order = order_of(left / under_left, right / under_right); order != 0)
            return order;
        const WideInteger rest_left = left % under_left;
        const WideInteger rest_right = right % under_right;
        if (rest_left == 0 || rest_right == 0)
            return order_of(rest_left, rest_right);
        left = under_right;
        right = under_left;
        under_left = rest_right;
        under_right = rest_left;
    }
}

}  // namespace detail
}  // namespace muster

#pragma GCC visibility pop
