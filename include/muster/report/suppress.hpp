// Small groups are not shown, nor can they be reckoned from what is.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::report {

/// Which groups to show, of groups whose total is known: false for those of fewer than `least` people (but none), and
/// for the next larger ones until so many people are hidden that the total leaves each of them open, also for who knows
/// this rule; false for all, where there are too few for that.
///
/// @throws InvalidInput  if `least` is 0.
[[nodiscard]] std::vector<bool> shown_groups(std::span<const std::size_t> sizes, std::size_t least);

}  // namespace muster::report

#pragma GCC visibility pop
