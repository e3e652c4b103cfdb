// Checked arithmetic on 128 bits. Every number is kept in lowest terms and without trailing zeros, so comparing for
// equality is comparing bits. Twos and fives never stand in the divisor: they are places.
#include "muster/core/exact.hpp"

#include "muster/core/error.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
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

[[noreturn]] void refuse_divisor()
{
    throw Overflow({"exact number"}, "its denominator has more than 18 digits",
                   "give weights fewer digits, or round the areas below");
}

std::int64_t product(std::int64_t left, std::int64_t right)
{
    std::int64_t result = 0;
    if (__builtin_mul_overflow(left, right, &result))
        refuse_divisor();
    return result;
}

// numerator / denominator; denominator > 0.
WideInteger divided(WideInteger numerator, WideInteger denominator, Rounding rounding)
{
    WideInteger result = numerator / denominator;
    const WideInteger left_over = size_of(numerator % denominator);
    const WideInteger room = denominator - left_over;
    if (left_over > room || (left_over == room && (rounding == Rounding::half_up || result % 2 != 0)))
        result += numerator < 0 ? -1 : 1;
    return result;
}

WideInteger greatest_common_divisor(WideInteger left, WideInteger right)
{
    constexpr WideInteger narrow = std::numeric_limits<std::int64_t>::max();
    left = size_of(left);
    right = size_of(right);
    while (right != 0 && (left > narrow || right > narrow)) {
        const WideInteger rest = left % right;
        left = right;
        right = rest;
    }
    return right == 0 ? left : std::gcd(static_cast<std::int64_t>(left), static_cast<std::int64_t>(right));
}

// Most numbers stand in 64 bits, where division is ten times quicker.
bool is_narrow(WideInteger value)
{
    return value >= std::numeric_limits<std::int64_t>::min() && value <= std::numeric_limits<std::int64_t>::max();
}

std::int64_t common_divisor(WideInteger digits, std::int64_t divisor)
{
    if (divisor == 1)
        return 1;
    return std::gcd(is_narrow(digits) ? static_cast<std::int64_t>(digits) % divisor
                                      : static_cast<std::int64_t>(digits % divisor),
                    divisor);
}

std::strong_ordering order_of(WideInteger left, WideInteger right)
{
    return left < right   ? std::strong_ordering::less
           : right < left ? std::strong_ordering::greater
                          : std::strong_ordering::equal;
}

// left / under_left against right / under_right, neither below 0: whole parts first, then the rests turned upside down.
std::strong_ordering order_of_fractions(WideInteger left, WideInteger under_left, WideInteger right,
                                        WideInteger under_right)
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

}  // namespace

Exact::Exact(WideInteger digits, int places, std::int64_t divisor) : digits_(digits), divisor_(divisor), places_(places)
{
    if (places < 0 || places > most_places)
        refuse("exact number");
    if (digits_ == std::numeric_limits<WideInteger>::min())
        refuse("exact number");
    if (digits_ == 0)
        places_ = 0;
    if (divisor_ != 1) {
        if (const std::int64_t common = common_divisor(digits_, divisor_); common != 1) {
            digits_ /= common;
            divisor_ /= common;
        }
    }
    if (is_narrow(digits_)) {
        auto narrow = static_cast<std::int64_t>(digits_);
        for (; places_ > 0 && narrow % 10 == 0; --places_)
            narrow /= 10;
        digits_ = narrow;
    } else {
        for (; places_ > 0 && digits_ % 10 == 0; --places_)
            digits_ /= 10;
    }
    if (divisor_ != 1)
        static_cast<void>(scaled(divisor_, places_, "exact number"));  // what is under the line stands in 128 bits
}

Exact Exact::ratio(WideInteger over, WideInteger under)
{
    if (under == 0)
        throw InvalidInput({"ratio"}, "it divides by zero", "say what to do where there is nothing to divide by");
    const WideInteger common = greatest_common_divisor(over, under) * (under < 0 ? -1 : 1);
    over /= common;
    under /= common;
    const auto take_out = [&](int factor) {
        int count = 0;
        for (; under > std::numeric_limits<std::int64_t>::max() && under % factor == 0; under /= factor)
            ++count;
        if (under > std::numeric_limits<std::int64_t>::max())
            return count;
        auto narrow = static_cast<std::int64_t>(under);
        for (; narrow % factor == 0; narrow /= factor)
            ++count;
        under = narrow;
        return count;
    };
    const int twos = take_out(2);
    const int fives = take_out(5);
    if (under > std::numeric_limits<std::int64_t>::max())
        refuse_divisor();
    const auto times = [&](int factor, int count) {
        for (; count > 0; --count)
            if (__builtin_mul_overflow(over, factor, &over))
                refuse("ratio");
    };
    times(5, twos - fives);
    times(2, fives - twos);
    return {over, std::max(twos, fives), static_cast<std::int64_t>(under)};
}

Exact Exact::quotient(const Exact& dividend, const Exact& divisor, int kept, Rounding rounding)
{
    if (divisor.is_zero())
        throw InvalidInput({"quotient"}, "it divides by zero", "say what to do where there is nothing to divide by");
    WideInteger numerator = divisor.digits_ < 0 ? -dividend.digits_ : dividend.digits_;
    WideInteger denominator = size_of(divisor.digits_);
    if (__builtin_mul_overflow(numerator, divisor.divisor_, &numerator) ||
        __builtin_mul_overflow(denominator, dividend.divisor_, &denominator))
        refuse("quotient");
    const int exponent = kept + divisor.places_ - dividend.places_;
    if (exponent >= 0)
        numerator = scaled(numerator, exponent, "quotient");
    else
        denominator = scaled(denominator, -exponent, "quotient");
    return {divided(numerator, denominator, rounding), kept};
}

Exact Exact::rounded(int kept, Rounding rounding) const
{
    if (kept < 0 || kept > most_places)
        throw InvalidInput({"rounding"}, std::to_string(kept) + " decimal places", "round to 0 to 38 places");
    if (kept < places_)
        return {divided(digits_, power_of_ten(places_ - kept) * divisor_, rounding), kept};
    if (is_decimal())
        return *this;
    // What is no decimal never stands half-way, so the whole part and the rest may be rounded apart.
    const int longer = kept - places_;
    const WideInteger whole = scaled(digits_ / divisor_, longer, "rounded number");
    WideInteger result = 0;
    if (__builtin_add_overflow(whole, divided(scaled(digits_ % divisor_, longer, "rounded number"), divisor_, rounding),
                               &result))
        refuse("rounded number");
    return {result, kept};
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
    return static_cast<double>(digits_) / static_cast<double>(power_of_ten(places_)) / static_cast<double>(divisor_);
}

Exact operator+(const Exact& left, const Exact& right)
{
    constexpr const char* what = "sum of exact numbers";
    const int places = std::max(left.places_, right.places_);
    WideInteger one = scaled(left.digits_, places - left.places_, what);
    WideInteger other = scaled(right.digits_, places - right.places_, what);
    std::int64_t divisor = left.divisor_;
    if (left.divisor_ != right.divisor_) {
        const std::int64_t common = std::gcd(left.divisor_, right.divisor_);
        divisor = product(left.divisor_ / common, right.divisor_);
        if (__builtin_mul_overflow(one, right.divisor_ / common, &one) ||
            __builtin_mul_overflow(other, left.divisor_ / common, &other))
            refuse(what);
    }
    WideInteger total = 0;
    if (__builtin_add_overflow(one, other, &total))
        refuse(what);
    return {total, places, divisor};
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
    const std::int64_t of_left = common_divisor(left.digits_, right.divisor_);
    const std::int64_t of_right = common_divisor(right.digits_, left.divisor_);
    const auto shortened = [](WideInteger value, std::int64_t by) { return by == 1 ? value : value / by; };
    WideInteger digits = 0;
    if (__builtin_mul_overflow(shortened(left.digits_, of_left), shortened(right.digits_, of_right), &digits))
        refuse("product of exact numbers");
    const std::int64_t divisor = digits == 0 ? 1 : product(left.divisor_ / of_right, right.divisor_ / of_left);
    int places = left.places_ + right.places_;
    for (; places > most_places && digits % 10 == 0; --places)
        digits /= 10;
    return {digits, digits == 0 ? 0 : places, divisor};
}

std::strong_ordering operator<=>(const Exact& left, const Exact& right) noexcept
{
    if (left.places_ == right.places_ && left.divisor_ == right.divisor_)
        return order_of(left.digits_, right.digits_);
    if (left.divisor_ != right.divisor_) {
        if (left.is_negative() != right.is_negative())
            return left.is_negative() ? std::strong_ordering::less : std::strong_ordering::greater;
        const WideInteger under_left = power_of_ten(left.places_) * left.divisor_;
        const WideInteger under_right = power_of_ten(right.places_) * right.divisor_;
        return left.is_negative() ? order_of_fractions(-right.digits_, under_right, -left.digits_, under_left)
                                  : order_of_fractions(left.digits_, under_left, right.digits_, under_right);
    }
    const WideInteger left_unit = power_of_ten(left.places_);
    const WideInteger right_unit = power_of_ten(right.places_);
    if (const auto order = order_of(left.digits_ / left_unit, right.digits_ / right_unit); order != 0)
        return order;
    // What stands behind the point is below 10^38 on either side, also when lengthened to the other's places.
    const int places = std::max(left.places_, right.places_);
    return order_of(left.digits_ % left_unit * power_of_ten(places - left.places_),
                    right.digits_ % right_unit * power_of_ten(places - right.places_));
}

std::string to_string(const Exact& value)
{
    if (!value.is_decimal()) {
        const WideInteger unit = power_of_ten(value.places());
        const WideInteger common = greatest_common_divisor(value.digits(), unit);
        return to_string(Exact(value.digits() / common, 0)) + "/" +
               to_string(Exact(unit / common * value.divisor(), 0));
    }
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

std::string to_decimal_string(const Exact& value)
{
    if (value.is_decimal())
        return to_string(value);
    const WideInteger whole = size_of(value.digits()) / power_of_ten(value.places()) / value.divisor();
    int kept = 12;
    while (kept > 0 && whole >= power_of_ten(most_places - 1 - kept))
        --kept;
    return to_string(value.rounded(kept));
}

Exact parse_exact(std::string_view text, const Where& place)
{
    const auto refusal = [&](const char* fault) {
        return InvalidInput(place, "\"" + std::string(text) + "\" " + fault,
                            "write digits and at most one point, as in 12.5, or two such numbers, as in 1/3");
    };
    if (const std::size_t line = text.find('/'); line != std::string_view::npos) {
        const Exact over = parse_exact(text.substr(0, line), place);
        const Exact under = parse_exact(text.substr(line + 1), place);
        if (under.is_zero() || !over.is_decimal() || !under.is_decimal())
            throw refusal("is not a fraction");
        return Exact::ratio(over.digits(), under.digits()) * Exact(1, over.places()) *
               Exact(power_of_ten(under.places()), 0);
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
