// Numbers as long as their products need: shares times points, kept exact to the last digit.
//
// Checked arithmetic on 128 bits. Every number is kept in lowest terms and without trailing zeros, so comparing for
// equality is comparing bits. Twos and fives never stand in the divisor: they are places.
#pragma once

#include "muster/core/decimal.hpp"
#include "muster/core/error.hpp"
#include "muster/core/rounding.hpp"
#include "muster/core/wide_integer.hpp"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#pragma GCC visibility push(default)

namespace muster::inline v0_2 {

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

    /// A whole number.
    [[nodiscard]] static Exact whole(std::int64_t count) { return {count, 0}; }

    /// `over` / `under`, whatever they are. @throws InvalidInput  if `under` is zero. @throws Overflow
    [[nodiscard]] static Exact ratio(WideInteger over, WideInteger under);

    /// `dividend / divisor`, to `kept` places. @throws InvalidInput  if `divisor` is zero. @throws Overflow
    [[nodiscard]] static Exact quotient(const Exact& dividend, const Exact& divisor, int kept,
                                        Rounding rounding = Rounding::half_even);

    /// The number's digits, with its sign.
    [[nodiscard]] constexpr WideInteger digits() const noexcept { return digits_; }
    /// Decimal places that the digits have.
    [[nodiscard]] constexpr int places() const noexcept { return places_; }
    /// What is left to divide by; 1 for a decimal.
    [[nodiscard]] constexpr std::int64_t divisor() const noexcept { return divisor_; }
    /// Whether it is 0.
    [[nodiscard]] constexpr bool is_zero() const noexcept { return digits_ == 0; }
    /// Whether it is below 0.
    [[nodiscard]] constexpr bool is_negative() const noexcept { return digits_ < 0; }
    /// Whether it is a decimal, with nothing left to divide by.
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
    /// @throws Overflow
    Exact& operator+=(const Exact& other) { return *this = *this + other; }
    /// @throws Overflow
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

inline Exact::Exact(WideInteger digits, int places, std::int64_t divisor)
    : digits_(digits), divisor_(divisor), places_(places)
{
    if (places < 0 || places > detail::most_places)
        detail::refuse_digits("exact number");
    if (digits_ == detail::least_wide)
        detail::refuse_digits("exact number");
    if (digits_ == 0)
        places_ = 0;
    if (divisor_ != 1) {
        if (const std::int64_t common = detail::factor_in_common(digits_, divisor_); common != 1) {
            digits_ /= common;
            divisor_ /= common;
        }
    }
    if (detail::is_narrow(digits_)) {
        auto narrow = static_cast<std::int64_t>(digits_);
        for (; places_ > 0 && narrow % 10 == 0; --places_)
            narrow /= 10;
        digits_ = narrow;
    } else {
        for (; places_ > 0 && digits_ % 10 == 0; --places_)
            digits_ /= 10;
    }
    if (divisor_ != 1)
        static_cast<void>(
            detail::scaled(divisor_, places_, "exact number"));  // what is under the line stands in 128 bits
}

inline Exact Exact::ratio(WideInteger over, WideInteger under)
{
    if (under == 0)
        throw InvalidInput({"ratio"}, "it divides by zero", "say what to do where there is nothing to divide by");
    const WideInteger common = detail::common_divisor(over, under) * (under < 0 ? -1 : 1);
    over /= common;
    under /= common;
    const auto take_out = [&](int factor) {
        int count = 0;
        for (; under > INT64_MAX && under % factor == 0; under /= factor)
            ++count;
        if (under > INT64_MAX)
            return count;
        auto narrow = static_cast<std::int64_t>(under);
        for (; narrow % factor == 0; narrow /= factor)
            ++count;
        under = narrow;
        return count;
    };
    const int twos = take_out(2);
    const int fives = take_out(5);
    if (under > INT64_MAX)
        detail::refuse_divisor();
    const auto times = [&](int factor, int count) {
        for (; count > 0; --count)
            if (__builtin_mul_overflow(over, factor, &over))
                detail::refuse_digits("ratio");
    };
    times(5, twos - fives);
    times(2, fives - twos);
    return {over, twos < fives ? fives : twos, static_cast<std::int64_t>(under)};
}

inline Exact Exact::quotient(const Exact& dividend, const Exact& divisor, int kept, Rounding rounding)
{
    if (divisor.is_zero())
        throw InvalidInput({"quotient"}, "it divides by zero", "say what to do where there is nothing to divide by");
    WideInteger numerator = divisor.digits_ < 0 ? -dividend.digits_ : dividend.digits_;
    WideInteger denominator = detail::size_of(divisor.digits_);
    if (__builtin_mul_overflow(numerator, divisor.divisor_, &numerator) ||
        __builtin_mul_overflow(denominator, dividend.divisor_, &denominator))
        detail::refuse_digits("quotient");
    const int exponent = kept + divisor.places_ - dividend.places_;
    if (exponent >= 0)
        numerator = detail::scaled(numerator, exponent, "quotient");
    else
        denominator = detail::scaled(denominator, -exponent, "quotient");
    return {detail::divided(numerator, denominator, rounding), kept};
}

inline Exact Exact::rounded(int kept, Rounding rounding) const
{
    if (kept < 0 || kept > detail::most_places)
        throw InvalidInput({"rounding"}, std::to_string(kept).append(" decimal places"), "round to 0 to 38 places");
    if (kept < places_)
        return {detail::divided(digits_, detail::power_of_ten(places_ - kept) * divisor_, rounding), kept};
    if (is_decimal())
        return *this;
    // What is no decimal never stands half-way, so the whole part and the rest may be rounded apart.
    const int longer = kept - places_;
    const WideInteger whole = detail::scaled(digits_ / divisor_, longer, "rounded number");
    WideInteger result = 0;
    if (__builtin_add_overflow(
            whole, detail::divided(detail::scaled(digits_ % divisor_, longer, "rounded number"), divisor_, rounding),
            &result))
        detail::refuse_digits("rounded number");
    return {result, kept};
}

inline std::int64_t Exact::rounded_millionths() const
{
    const Exact short_form = rounded(decimal::places);
    const WideInteger millionths =
        detail::scaled(short_form.digits_, decimal::places - short_form.places_, "decimal of an exact number");
    if (millionths < INT64_MIN || millionths > INT64_MAX)
        throw Overflow({"decimal of an exact number"}, "the result is beyond nine million million",
                       "use smaller numbers or a larger unit");
    return static_cast<std::int64_t>(millionths);
}

inline double Exact::approximate() const noexcept
{
    return static_cast<double>(digits_) / static_cast<double>(detail::power_of_ten(places_)) /
           static_cast<double>(divisor_);
}

/// @throws Overflow
inline Exact operator+(const Exact& left, const Exact& right)
{
    constexpr const char* what = "sum of exact numbers";
    const int places = left.places_ < right.places_ ? right.places_ : left.places_;
    WideInteger one = detail::scaled(left.digits_, places - left.places_, what);
    WideInteger other = detail::scaled(right.digits_, places - right.places_, what);
    std::int64_t divisor = left.divisor_;
    if (left.divisor_ != right.divisor_) {
        const std::int64_t common = detail::narrow_common_divisor(left.divisor_, right.divisor_);
        divisor = detail::divisor_product(left.divisor_ / common, right.divisor_);
        if (__builtin_mul_overflow(one, right.divisor_ / common, &one) ||
            __builtin_mul_overflow(other, left.divisor_ / common, &other))
            detail::refuse_digits(what);
    }
    WideInteger total = 0;
    if (__builtin_add_overflow(one, other, &total))
        detail::refuse_digits(what);
    return {total, places, divisor};
}

/// The same below zero.
inline Exact operator-(const Exact& value)
{
    Exact negated = value;
    negated.digits_ = -value.digits_;
    return negated;
}

/// @throws Overflow
inline Exact operator-(const Exact& left, const Exact& right) { return left + -right; }

/// @throws Overflow
inline Exact operator*(const Exact& left, const Exact& right)
{
    const std::int64_t of_left = detail::factor_in_common(left.digits_, right.divisor_);
    const std::int64_t of_right = detail::factor_in_common(right.digits_, left.divisor_);
    const auto shortened = [](WideInteger value, std::int64_t by) { return by == 1 ? value : value / by; };
    WideInteger digits = 0;
    if (__builtin_mul_overflow(shortened(left.digits_, of_left), shortened(right.digits_, of_right), &digits))
        detail::refuse_digits("product of exact numbers");
    const std::int64_t divisor =
        digits == 0 ? 1 : detail::divisor_product(left.divisor_ / of_right, right.divisor_ / of_left);
    int places = left.places_ + right.places_;
    for (; places > detail::most_places && digits % 10 == 0; --places)
        digits /= 10;
    return {digits, digits == 0 ? 0 : places, divisor};
}

/// Never overflows.
inline std::strong_ordering operator<=>(const Exact& left, const Exact& right) noexcept
{
    if (left.places_ == right.places_ && left.divisor_ == right.divisor_)
        return detail::order_of(left.digits_, right.digits_);
    if (left.divisor_ != right.divisor_) {
        if (left.is_negative() != right.is_negative())
            return left.is_negative() ? std::strong_ordering::less : std::strong_ordering::greater;
        const WideInteger under_left = detail::power_of_ten(left.places_) * left.divisor_;
        const WideInteger under_right = detail::power_of_ten(right.places_) * right.divisor_;
        return left.is_negative() ? detail::order_of_fractions(-right.digits_, under_right, -left.digits_, under_left)
                                  : detail::order_of_fractions(left.digits_, under_left, right.digits_, under_right);
    }
    const WideInteger left_unit = detail::power_of_ten(left.places_);
    const WideInteger right_unit = detail::power_of_ten(right.places_);
    if (const auto order = detail::order_of(left.digits_ / left_unit, right.digits_ / right_unit); order != 0)
        return order;
    // What stands behind the point is below 10^38 on either side, also when lengthened to the other's places.
    const int places = left.places_ < right.places_ ? right.places_ : left.places_;
    return detail::order_of(left.digits_ % left_unit * detail::power_of_ten(places - left.places_),
                            right.digits_ % right_unit * detail::power_of_ten(places - right.places_));
}

/// Shortest text that reads back as the same number: `87.2450125`, `-0.5`, `3`; of what is no decimal a fraction in
/// lowest terms, `241/3`.
[[nodiscard]] inline std::string to_string(const Exact& value)
{
    if (!value.is_decimal()) {
        const WideInteger unit = detail::power_of_ten(value.places());
        const WideInteger common = detail::common_divisor(value.digits(), unit);
        return to_string(Exact(value.digits() / common, 0))
            .append("/")
            .append(to_string(Exact(unit / common * value.divisor(), 0)));
    }
    char letters[48];  // from the last on; 39 digits, a point and a sign at most
    char* const end = letters + sizeof letters;
    char* at = end;
    WideInteger rest = detail::size_of(value.digits());
    for (int written = 0; rest > 0 || written <= value.places(); ++written) {
        if (written == value.places() && written > 0)
            *--at = '.';
        *--at = static_cast<char>('0' + static_cast<int>(rest % 10));
        rest /= 10;
    }
    if (value.is_negative())
        *--at = '-';
    return std::string(at, static_cast<std::size_t>(end - at));
}

/// For people: the number as a decimal, of what is none the nearest of twelve places: `80.333333333333`.
[[nodiscard]] inline std::string to_decimal_string(const Exact& value)
{
    if (value.is_decimal())
        return to_string(value);
    const WideInteger whole = detail::size_of(value.digits()) / detail::power_of_ten(value.places()) / value.divisor();
    int kept = 12;
    while (kept > 0 && whole >= detail::power_of_ten(detail::most_places - 1 - kept))
        --kept;
    return to_string(value.rounded(kept));
}

/// Reads what `to_string` writes. @throws InvalidInput  at `place`.
[[nodiscard]] inline Exact parse_exact(std::string_view text, const Where& place)
{
    const auto refusal = [&](const char* fault) {
        return InvalidInput(place, detail::quoted(text).append(fault),
                            "write digits and at most one point, as in 12.5, or two such numbers, as in 1/3");
    };
    if (const std::size_t line = text.find('/'); line != std::string_view::npos) {
        const Exact over = parse_exact(text.substr(0, line), place);
        const Exact under = parse_exact(text.substr(line + 1), place);
        if (under.is_zero() || !over.is_decimal() || !under.is_decimal())
            throw refusal(" is not a fraction");
        return Exact::ratio(over.digits(), under.digits()) * Exact(1, over.places()) *
               Exact(detail::power_of_ten(under.places()), 0);
    }
    std::string_view rest = text;
    const bool is_negative = rest.starts_with('-');
    if (is_negative)
        rest.remove_prefix(1);
    WideInteger digits = 0;
    int places = -1;
    bool has_digit = false;
    for (const char letter : rest) {
        if (letter == '.' && places < 0) {
            places = 0;
            continue;
        }
        if (letter < '0' || letter > '9')
            throw refusal(" is not a decimal number");
        has_digit = true;
        if (__builtin_mul_overflow(digits, 10, &digits) || __builtin_add_overflow(digits, letter - '0', &digits) ||
            (places >= 0 && ++places > detail::most_places))
            throw refusal(" has more than 38 digits");
    }
    if (!has_digit)
        throw refusal(" is not a decimal number");
    return {is_negative ? -digits : digits, places < 0 ? 0 : places};
}

}  // namespace muster

#pragma GCC visibility pop
