// Natural logarithms and their inverse in whole numbers, each with a bound of its error: no double, no library's
// rounding, so the same on every machine.
//
// A number stands as a whole count of units of 2^-P. ln x = k ln 2 + ln m with m in (2/3, 4/3], and
// ln m = 2 (t + t^3/3 + t^5/5 + ...) with t = (m - 1) / (m + 1), |t| <= 1/5. exp y = 2^k exp r with r in [0, ln 2), by
// its power series. Bounds are in units, and generous: every shift and division is off by one unit at most, what it is
// multiplied with later lies below 1 or is counted.
//
// `Integer` is 128 bits for P = 60, where every product stays below 2^125, or an integer of any length.
#pragma once

#include "evaluation/long_integer.hpp"
#include "muster/core/wide_integer.hpp"

#include <cstdint>

namespace muster::inline v0_2::evaluation {

inline int top_bit(const LongInteger& value) { return static_cast<int>(msb(value)); }
inline int top_bit(WideInteger value)
{
    constexpr int half = 64;
    const auto high = static_cast<std::uint64_t>(value >> half);
    return high != 0 ? 2 * half - 1 - __builtin_clzll(high)
                     : half - 1 - __builtin_clzll(static_cast<std::uint64_t>(value));
}

/// A number in units of 2^-P, and how many units it may be off.
template <class Integer>
struct Bounded {
    Integer units = 0;
    Integer error = 0;
};

/// mantissa x 2^(power - P), the mantissa off by `error` at most and about 2^P.
template <class Integer>
struct Floating {
    Integer mantissa = 0;
    Integer error = 0;
    long power = 0;
};

template <class Integer>
class Logarithm {
public:
    /// `bits` is P, 40 or more.
    explicit Logarithm(int bits) : bits_(bits), one_(Integer{1} << bits)
    {
        // ln 2 = 2 (1/3 + 1/3^3/3 + ...)
        Integer term = (2 * one_) / 3;
        for (long odd = 1; term > 0; odd += 2) {
            ln2_ += term / odd;
            term /= 9;
        }
    }

    [[nodiscard]] int bits() const noexcept { return bits_; }
    [[nodiscard]] const Integer& one() const noexcept { return one_; }

    /// Of a whole number above 0.
    [[nodiscard]] Bounded<Integer> of(const Integer& value) const
    {
        int power = top_bit(value);
        Integer m = power <= bits_ ? Integer(value << (bits_ - power)) : Integer(value >> (power - bits_));
        if (3 * m > 4 * one_) {
            m >>= 1;
            ++power;
        }
        const bool is_below = m < one_;
        const Integer t = (Integer(is_below ? one_ - m : m - one_) << bits_) / (m + one_);
        const Integer square = (t * t) >> bits_;
        Integer series = one_;
        Integer term = one_;
        for (long odd = 3; term > 0; odd += 2) {
            term = (term * square) >> bits_;
            series += term / odd;
        }
        const Integer of_m = (2 * t * series) >> bits_;
        return {power * ln2_ + (is_below ? -of_m : of_m), Integer{power + 2} * bits_};
    }

    /// e to that. Nothing is known where the error is large: it is then larger than the number.
    [[nodiscard]] Floating<Integer> inverse(const Bounded<Integer>& exponent) const
    {
        Integer power = exponent.units / ln2_;
        if (power * ln2_ > exponent.units)
            --power;
        const Integer rest = exponent.units - power * ln2_;
        Integer sum = one_;
        Integer term = one_;
        long terms = 1;
        for (; term > 0; ++terms) {
            term = ((term * rest) >> bits_) / terms;
            sum += term;
        }
        const Integer size = power < 0 ? Integer(-power) : power;
        const Integer off = exponent.error + size * bits_;
        const Integer error = off > one_ / 4 ? Integer(4 * one_) : Integer(3 * off + 3 * Integer{terms} + 2);
        return {sum, error, static_cast<long>(power)};
    }

private:
    int bits_;
    Integer one_;
    Integer ln2_ = 0;  // off by P units at most
};

/// A positive fraction.
struct Ratio {
    LongInteger over = 1;
    LongInteger under = 1;
};

/// A logarithm of so many binary places is nearer to the truth than `logarithm_error(places)` of the last of them. Of
/// whole numbers of less than 500 bits.
[[nodiscard]] inline std::int64_t logarithm_error(int places) { return std::int64_t{2048} * places; }

/// ln(number) x 2^places; `number` above 0. `Integer` holds 2 x places + 8 bits, and the number.
template <class Integer>
[[nodiscard]] Integer logarithm(const Integer& number, int places);

extern template WideInteger logarithm(const WideInteger&, int);
extern template LongInteger logarithm(const LongInteger&, int);

/// Places of the quick way, which takes 128 bits.
inline constexpr int short_places = 60;

/// Whether over^of == base^power, where `of` > 0 and base > 1; `power` of any sign.
[[nodiscard]] bool is_power(const Ratio& one, const LongInteger& of, const Ratio& base, const LongInteger& power);

}  // namespace muster::evaluation
