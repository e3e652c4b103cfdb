// Decimals as long as their products need: weights times points, kept exact to the last digit.
#pragma once

#include "muster/core/decimal.hpp"

#include <compare>
#include <string>

namespace muster {

/// An integer of 128 bits.
__extension__ typedef __int128 WideInteger;

/// A decimal number: an integer of 128 bits over a power of ten. Sums and products are exact or throw `Overflow`.
///
/// Always true: `places()` is the least that holds the number, so equal numbers are equal bit by bit.
/// Holds 38 digits. Nothing rounds but `rounded` and `quotient`, and these round half to even.
class Exact {
public:
    /// Zero.
    constexpr Exact() = default;

    /// The number of a decimal of any kind; kinds are the caller's matter from here on.
    template <class Kind>
    explicit Exact(Decimal<Kind> value) : Exact(value.millionths(), decimal::places)
    {
    }

    /// `digits` / 10^`places`. @throws Overflow  on places outside 0 to 38.
    Exact(WideInteger digits, int places);

    [[nodiscard]] static Exact whole(std::int64_t count) { return {count, 0}; }

    /// `dividend / divisor`, half to even, to `kept` places. @throws InvalidInput  if `divisor` is zero. @throws
    /// Overflow
    [[nodiscard]] static Exact quotient(const Exact& dividend, const Exact& divisor, int kept);

    [[nodiscard]] constexpr WideInteger digits() const noexcept { return digits_; }
    [[nodiscard]] constexpr int places() const noexcept { return places_; }
    [[nodiscard]] constexpr bool is_zero() const noexcept { return digits_ == 0; }
    [[nodiscard]] constexpr bool is_negative() const noexcept { return digits_ < 0; }

    /// Half to even, to `kept` decimal places, 0 to 38.
    [[nodiscard]] Exact rounded(int kept) const;

    /// As a decimal of millionths, rounded half to even where it has more places. @throws Overflow
    template <class Kind>
    [[nodiscard]] Kind to_decimal() const
    {
        return Kind::from_millionths(rounded_millionths());
    }

    /// The nearest double; for drawing, never for deciding.
    [[nodiscard]] double approximate() const noexcept;

    friend Exact operator+(const Exact& left, const Exact& right);
    friend Exact operator-(const Exact& left, const Exact& right);
    friend Exact operator*(const Exact& left, const Exact& right);
    friend Exact operator-(const Exact& value);
    Exact& operator+=(const Exact& other) { return *this = *this + other; }
    Exact& operator-=(const Exact& other) { return *this = *this - other; }

    friend constexpr bool operator==(const Exact&, const Exact&) = default;
    /// Never overflows.
    friend std::strong_ordering operator<=>(const Exact& left, const Exact& right) noexcept;

private:
    [[nodiscard]] std::int64_t rounded_millionths() const;

    WideInteger digits_ = 0;
    int places_ = 0;
};

/// Shortest text that reads back as the same number: `87.2450125`, `-0.5`, `3`.
[[nodiscard]] std::string to_string(const Exact& value);

/// Reads what `to_string` writes. @throws InvalidInput  at `place`.
[[nodiscard]] Exact parse_exact(std::string_view text, const Where& place);

}  // namespace muster
