// Ranks of totals that lie close together, by counting.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace muster::inline v0_2::evaluation {

/// Each rank is one more than how many totals stand above.
class RankCounts {
public:
    /// Of all totals but those of some rows; nothing where they lie too far apart to be counted.
    static std::optional<RankCounts> of(std::span<const std::int64_t> totals, std::span<const std::uint32_t> but,
                                        std::size_t threads);

    /// Of one of these totals, also of a row that is not counted.
    [[nodiscard]] std::uint32_t rank(std::int64_t total) const
    {
        return rank_of_[static_cast<std::size_t>(most_ - total)];
    }

private:
    std::int64_t most_ = 0;
    std::vector<std::uint32_t> rank_of_;  // by what a total lacks to the highest
};

}  // namespace muster::evaluation
