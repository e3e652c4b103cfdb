// Whether a pairing is stable, found without looking at how it was made.
#pragma once

#include "muster/pairing/stable.hpp"

#include <cstddef>
#include <limits>
#include <span>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::pairing {

/// Two who would both rather have each other.
struct BlockingPair {
    MenteeId mentee;       ///< would rather have the mentor
    MentorId mentor;       ///< would rather have the mentee
    MentorId instead_of;   ///< the mentee's mentor now; not set: nobody
    MenteeId in_place_of;  ///< the mentee the mentor would let go; not set: a place is free

    friend bool operator==(const BlockingPair&, const BlockingPair&) = default;
};

/// Everything that keeps a pairing from being stable.
struct StabilityCheck {
    std::vector<BlockingPair> blocking_pairs;  ///< by mentee, then mentor
    std::vector<MenteeId> unacceptable;        ///< paired, though one of the two does not list the other
    std::vector<MentorId> overloaded;          ///< more mentees than capacity

    /// Whether nothing does.
    [[nodiscard]] bool is_stable() const noexcept
    {
        return blocking_pairs.empty() && unacceptable.empty() && overloaded.empty();
    }

    friend bool operator==(const StabilityCheck&, const StabilityCheck&) = default;
};

/// Time and memory linear in the lists.
///
/// @throws InvalidInput  unless `mentor_of` has one mentor of the problem, or none, for each mentee.
[[nodiscard]] StabilityCheck check_stability(const StableProblem& problem, std::span<const MentorId> mentor_of);

/// The blocking pairs alone. @throws InvalidInput  as `check_stability`.
[[nodiscard]] std::vector<BlockingPair> blocking_pairs(const StableProblem& problem,
                                                       std::span<const MentorId> mentor_of);

}  // namespace muster::pairing

#pragma GCC visibility pop
