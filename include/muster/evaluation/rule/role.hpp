// What a rule's score is to the area above it.
#pragma once

#include <cstdint>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::evaluation::rule {

/// What a rule's score is to the area above it.
enum class Role : std::uint8_t {
    weighed,    ///< points that are a part of the area, with a weight
    taken_off,  ///< points taken off the area's total, never below 0; without a weight
    strikes,    ///< no points and no weight: it strikes, or it does not
    added,      ///< a bonus: points on top of the area's total, never below 0; without a weight
};

/// `OfRule::role` where the rule has one; most are weighed.
template <class OfRule>
inline constexpr Role role_of = Role::weighed;
/// The rule's own.
template <class OfRule>
requires requires { OfRule::role; }
inline constexpr Role role_of<OfRule> = OfRule::role;

}  // namespace muster::evaluation::rule

#pragma GCC visibility pop
