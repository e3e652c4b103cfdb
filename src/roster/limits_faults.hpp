// What can be wrong with the limits of a member or a contract.
#pragma once

#include "draft_rows.hpp"

#include "muster/core/faults.hpp"
#include "muster/roster/member.hpp"

namespace muster::inline v0_2::roster {

void find_in_limits(const Where& here, const Limits& limits, Rows& rows);

}  // namespace muster::roster
