// What can be wrong with the groups of a panel.
#pragma once

#include "muster/core/faults.hpp"
#include "muster/evaluation/panel.hpp"

#include <span>

namespace muster::inline v0_2::evaluation {

/// Adds every fault of the groups; of their weights together at `panel`.
void check_panel_groups(std::span<const PanelGroup> groups, const Where& panel, Faults& faults);

}  // namespace muster::evaluation
