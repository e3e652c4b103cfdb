// Which pairs of an earlier pairing may still be, as the solver wants them.
#pragma once

#include "pairing/market/market.hpp"

#include "muster/pairing/pairing.hpp"

#include <optional>
#include <vector>

namespace muster::inline v0_2::pairing {

/// Pairs of `before` that are candidates of `problem`, by mentee.
[[nodiscard]] market::Homes homes_of(const Problem& problem, const Pairing& before, Score worth);

/// Mentees whose mentors are not those of `before`, by rising mentee.
[[nodiscard]] std::vector<MenteeId> changed_mentees(const Pairing& before, const Pairing& after);

/// @throws InvalidInput  below 0 or beyond the range of scores.
void require_move_price(std::optional<Score> price);

}  // namespace muster::pairing
