// Integer arithmetic that refuses to overflow, and decimals as text.
#include "muster/core/decimal.hpp"

#include "muster/core/error.hpp"

#include <limits>

namespace muster::decimal {
namespace {

[[noreturn]] void refuse(const char* what)
{
    throw Overflow({what}, "the result is beyond nine million million", "use smaller numbers or a larger unit");
}

constexpr std::int64_t power_of_ten(int exponent)
{
    std::int64_t power = 1;
    for (int i = 0; i < exponent; ++i)
        power *= 10;
    return power;
}

}  // namespace

std::int64_t sum(std::int64_t left, std::int64_t right)
{
    std::int64_t result = 0;
    if (__builtin_add_overflow(left, right, &result))
        refuse("sum of decimals");
    return result;
}

std::int64_t product(std::int64_t left, std::int64_t whole)
{
    std::int64_t result = 0;
    if (__builtin_mul_overflow(left, whole, &result))
        refuse("product of decimals");
    return result;
}

std::int64_t parse(std::string_view text, const Where& place)
{
    const std::string shown = "\"" + std::string(text) + "\"";
    const auto malformed = [&] {
        return InvalidInput(place, shown + " is not a decimal number",
                            "write digits and at most one point, as in 12.5");
    };

    std::string_view rest = text;
    const bool is_negative = rest.starts_with('-');
    if (is_negative || rest.starts_with('+'))
        rest.remove_prefix(1);
    std::int64_t value = 0;  // counted downwards, as the negative range reaches one further
    int places_read = -1;    // -1 until the point
    int digits = 0;
    const auto append = [&](int digit) {
        if (__builtin_mul_overflow(value, 10, &value) || __builtin_sub_overflow(value, digit, &value))
            throw InvalidInput(place, shown + " is too large", "give a number below nine million million");
    };
    for (const char letter : rest) {
        if (letter == '.' && places_read < 0) {
            places_read = 0;
        } else if (letter >= '0' && letter <= '9') {
            ++digits;
            if (places_read < 0 || ++places_read <= places)
                append(letter - '0');
            else if (letter != '0')
                throw InvalidInput(place, shown + " has more than six decimal places", "round it to six places");
        } else {
            throw malformed();
        }
    }
    if (digits == 0)
        throw malformed();
    for (int filled = places_read < 0 ? 0 : places_read; filled < places; ++filled)
        append(0);
    if (!is_negative && value == std::numeric_limits<std::int64_t>::min())
        throw InvalidInput(place, shown + " is too large", "give a number below nine million million");
    return is_negative ? value : -value;
}

std::string to_string(std::int64_t millionths)
{
    const bool is_negative = millionths < 0;
    const std::uint64_t size =
        is_negative ? ~static_cast<std::uint64_t>(millionths) + 1 : static_cast<std::uint64_t>(millionths);
    std::string text = (is_negative ? "-" : "") + std::to_string(size / per_one);
    std::uint64_t fraction = size % per_one;
    if (fraction == 0)
        return text;
    std::string behind_point = std::to_string(fraction + per_one).substr(1);
    while (behind_point.back() == '0')
        behind_point.pop_back();
    return text + "." + behind_point;
}

std::int64_t rounded(std::int64_t millionths, int kept)
{
    if (kept < 0 || kept > places)
        throw InvalidInput({"rounding"}, std::to_string(kept) + " decimal places", "round to 0 to 6 places");
    const std::int64_t step = power_of_ten(places - kept);
    std::int64_t quotient = millionths / step;
    const std::int64_t left_over = millionths % step;
    const std::int64_t twice = left_over < 0 ? -2 * left_over : 2 * left_over;
    if (twice > step || (twice == step && quotient % 2 != 0))
        quotient += millionths < 0 ? -1 : 1;
    return product(quotient, step);
}

}  // namespace muster::decimal
