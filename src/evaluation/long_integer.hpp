// Whole numbers of any length, there and back.
#pragma once

#include "evaluation/fraction.hpp"

#include <boost/multiprecision/cpp_int.hpp>

#include <cstdint>

namespace muster::inline v0_2::evaluation {

using LongInteger = boost::multiprecision::cpp_int;

inline LongInteger lengthened(WideInteger value)
{
    constexpr int half = 64;
    return (LongInteger(static_cast<std::int64_t>(value >> half)) << half) + static_cast<std::uint64_t>(value);
}

/// The greatest whole number that is no more than the quotient; `under` > 0.
inline LongInteger floor_of(const LongInteger& over, const LongInteger& under)
{
    LongInteger whole = over / under;
    if (over < 0 && whole * under != over)
        --whole;
    return whole;
}

/// Whether the value stands in 127 bits.
inline bool is_short(const LongInteger& value) { return value == 0 || msb(LongInteger(abs(value))) < 126; }

/// @throws Overflow  unless `is_short`.
inline WideInteger shortened(const LongInteger& value)
{
    if (!is_short(value))
        refuse_amount();
    const LongInteger size = abs(value);
    constexpr int half = 64;
    const auto high = static_cast<std::int64_t>(LongInteger(size >> half));
    const auto low = static_cast<std::uint64_t>(size & LongInteger(~std::uint64_t{0}));
    const WideInteger made = (static_cast<WideInteger>(high) << half) + low;
    return value < 0 ? -made : made;
}

}  // namespace muster::evaluation
