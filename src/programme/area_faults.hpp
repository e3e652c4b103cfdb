// What does not fit in the records of the areas.
#pragma once

#include "muster/core/faults.hpp"
#include "muster/programme/term.hpp"

namespace muster::inline v0_2::programme {

/// Notes every id that names nothing of the term's organisation or ledger, every number out of its limits, and rows
/// that contradict each other.
void find_area_faults(const TermParts& parts, Faults& faults);

}  // namespace muster::programme
