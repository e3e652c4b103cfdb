// Areas in which members are held against each other (copeland, topsis).
#pragma once

#include "evaluation/facts.hpp"

namespace muster::inline v0_2::evaluation {

/// Settles such areas before members are scored; nothing where there are none. Needs the plan and `totals`.
/// @throws InvalidInput  where there are more members than can be compared in pairs. @throws Overflow
void settle_areas(EvaluationFacts& facts, unsigned threads);

}  // namespace muster::evaluation
