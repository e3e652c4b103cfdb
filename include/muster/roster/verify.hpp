// What of a solution is so, by code the solvers do not share.
#pragma once

#include "muster/core/label.hpp"
#include "muster/roster/problem.hpp"
#include "muster/roster/solution.hpp"

#include <optional>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::roster {

/// A solution as it is proven, whatever it says of itself.
struct Verification {
    Solution proven;              ///< with score, bound and status as they follow
    std::vector<Label> faults{};  ///< what it says and is not so, a sentence each

    /// Whether all that the solution says of itself is so.
    [[nodiscard]] bool holds() const noexcept { return faults.empty(); }

    friend bool operator==(const Verification&, const Verification&) = default;
};

/// The solution that a roster and a certificate make: score by `check`, bound by `proved_bound`, status as it follows.
/// Its bound is never more than the certificate proves, nor than the cost of a feasible roster.
///
/// @throws InvalidInput  if the roster is of other days, members or shift types than the problem, or the certificate
///                       does not fit it.
[[nodiscard]] Solution judged(const Problem& problem, Roster roster,
                              std::optional<BoundCertificate> certificate = std::nullopt);

/// Whether all that a solution says of itself is so: score, bound and status. A certificate without a price proves
/// nothing where there is cover.
[[nodiscard]] Verification verify(const Problem& problem, const Solution& solution);

}  // namespace muster::roster

#pragma GCC visibility pop
