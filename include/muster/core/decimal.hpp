// Exact decimal numbers of a fixed unit.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace muster {

struct Where;

namespace decimal {

/// Decimal places that are kept: the unit is one millionth.
inline constexpr int places = 6;
inline constexpr std::int64_t per_one = 1'000'000;

/// Reads `-12.5` without passing through a float. @throws InvalidInput  at `place`.
[[nodiscard]] std::int64_t parse(std::string_view text, const Where& place);
/// Shortest text that reads back as the same number: `12.5`, `-0.000001`, `3`.
[[nodiscard]] std::string to_string(std::int64_t millionths);
/// `millionths` rounded, half to even, to `kept` places (0 to 6).
[[nodiscard]] std::int64_t rounded(std::int64_t millionths, int kept);
/// @throws Overflow
[[nodiscard]] std::int64_t sum(std::int64_t left, std::int64_t right);
/// @throws Overflow
[[nodiscard]] std::int64_t product(std::int64_t left, std::int64_t whole);

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
    Decimal& operator+=(Decimal other) { return *this = *this + other; }
    Decimal& operator-=(Decimal other) { return *this = *this - other; }

    friend constexpr auto operator<=>(const Decimal&, const Decimal&) = default;

private:
    std::int64_t millionths_ = 0;
};

template <class Kind>
[[nodiscard]] std::string to_string(Decimal<Kind> value)
{
    return decimal::to_string(value.millionths());
}

}  // namespace muster
