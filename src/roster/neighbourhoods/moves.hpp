// Random small changes of a roster.
#pragma once

#include "../search_state.hpp"

#include "muster/core/seed.hpp"

#include <vector>

namespace muster::roster {

/// One of: a shift handed to somebody else, added, dropped or changed to another type; two members' shifts exchanged
/// over a few days; a few days of one member filled with one type or freed. Empty where the draw gave nothing that may
/// be.
[[nodiscard]] std::vector<Change> draw_move(const SearchState& state, Random& random);

}  // namespace muster::roster
