// Which candidates of a mentor could meet, and what a group of them misses at least.
#pragma once

#include "worth.hpp"

#include <cstdint>
#include <vector>

namespace muster::inline v0_2::pairing::groups_engine {

/// Every group of a mentor lies in one of the mentor's pools whose cost it cannot be below.
struct MeetingPool {
    Score cost = 0;                        ///< of missing time
    std::vector<std::uint32_t> mentees{};  ///< rising
};

/// By mentor. One of all candidates where no time is asked for; none where no group keeps the rule of time.
[[nodiscard]] std::vector<std::vector<MeetingPool>> meeting_pools(const GroupProblem& problem, const Problem& open,
                                                                  const GroupAssessor& assessor);

}  // namespace muster::pairing::groups_engine
