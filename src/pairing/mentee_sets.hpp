// Sets of mentees kept together or apart, as every door takes them.
#pragma once

#include "muster/core/error.hpp"
#include "muster/pairing/mentee_set.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace muster::inline v0_2::pairing {

/// A set as messages call it: by its name, or by its place in the list.
[[nodiscard]] std::string name_of(const char* kind, const MenteeSet& set, std::size_t at);

/// Sets name mentees of the problem, each once, and at least two.
///
/// @throws InvalidInput  naming the set and what is wrong with it.
void require_sets(const std::vector<MenteeSet>& sets, const char* kind, std::size_t mentees);

}  // namespace muster::pairing
