// The cheapest line of one member under prices, for the checker of bounds.
#pragma once

#include "muster/roster/problem.hpp"
#include "roster/proof/line_prices.hpp"
#include "roster/proof/line_ways.hpp"
#include "roster/proof/reckoning.hpp"
#include "roster/proof/stand_tolls.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace muster::inline v0_2::roster {

/// Least toll of any line in parts of the scale, what it is paid taken off; `never` if there is none. Sums are left out
/// where states would be more than `most_states` a day. Nothing where the reckoning would be too large without any. The
/// member's ways are kept, where told where, from one call to the next.
[[nodiscard]] std::optional<std::int64_t> least_of_line(const Problem& problem, MemberId member,
                                                        const std::vector<Stand>& stands, const LinePrices& prices,
                                                        Reckoning& reckoning, KeptWays* kept = nullptr);

/// The same of lines with each stand on each day, by day and stand; no line with it costs less. None, where there are
/// too many ways for that.
[[nodiscard]] std::vector<std::int64_t> least_of_lines_with(const Problem& problem, MemberId member,
                                                            const std::vector<Stand>& stands, const LinePrices& prices,
                                                            Reckoning& reckoning, KeptWays* kept = nullptr);

}  // namespace muster::roster
