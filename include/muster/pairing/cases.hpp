// A proof by cases: the pairings there may be, split on one pair after the other, each case bounded by prices.
#pragma once

#include "muster/core/id.hpp"

#include <cstdint>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::pairing {

/// A split of a case in two, or the end of one.
///
/// Steps stand in the order of a walk: behind a split come all steps of the case in which the pair is made, then those
/// of the case in which it is not.
struct CaseStep {
    MenteeId mentee{};           ///< of the pair that a split is on; unset: the case ends here
    MentorId mentor{};           ///< of the same pair
    std::uint32_t prices = 0;    ///< of an end: the row of the prices that bound it
    bool is_impossible = false;  ///< of an end: the prices show that no pairing is in it

    /// Whether it splits a case.
    [[nodiscard]] constexpr bool is_split() const noexcept { return mentee.is_set(); }
    friend bool operator==(const CaseStep&, const CaseStep&) = default;
};

}  // namespace muster::pairing

#pragma GCC visibility pop
