// What the bound's prices tell those who look for rosters.
#pragma once

#include "roster/engine/bound/floor.hpp"
#include "roster/engine/bound/restricted_master.hpp"

#include <memory>
#include <vector>

namespace muster::inline v0_2::roster::engine::bound {

/// What column generation over everybody has found out, for those who look nearby.
struct Outlook {
    List<double> prices{};                              ///< by cover row
    std::shared_ptr<const RestrictedMaster> mixture{};  ///< of everybody's lines, where there is one
    Cost scale = 1;                                     ///< prices go to the planner in parts of this
};

}  // namespace muster::roster::engine::bound
