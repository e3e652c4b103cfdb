// Mentees who are kept together, or kept apart.
#pragma once

#include "muster/core/id.hpp"

#include <string>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::pairing {

/// Mentees of whom something is asked together.
struct MenteeSet {
    std::string name;               ///< as people call it, for messages; may be empty
    std::vector<MenteeId> mentees;  ///< each once, at least two

    friend bool operator==(const MenteeSet&, const MenteeSet&) = default;
};

}  // namespace muster::pairing

#pragma GCC visibility pop
