// What a proof may take, and on how many threads it is made; its result is the same with any number of them.
#pragma once

#include "muster/roster/certificate.hpp"
#include "muster/roster/problem.hpp"
#include "muster/roster/roster.hpp"
#include "muster/roster/solve.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace muster::inline v0_2::roster {

struct ProofEffort {
    std::size_t most_states = std::size_t{1} << 22;  ///< of a member's line on a day
    unsigned threads = 1;
};

/// `proved_bound`.
[[nodiscard]] std::optional<std::int64_t> proved_bound_by(const ProofEffort& effort, const Problem& problem,
                                                          const BoundCertificate& certificate);

/// `judged`.
[[nodiscard]] Solution judged_by(const ProofEffort& effort, const Problem& problem, Roster roster,
                                 std::optional<BoundCertificate> certificate);

}  // namespace muster::roster
