// Every line of one member with what it costs, for the checker of bounds.
#pragma once

#include "muster/roster/problem.hpp"
#include "roster/proof/stand_tolls.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace muster::inline v0_2::roster {

/// A line that bends no hard rule about its member.
struct PricedLine {
    std::vector<std::uint16_t> stands;  ///< by day, numbers of stands
    std::int64_t cost = 0;
};

/// All of them. `steps` is lowered by what it takes; where it would fall to 0 the list is not whole.
[[nodiscard]] std::vector<PricedLine> every_line(const Problem& problem, MemberId member,
                                                 const std::vector<Stand>& stands, std::size_t& steps);

}  // namespace muster::roster
