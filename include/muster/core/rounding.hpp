// Where a number that stands half-way goes.
#pragma once

#include <cstdint>

#pragma GCC visibility push(default)

namespace muster::inline v0_2 {

/// How a number is rounded that lies as far from the one below as from the one above; all others go to the nearer.
enum class Rounding : std::uint8_t {
    half_even,  ///< to the even one: 0.5 to 0, 1.5 to 2, -1.5 to -2
    half_up,    ///< away from 0 (四舍五入, of a negative number's size): 0.5 to 1, 2.5 to 3, -2.5 to -3
};

}  // namespace muster

#pragma GCC visibility pop
