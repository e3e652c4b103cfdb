// Deferred acceptance between two sides of rows with strict lists and quotas.
#pragma once

#include "muster/core/progress.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace muster::inline v0_2::pairing::stable_engine {

/// One side of a market: list `i` is `entries[starts[i]] ... entries[starts[i + 1] - 1]`, best first, none twice.
struct StrictSide {
    std::span<const std::size_t> starts;
    std::span<const std::uint32_t> entries;
    std::span<const std::int32_t> quotas;  ///< 0 or more

    [[nodiscard]] std::size_t size() const noexcept { return starts.size() - 1; }
    [[nodiscard]] std::span<const std::uint32_t> list(std::size_t row) const noexcept
    {
        return entries.subspan(starts[row], starts[row + 1] - starts[row]);
    }
};

/// A pair, and where each stands in the other's list.
struct Match {
    std::uint32_t proposer;
    std::uint32_t responder;
    std::uint32_t position_of_responder;
    std::uint32_t position_of_proposer;
};

struct Matches {
    std::vector<Match> pairs;  ///< by responder, in no order among themselves
    std::uint64_t proposals = 0;
};

/// The stable matching that is best for all proposers. @throws Stopped  when progress says so.
[[nodiscard]] Matches deferred_acceptance(const StrictSide& proposers, const StrictSide& responders,
                                          const Progress& progress);

}  // namespace muster::pairing::stable_engine
