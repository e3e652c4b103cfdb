// The tree that shared capacities form.
#pragma once

#include "muster/pairing/shared.hpp"

#include <cstddef>
#include <limits>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace muster::inline v0_2::pairing::shared {

/// Which capacity is the next above each mentor and each capacity.
struct Family {
    static constexpr std::size_t top = std::numeric_limits<std::size_t>::max();  // nothing above

    std::vector<std::size_t> above_mentor;
    std::vector<std::size_t> above_shared;
    std::vector<std::size_t> rising;  // every capacity behind those it holds

    /// Two that cross, where the capacities form no tree; nothing else is right then.
    std::optional<std::pair<std::size_t, std::size_t>> crossing;
};

/// Smaller capacities first; each takes what is on top of its mentors until then, which must lie in it whole.
/// Mentors are known and stand in a capacity once.
[[nodiscard]] Family family_of(std::size_t mentors, std::span<const SharedCapacity> shared);

}  // namespace muster::pairing::shared
