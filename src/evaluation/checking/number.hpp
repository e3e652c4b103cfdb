// Fractions of any length, for the checker only.
#pragma once

#include "muster/core/exact.hpp"

#include <boost/multiprecision/cpp_int.hpp>

#include <string>

namespace muster::inline v0_2::evaluation::checking {

using Whole = boost::multiprecision::cpp_int;
using Number = boost::multiprecision::cpp_rational;

template <class Kind>
Number number(Decimal<Kind> value)
{
    return Number(Whole(value.millionths()), Whole(1'000'000));
}

inline Number number(const Exact& value)
{
    return Number(Whole(to_string(Exact(value.digits(), 0))),
                  Whole(pow(Whole(10), static_cast<unsigned>(value.places())) * value.divisor()));
}

inline std::string text_of(const Number& value) { return value.str(); }

inline Whole floor_of(const Number& value)
{
    const Whole over = numerator(value);
    const Whole under = denominator(value);
    Whole whole = over / under;
    return over < 0 && whole * under != over ? Whole(whole - 1) : whole;
}

inline Number round_off(const Number& value, int places, Rounding rounding = Rounding::half_even)
{
    const Whole unit = pow(Whole(10), static_cast<unsigned>(places));
    const Number scaled = value * Number(unit);
    Whole below = floor_of(scaled);
    const Number rest = scaled - Number(below);
    const bool half_goes_up = rounding == Rounding::half_up ? scaled > 0 : below % 2 != 0;
    if (rest > Number(1, 2) || (rest == Number(1, 2) && half_goes_up))
        ++below;
    return Number(below, unit);
}

}  // namespace muster::evaluation::checking
