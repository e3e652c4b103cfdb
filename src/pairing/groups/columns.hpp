// Proves groups best by looking at every group that could be part of something better.
#pragma once

#include "prices.hpp"
#include "search.hpp"

#include "core/budget.hpp"

#include <cstdint>
#include <optional>

namespace muster::inline v0_2::pairing::groups_engine {

struct ColumnSearch {
    bool is_complete = false;         ///< nothing is better than `better`, or else than the total to beat
    std::optional<GroupOf> better{};  ///< the best found that beats it
};

/// Looks for groupings of more than `to_beat`; without it, for any that keep all rules. Gives up when `work` groups
/// were looked at, there are too many to keep, or `budget` is spent. What was spent is added to `spent`.
[[nodiscard]] ColumnSearch search_columns(const GroupProblem& problem, const Problem& open, GroupAssessor& assessor,
                                          const PricedBound& prices, std::optional<Score> to_beat, std::uint64_t work,
                                          std::uint64_t& spent, const Budget& budget);

}  // namespace muster::pairing::groups_engine
