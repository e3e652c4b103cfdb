// A bound by cases: the least of what prices prove in each; for the checker of bounds.
#pragma once

#include "muster/roster/certificate.hpp"
#include "muster/roster/problem.hpp"
#include "roster/proof/case_way.hpp"
#include "roster/proof/prover.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muster::inline v0_2::roster {

/// Prices of groups may be left out.
/// @throws InvalidInput
void check_prices(const Problem& problem, const std::vector<std::int64_t>& prices, std::size_t groups,
                  const std::string& whose);

/// The least over all cases; nothing, if no roster is in any. `whose` begins their names.
/// @throws InvalidInput
std::optional<std::int64_t> bound_of_cases(const std::vector<BoundCase>& cases, std::size_t groups,
                                           const Problem& problem, Prover& prover, const Extent& extent,
                                           std::vector<Headcount> could, const std::string& whose);

}  // namespace muster::roster
