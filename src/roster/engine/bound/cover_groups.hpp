// Rows of cover that may be split together: the people of a day, of a week, of a kind of shift on them, in all.
//
// Where people can change places, prices leave halves on many rows whose sum is as much in parts; to split one row only
// moves the halves to the next. What is counted together cannot be moved.
#pragma once

#include "roster/engine/bound/floor.hpp"
#include "roster/engine/model/instance.hpp"

#include <cstddef>
#include <vector>

namespace muster::inline v0_2::roster::engine::bound {

/// Each of two rows or more, and no two alike: of days, and of weeks from the first day on, by shift that rules tell
/// apart and by who may stand it, and of all days. Rows are the first `cover_rows`.
[[nodiscard]] List<List<int>> cover_groups(const Instance& instance, std::size_t cover_rows);

}  // namespace muster::roster::engine::bound
