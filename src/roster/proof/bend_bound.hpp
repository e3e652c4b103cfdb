// A bound by how often rules are bent: the least over cases, each proved on a problem whose bends cost less or more;
// for the checker of bounds.
#pragma once

#include "muster/roster/certificate.hpp"
#include "muster/roster/problem.hpp"
#include "roster/proof/case_way.hpp"
#include "roster/proof/effort.hpp"
#include "roster/proof/prover.hpp"
#include "roster/proof/reckoning.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muster::inline v0_2::roster {

/// What a bound is about; all of it outlives whoever proves it.
struct ToProve {
    const Problem& problem;
    const BoundCertificate& certificate;
    const ProofEffort& effort;
    Reckoning& left;  ///< steps that all of it may take
};

/// The least over all cases of the members and rows of `extent`; nothing, if no roster is in any; 0 where a case's
/// other problem is too large to reckon with, or all are. `could`: how many people rows can have. `whose` begins the
/// cases' names.
/// @throws InvalidInput
std::optional<std::int64_t> bound_of_bends(const std::vector<BendCase>& bends, const ToProve& what,
                                           const Extent& extent, const std::vector<Headcount>& could,
                                           const std::string& whose);

}  // namespace muster::roster
