// What an event of a live pairing may ask.
#pragma once

#include "muster/pairing/problem.hpp"

#include <string>

namespace muster::inline v0_2::pairing {

/// @throws InvalidInput  where the limits cross; `name` is whose they are.
void require_straight(const std::string& name, const Capacity& capacity);

/// @throws InvalidInput  for an unknown mentee.
void require_mentee(const Problem& problem, MenteeId mentee);

/// The mentee may leave and come back.
/// @throws InvalidInput  for an unknown one, or one with a pair that must be.
void require_free(const Problem& problem, MenteeId mentee);

}  // namespace muster::pairing
