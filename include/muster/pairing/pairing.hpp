// Who helps whom.
#pragma once

#include "muster/core/id.hpp"
#include "muster/pairing/problem.hpp"

#include <vector>

namespace muster::pairing {

/// One mentor a mentee, or none.
struct Pairing {
    std::vector<MentorId> mentor_of;  ///< row `i` is for `MenteeId(i)`; an unset id: unmatched
    Score total = 0;                  ///< sum of the scores less the prices of the unmatched

    /// By rising mentee. O(mentees).
    [[nodiscard]] std::vector<MenteeId> mentees_of(MentorId mentor) const;
    [[nodiscard]] std::vector<MenteeId> unmatched() const { return mentees_of(MentorId{}); }

    friend bool operator==(const Pairing&, const Pairing&) = default;
};

/// The same pairs with their total reckoned from the problem.
///
/// @throws InvalidInput  if a pair is no candidate, a mentor or a mentee is missing, or one may not be left alone.
[[nodiscard]] Pairing with_total(const Problem& problem, std::vector<MentorId> mentor_of);

}  // namespace muster::pairing
