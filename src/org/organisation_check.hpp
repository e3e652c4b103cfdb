// The door of an organisation: every fault of its parts.
#pragma once

#include "muster/core/faults.hpp"
#include "muster/org/organisation.hpp"

namespace muster::inline v0_2::org {

/// Adds what is wrong with the parts, in the order of their lists. Codes are the tables' matter.
void find_faults(const OrganisationParts& parts, Faults& faults);

}  // namespace muster::org
