// Fractions of any length, rounded by asking which neighbour is nearer.
#pragma once

#include "muster/core/exact.hpp"
#include "muster/core/rounding.hpp"

#include <boost/multiprecision/cpp_int.hpp>

#include <cstdint>

namespace muster::inline v0_2::evaluation::naive {

using Fraction = boost::multiprecision::cpp_rational;
using Whole = boost::multiprecision::cpp_int;

template <class Kind>
Fraction value_of(Decimal<Kind> decimal)
{
    return Fraction(decimal.millionths()) / 1'000'000;
}

inline Fraction value_of(const Exact& exact)
{
    Fraction value =
        Whole(static_cast<std::int64_t>(exact.digits() / 1'000'000'000'000'000)) * Whole(1'000'000'000'000'000) +
        Whole(static_cast<std::int64_t>(exact.digits() % 1'000'000'000'000'000));
    for (int place = 0; place < exact.places(); ++place)
        value /= 10;
    return value / exact.divisor();
}

// By asking which of the two neighbours is nearer.
inline Fraction rounded(const Fraction& value, int places, Rounding rounding = Rounding::half_even)
{
    Fraction unit = 1;
    for (int place = 0; place < places; ++place)
        unit /= 10;
    const Fraction steps = value / unit;
    Whole below = numerator(steps) / denominator(steps);
    while (Fraction(below) > steps)
        --below;
    const Fraction to_below = steps - Fraction(below);
    const Fraction to_above = Fraction(below) + 1 - steps;
    const bool wants_above = rounding == Rounding::half_even ? below % 2 != 0 : below >= 0;  // -2.5 to -3
    const bool takes_above = to_above < to_below || (to_above == to_below && wants_above);
    return Fraction(takes_above ? Whole(below + 1) : below) * unit;
}

}  // namespace muster::evaluation::naive
