// Makes a problem smaller while something stays true of it.
#pragma once

#include "muster/roster/draft.hpp"

#include <functional>

namespace muster::inline v0_2::roster::truth {

/// Drops rows, days, members and types, sets fields to what they are by default, and makes numbers less, one at a time
/// and again until nothing more can be left out. `is_so` is asked of drafts that a problem can be built from, only.
[[nodiscard]] Draft shrunk(Draft draft, const std::function<bool(const Draft&)>& is_so);

}  // namespace muster::roster::truth
