// Logarithms of so many places, and whether one number is a power of another.
#include "evaluation/logarithm.hpp"

#include <algorithm>
#include <type_traits>

namespace muster::inline v0_2::evaluation {

template <class Integer>
Integer logarithm(const Integer& number, int places)
{
    if constexpr (std::is_same_v<Integer, WideInteger>) {
        static const Logarithm<WideInteger> quick(short_places);
        if (places == short_places)
            return quick.of(number).units;
    }
    return Logarithm<Integer>(places).of(number).units;
}

template WideInteger logarithm(const WideInteger&, int);
template LongInteger logarithm(const LongInteger&, int);

bool is_power(const Ratio& one, const LongInteger& of, const Ratio& base, const LongInteger& power)
{
    if (power == 0)
        return one.over == one.under;
    // In lowest terms `base` must be the of-th power of something, and no number has a root of more than its bits.
    const LongInteger common = gcd(of, LongInteger(abs(power)));
    const LongInteger root = of / common;
    const LongInteger exponent = abs(power) / common;
    const auto bits = [](const Ratio& ratio) { return LongInteger(std::max(msb(ratio.over), msb(ratio.under)) + 1); };
    if (root > bits(base) || exponent > bits(one))
        return false;
    const auto of_root = static_cast<unsigned>(root);
    const auto to = static_cast<unsigned>(exponent);
    const LongInteger over = pow(power > 0 ? one.over : one.under, of_root);
    const LongInteger under = pow(power > 0 ? one.under : one.over, of_root);
    return over * pow(base.under, to) == under * pow(base.over, to);
}

}  // namespace muster::evaluation
