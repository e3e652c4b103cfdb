// Several whole numbers in doubles at once, and what is done to them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace muster::inline v0_2::evaluation {

/// No whole number in a `double` is larger here, its sign aside: sums and products of such are held to it beforehand,
/// so that each of them is exact, and a quotient is wrong by less than 1 before it is mended.
inline constexpr std::int64_t most_quick = std::int64_t{1} << 50;

/// So many at once: one instruction on a machine with AVX2, two on any other of its kind.
inline constexpr std::size_t lanes = 4;
using Lanes [[gnu::vector_size(lanes * sizeof(double))]] = double;
/// What comparing them gives: all bits, or none.
using LaneBits [[gnu::vector_size(lanes * sizeof(double))]] = std::int64_t;

namespace lane {

/// Adding it to a number below 2^51, its sign aside, rounds that half to even, and leaves it in the last bits.
inline constexpr double shift = 6755399441055744.0;  // 1.5 x 2^52

[[gnu::always_inline]] inline void load(const double* from, Lanes& made) { std::memcpy(&made, from, sizeof made); }
[[gnu::always_inline]] inline void store(const Lanes& from, double* to) { std::memcpy(to, &from, sizeof from); }

/// Of numbers within `most_quick`.
[[gnu::always_inline]] inline void load(const std::int64_t* from, Lanes& made)
{
    LaneBits bits;
    std::memcpy(&bits, from, sizeof bits);
    std::int64_t shift_bits = 0;
    std::memcpy(&shift_bits, &shift, sizeof shift);
    bits += shift_bits;
    std::memcpy(&made, &bits, sizeof made);
    made -= shift;
}
template <class Wide>
[[gnu::always_inline]] inline void load(const Wide* from, Lanes& made)
{
    for (std::size_t at = 0; at < lanes; ++at)
        made[at] = static_cast<double>(static_cast<std::int64_t>(from[at]));
}

/// `numbers`, at least `least` and at most `most`.
[[gnu::always_inline]] inline void clamp(Lanes& numbers, double least, double most)
{
    numbers = numbers < least ? Lanes{} + least : numbers;
    numbers = numbers > most ? Lanes{} + most : numbers;
}

/// over / under, whole numbers within `most_quick`, to a whole number. `inverse` is 1 / under.
///
/// The product with the inverse is off by less than half of 1, so what it is rounded to is right or one beside it,
/// which the rest tells exactly.
[[gnu::always_inline]] inline void divide(Lanes& over, const Lanes& under, const Lanes& inverse, bool half_goes_up)
{
    const Lanes none{};
    const Lanes one = none + 1.0;
    Lanes whole = (over * inverse + shift) - shift;
    const Lanes rest = over - whole * under;
    const Lanes twice = rest + rest;
    const Lanes half = whole * 0.5;
    const Lanes even = (half + shift) - shift;
    // Half-way: to the even one, or away from 0.
    const LaneBits goes_out = half_goes_up ? (twice > 0.0) == (over > 0.0) : even != half;
    const LaneBits is_less = (twice > under) | ((twice == under) & goes_out);
    const LaneBits is_more = (twice < -under) | ((twice == -under) & goes_out);
    whole += is_less ? one : none;
    whole -= is_more ? one : none;
    over = whole;
}

}  // namespace lane

#if defined(__x86_64__)
/// A function that is compiled for newer machines, too, and whether this is one.
#define MUSTER_FOR_AVX2 [[gnu::target("avx2")]]
inline bool has_avx2() noexcept
{
    static const bool has = __builtin_cpu_supports("avx2") != 0;
    return has;
}
#else
#define MUSTER_FOR_AVX2
inline bool has_avx2() noexcept { return false; }
#endif

}  // namespace muster::evaluation
