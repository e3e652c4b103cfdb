// The cheapest line of one member under prices, for the checker of bounds.
#pragma once

#include "muster/roster/certificate.hpp"
#include "muster/roster/problem.hpp"
#include "roster/proof/reckoning.hpp"
#include "roster/proof/stand_tolls.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace muster::roster {

/// What a member's line is reckoned with.
struct LinePrices {
    std::int64_t scale = 1;              ///< costs and prices are in parts of it
    std::vector<std::int64_t> reward{};  ///< by day and type: what standing it is paid
    std::vector<ShiftTypeId> counted{};  ///< types whose maximum is counted
    std::vector<SumPrice> sums{};        ///< of this member
};

/// Least toll of any line in parts of the scale, what it is paid taken off; `never` if there is none. Sums are left out
/// where states would be more than `most_states` a day. Nothing where the reckoning would be too large without any.
[[nodiscard]] std::optional<std::int64_t> least_of_line(const Problem& problem, MemberId member,
                                                        const std::vector<Stand>& stands, const LinePrices& prices,
                                                        Reckoning& reckoning);

}  // namespace muster::roster
