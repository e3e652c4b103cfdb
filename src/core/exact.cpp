// Checked arithmetic on 128 bits. Every number is kept without trailing zeros, so comparing for equality is comparing
// bits.
#include "muster/core/exact.hpp"

#include "muster/core/error.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <string_view>

namespace muster {
namespace {

constexpr int most_places = 38;

constexpr auto powers = [] {
    std::array<WideInteger, most_places + 1> made{};
    made[0] = 1;
    for (std::size_t i = 1; i < made.size(); ++i)
        made[i] = made[i - 1] * 10;
    return made;
}();

WideInteger power_of_ten(int exponent) { return powers[static_cast<std::size_t>(exponent)]; }

[[noreturn]] void refuse(const char* what)
{
    throw Overflow({what}, "the result has more than 38 digits", "give weights fewer places, or round the areas below");
}

WideInteger scaled(WideInteger value, int exponent, const char* what)
{
    WideInteger result = 0;
    if (exponent > most_places || __builtin_mul_overflow(value, power_of_ten(exponent), &result))
        refuse(what);
    return result;
}

WideInteger size_of(WideInteger value) { return value < 0 ? -value : value; }

// numerator / denominator, half to even; denominator > 0.
WideInteger divided(WideInteger numerator, WideInteger denominator)
{
    WideInteger result = numerator / denominator;
    const WideInteger left_over = size_of(numerator % denominator);
    const WideInteger room = denominator - left_over;
    if (left_over > room || (left_over == room && result % 2 != 0))
        result += numerator < 0 ? -1 : 1;
    return result;
}

}  // namespace

Exact::Exact(WideInteger digits, int places) : digits_(digits), places_(places)
{
    if (places < 0 || places > most_places)
        refuse("exact number");
    if (digits_ == std::numeric_limits<WideInteger>::min())
        refuse("exact number");
    if (digits_ == 0)
        places_ = 0;
    // Most numbers stand in 64 bits, where division is ten times quicker.
    if (digits_ >= std::numeric_limits<std::int64_t>::min() && digits_ <= std::numeric_limits<std::int64_t>::max()) {
        auto narrow = static_cast<std::int64_t>(digits_);
        for (; places_ > 0 && narrow % 10 == 0; --places_)
            narrow /= 10;
        digits_ = narrow;
    } else {
        for (; places_ > 0 && digits_ % 10 == 0; --places_)
            digits_ /= 10;
    }
}

Exact Exact::quotient(const Exact& dividend, const Exact& divisor, int kept)
{
    if (divisor.is_zero())
        throw InvalidInput({"quotient"}, "it divides by zero", "say what to do where there is nothing to divide by");
    WideInteger numerator = divisor.digits_ < 0 ? -dividend.digits_ : dividend.digits_;
    WideInteger denominator = size_of(divisor.digits_);
    const int exponent = kept + divisor.places_ - dividend.places_;
    if (exponent >= 0)
        numerator = scaled(numerator, exponent, "quotient");
    else
        denominator = scaled(denominator, -exponent, "quotient");
    return {divided(numerator, denominator), kept};
}

Exact Exact::rounded(int kept) const
{
    if (kept < 0 || kept > most_places)
        throw InvalidInput({"rounding"}, std::to_string(kept) + " decimal places", "round to 0 to 38 places");
    return kept >= places_ ? *this : Exact(divided(digits_, power_of_ten(places_ - kept)), kept);
}

std::int64_t Exact::rounded_millionths() const
{
    const Exact short_form = rounded(decimal::places);
    const WideInteger millionths =
        scaled(short_form.digits_, decimal::places - short_form.places_, "decimal of an exact number");
    if (millionths < std::numeric_limits<std::int64_t>::min() || millionths > std::numeric_limits<std::int64_t>::max())
        throw Overflow({"decimal of an exact number"}, "the result is beyond nine million million",
                       "use smaller numbers or a larger unit");
    return static_cast<std::int64_t>(millionths);
}

double Exact::approximate() const noexcept
{
    return static_cast<double>(digits_) / static_cast<double>(power_of_ten(places_));
}

Exact operator+(const Exact& left, const Exact& right)
{
    const int places = std::max(left.places_, right.places_);
    WideInteger total = 0;
    if (__builtin_add_overflow(scaled(left.digits_, places - left.places_, "sum of exact numbers"),
                               scaled(right.digits_, places - right.places_, "sum of exact numbers"), &total))
        refuse("sum of exact numbers");
    return {total, places};
}

Exact operator-(const Exact& value)
{
    Exact negated = value;
    negated.digits_ = -value.digits_;
    return negated;
}

Exact operator-(const Exact& left, const Exact& right) { return left + -right; }

Exact operator*(const Exact& left, const Exact& right)
{
    WideInteger product = 0;
    if (__builtin_mul_overflow(left.digits_, right.digits_, &product))
        refuse("product of exact numbers");
    int places = left.places_ + right.places_;
    for (; places > most_places && product % 10 == 0; --places)
        product /= 10;
    return {product, product == 0 ? 0 : places};
}

std::strong_ordering operator<=>(const Exact& left, const Exact& right) noexcept
{
    const auto compare = [](WideInteger first, WideInteger second) {
        return first < second   ? std::strong_ordering::less
               : second < first ? std::strong_ordering::greater
                                : std::strong_ordering::equal;
    };
    if (left.places_ == right.places_)
        return compare(left.digits_, right.digits_);
    const WideInteger left_unit = power_of_ten(left.places_);
    const WideInteger right_unit = power_of_ten(right.places_);
    if (const auto order = compare(left.digits_ / left_unit, right.digits_ / right_unit); order != 0)
        return order;
    // What stands behind the point is below 10^38 on either side, also when lengthened to the other's places.
    const int places = std::max(left.places_, right.places_);
    return compare(left.digits_ % left_unit * power_of_ten(places - left.places_),
                   right.digits_ % right_unit * power_of_ten(places - right.places_));
}

std::string to_string(const Exact& value)
{
    WideInteger rest = size_of(value.digits());
    std::string text;
    for (int written = 0; rest > 0 || written <= value.places(); ++written) {
        if (written == value.places() && written > 0)
            text += '.';
        text += static_cast<char>('0' + static_cast<int>(rest % 10));
        rest /= 10;
    }
    if (value.is_negative())
        text += '-';
    std::ranges::reverse(text);
    return text;
}

Exact parse_exact(std::string_view text, const Where& place)
{
    const auto refusal = [&](const char* fault) {
        return InvalidInput(place, "\"" + std::string(text) + "\" " + fault,
                            "write digits and at most one point, as in 12.5");
    };
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
            throw refusal("is not a decimal number");
        has_digit = true;
        if (__builtin_mul_overflow(digits, 10, &digits) || __builtin_add_overflow(digits, letter - '0', &digits) ||
            (places >= 0 && ++places > most_places))
            throw refusal("has more than 38 digits");
    }
    if (!has_digit)
        throw refusal("is not a decimal number");
    return {is_negative ? -digits : digits, places < 0 ? 0 : places};
}

}  // namespace muster
