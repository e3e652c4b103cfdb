// What evaluations count with.
#pragma once

#include "muster/core/decimal.hpp"

#pragma GCC visibility push(default)

namespace muster::inline v0_2 {

/// What a record or an indicator is worth.
using Points = Decimal<struct PointsKind>;

/// How much of a total a part makes up; 0.15 is 15 %.
using Weight = Decimal<struct WeightKind>;

/// How much of something was done, in the indicator's unit (hours, people, items).
using Quantity = Decimal<struct QuantityKind>;

}  // namespace muster

#pragma GCC visibility pop
