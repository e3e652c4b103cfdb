// Exact decimal numbers of a fixed unit.
#pragma once

#include "muster/core/error.hpp"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#pragma GCC visibility push(default)

namespace muster::inline v0_2 {

namespace decimal {

/// Decimal places that are kept: the unit is one millionth.
inline constexpr int places = 6;
/// Millionths in 1.
inline constexpr std::int64_t per_one = 1'000'000;

namespace detail {

[[noreturn]] inline void refuse(const char* what)
{
    throw Overflow({what}, "the result is beyond nine million million", "use smaller numbers or a larger unit");
}

}  // namespace detail

/// @throws Overflow
[[nodiscard]] inline std::int64_t sum(std::int64_t left, std::int64_t right)
{
    std::int64_t result = 0;
    if (__builtin_add_overflow(left, right, &result))
        detail::refuse("sum of decimals");
    return result;
}

/// @throws Overflow
[[nodiscard]] inline std::int64_t product(std::int64_t left, std::int64_t whole)
{
    std::int64_t result = 0;
    if (__builtin_mul_overflow(left, whole, &result))
        detail::refuse("product of decimals");
    return result;
}

/// Reads `-12.5` without passing through a float. @throws InvalidInput  at `place`.
[[nodiscard]] inline std::int64_t parse(std::string_view text, const Where& place)
{
    const auto refuse = [&](const char* fault, const char* remedy) {
        throw InvalidInput(place, muster::detail::quoted(text).append(fault), remedy);
    };
    const auto refuse_size = [&] { refuse(" is too large", "give a number below nine million million"); };
    std::string_view rest = text;
    const bool is_negative = rest.starts_with('-');
    if (is_negative || rest.starts_with('+'))
        rest.remove_prefix(1);
    std::int64_t value = 0;  // counted downwards, as the negative range reaches one further
    int places_read = -1;    // -1 until the point
    int digits = 0;
    const auto append = [&](int digit) {
        if (__builtin_mul_overflow(value, 10, &value) || __builtin_sub_overflow(value, digit, &value))
            refuse_size();
    };
    for (const char letter : rest) {
        if (letter == '.' && places_read < 0) {
            places_read = 0;
        } else if (letter >= '0' && letter <= '9') {
            ++digits;
            if (places_read < 0 || ++places_read <= places)
                append(letter - '0');
            else if (letter != '0')
                refuse(" has more than six decimal places", "round it to six places");
        } else {
            digits = 0;
            break;
        }
    }
    if (digits == 0)
        refuse(" is not a decimal number", "write digits and at most one point, as in 12.5");
    for (int filled = places_read < 0 ? 0 : places_read; filled < places; ++filled)
        append(0);
    if (!is_negative && value == INT64_MIN)
        refuse_size();
    return is_negative ? value : -value;
}

/// Shortest text that reads back as the same number: `12.5`, `-0.000001`, `3`.
[[nodiscard]] inline std::string to_string(std::int64_t millionths)
{
    const bool is_negative = millionths < 0;
    const std::uint64_t size =
        is_negative ? ~static_cast<std::uint64_t>(millionths) + 1 : static_cast<std::uint64_t>(millionths);
    std::string text(is_negative ? "-" : "");
    text += std::to_string(size / per_one);
    std::uint64_t fraction = size % per_one;
    if (fraction == 0)
        return text;
    std::string behind_point = std::to_string(fraction + per_one);
    behind_point[0] = '.';
    while (behind_point.back() == '0')
        behind_point.pop_back();
    return text.append(behind_point);
}

/// `millionths` rounded, half to even, to `kept` places (0 to 6).
[[nodiscard]] inline std::int64_t rounded(std::int64_t millionths, int kept)
{
    if (kept < 0 || kept > places)
        throw InvalidInput({"rounding"}, std::to_string(kept).append(" decimal places"), "round to 0 to 6 places");
    std::int64_t step = 1;
    for (int place = kept; place < places; ++place)
        step *= 10;
    std::int64_t quotient = millionths / step;
    const std::int64_t left_over = millionths % step;
    const std::int64_t twice = left_over < 0 ? -2 * left_over : 2 * left_over;
    if (twice > step || (twice == step && quotient % 2 != 0))
        quotient += millionths < 0 ? -1 : 1;
    return product(quotient, step);
}

}  // namespace decimal

/// A number of `Kind`, held as an integer count of millionths: sums are exact in any order.
///
/// Kinds do not mix. Nothing here is a float, nothing wraps round: what does not fit throws `Overflow`.
/// Largest value about 9.2 million million.
template <class Kind>
class Decimal {
public:
    /// Zero.
    constexpr Decimal() = default;

    /// The number of so many millionths.
    [[nodiscard]] static constexpr Decimal from_millionths(std::int64_t millionths) noexcept
    {
        Decimal made;
        made.millionths_ = millionths;
        return made;
    }

    /// A whole number of the unit. @throws Overflow
    [[nodiscard]] static Decimal whole(std::int64_t count)
    {
        return from_millionths(decimal::product(decimal::per_one, count));
    }

    /// Reads `12.5`; at most six decimal places. @throws InvalidInput  at `place`.
    [[nodiscard]] static Decimal parse(std::string_view text, const Where& place)
    {
        return from_millionths(decimal::parse(text, place));
    }

    /// The number in millionths.
    [[nodiscard]] constexpr std::int64_t millionths() const noexcept { return millionths_; }

    /// Half to even, to `kept` decimal places, 0 to 6.
    [[nodiscard]] Decimal rounded(int kept) const { return from_millionths(decimal::rounded(millionths_, kept)); }

    friend Decimal operator+(Decimal left, Decimal right)
    {
        return from_millionths(decimal::sum(left.millionths_, right.millionths_));
    }
    friend Decimal operator-(Decimal left, Decimal right) { return left + -right; }
    friend Decimal operator-(Decimal value) { return from_millionths(decimal::product(value.millionths_, -1)); }
    friend Decimal operator*(Decimal left, std::int64_t times)
    {
        return from_millionths(decimal::product(left.millionths_, times));
    }
    /// @throws Overflow
    Decimal& operator+=(Decimal other) { return *this = *this + other; }
    /// @throws Overflow
    Decimal& operator-=(Decimal other) { return *this = *this - other; }

    friend constexpr auto operator<=>(const Decimal&, const Decimal&) = default;

private:
    std::int64_t millionths_ = 0;
};

/// As `decimal::to_string`.
template <class Kind>
[[nodiscard]] std::string to_string(Decimal<Kind> value)
{
    return decimal::to_string(value.millionths());
}

}  // namespace muster

#pragma GCC visibility pop
