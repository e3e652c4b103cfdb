// A first roster, one day after the other: whoever adds least to the toll comes first.
//
// Where turns are to lie apart and loads to be fair, whole lines planned one after the other leave what nobody fits to
// those who come last. From day to day everybody is at the same point of the period, and who stood longest ago and
// least costs least.
#pragma once

#include "core/budget.hpp"
#include "roster/engine/model/instance.hpp"
#include "roster/engine/search/floor.hpp"

#include <optional>

namespace muster::inline v0_2::roster::engine::search {

/// Nothing where rules ask for an automaton of the line, which tells no run apart, or there was no time for it.
[[nodiscard]] std::optional<List<Line>> plan_day_by_day(const Instance& instance, const Budget& budget);

}  // namespace muster::roster::engine::search
