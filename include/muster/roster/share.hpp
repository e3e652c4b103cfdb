// How much of the common load is whose, and what is still owed of it.
#pragma once

#include "muster/core/decimal.hpp"
#include "muster/roster/measure.hpp"

#include <array>
#include <cstdint>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::roster {

/// A member's part of the common load, against the others' parts: 1 and 0.5 are two to one.
using Share = Decimal<struct ShareKind>;

/// By how much a load is above (below: negative) a fair one.
///
/// A fair load is seldom whole: 56 shifts among 12 are 4 2/3 each. Kept to a millionth so that the sum over all members
/// is exact. Ratios would be exact for each member too, but their denominators multiply term by term, as shares and
/// members change, beyond any fixed size; and no number of terms makes millionths worth a shift.
using Surplus = Decimal<struct SurplusKind>;

/// One for each measure, in their order.
using CarryOver = std::array<Surplus, all_measures.size()>;

/// Shares are 0 to this.
inline constexpr std::int64_t greatest_share = 1'000'000;

/// A carry-over is no further from 0 than this.
inline constexpr std::int64_t greatest_surplus = 1'000'000'000;

}  // namespace muster::roster

#pragma GCC visibility pop
