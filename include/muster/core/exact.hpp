// Numbers as long as their products need: shares times points, kept exact to the last digit.
#pragma once

#include "muster/core/decimal.hpp"
#include "muster/core/rounding.hpp"

#include <compare>
#include <string>

namespace muster {

/// An integer of 128 bits.
__extension__ typedef __int128 WideInteger;

/// A number: an integer of 128 bits over a power of ten and, for what is no decimal (a third), a divisor of 64 bits.
/// Sums, products and comparisons are exact or throw `Overflow`.
///
/// Always true: `divisor()` has no factor in common with 10 or with `digits()`, and `places()` is the least that holds
/// the number, so equal numbers are equal bit by bit. Holds 38 digits. Nothing rounds but `rounded`, `quotient` and
/// what is named after a decimal.
class Exact {
public:
    /// Zero.
    constexpr Exact() = default;

    /// The number of a decimal of any kind; kinds are the caller's matter from here on.
    template <class Kind>
    explicit Exact(Decimal<Kind> value) : Exact(value.millionths(), decimal::places)
    {
    }

    /// `digits` / (10^`places` x `divisor`), a divisor above 0 that neither 2 nor 5 divides.
    /// @throws Overflow  on places outside 0 to 38.
    Exact(WideInteger digits, int places, std::int64_t divisor = 1);

    [[nodiscard]] static Exact whole(std::int64_t count) { return {count, 0}; }

    /// `over` / `under`, whatever they are. @throws InvalidInput  if `under` is zero. @throws Overflow
    [[nodiscard]] static Exact ratio(WideInteger over, WideInteger under);

    /// `dividend / divisor`, to `kept` places. @throws InvalidInput  if `divisor` is zero. @throws Overflow
    [[nodiscard]] static Exact quotient(const Exact& dividend, const Exact& divisor, int kept,
                                        Rounding rounding = Rounding::half_even);

    [[nodiscard]] constexpr WideInteger digits() const noexcept { return digits_; }
    [[nodiscard]] constexpr int places() const noexcept { return places_; }
    [[nodiscard]] constexpr std::int64_t divisor() const noexcept { return divisor_; }
    [[nodiscard]] constexpr bool is_zero() const noexcept { return digits_ == 0; }
    [[nodiscard]] constexpr bool is_negative() const noexcept { return digits_ < 0; }
    [[nodiscard]] constexpr bool is_decimal() const noexcept { return divisor_ == 1; }

    /// To `kept` decimal places, 0 to 38. @throws Overflow  where a number that is no decimal would have more than 38
    /// digits.
    [[nodiscard]] Exact rounded(int kept, Rounding rounding = Rounding::half_even) const;

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
    std::int64_t divisor_ = 1;
    int places_ = 0;
};

/// Shortest text that reads back as the same number: `87.2450125`, `-0.5`, `3`; of what is no decimal a fraction in
/// lowest terms, `241/3`.
[[nodiscard]] std::string to_string(const Exact& value);

/// For people: the number as a decimal, of what is none the nearest of twelve places: `80.333333333333`.
[[nodiscard]] std::string to_decimal_string(const Exact& value);

/// Reads what `to_string` writes. @throws InvalidInput  at `place`.
[[nodiscard]] Exact parse_exact(std::string_view text, const Where& place);

}  // namespace muster
