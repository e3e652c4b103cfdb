// The pairs that groups may be made of, once rules that ask about each pair alone have taken out theirs.
#pragma once

#include "worth.hpp"

#include <cstdint>

namespace muster::inline v0_2::pairing::groups_engine {

enum class Minima : std::uint8_t { kept, none };

/// The pairs with enough time together, where that must be, of mentors whom all who are kept together may have.
///
/// @throws InvalidInput  naming everybody who is left without a mentor, and sets kept apart with more mentees than
///                       mentors open to them.
[[nodiscard]] Problem open_pairs(const GroupProblem& problem, const GroupAssessor& assessor, Minima minima);

}  // namespace muster::pairing::groups_engine
