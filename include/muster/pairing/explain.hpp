// Why a mentee got this mentor and no better one.
#pragma once

#include "muster/pairing/optimal.hpp"

#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::pairing {

/// A mentor who would have suited this mentee better.
struct BetterMentor {
    MentorId mentor;                ///< who would suit better
    Score score = 0;                ///< of the pair that was not made
    Score better_by = 0;            ///< than what the mentee has now
    Score lost_elsewhere = 0;       ///< at least what the others would lose in total, by the prices; >= better_by
    std::vector<MenteeId> held_by;  ///< who has the mentor's places

    friend bool operator==(const BetterMentor&, const BetterMentor&) = default;
};

/// One mentee's answer.
struct Explanation {
    std::vector<MentorId> mentors;     ///< all that the mentee has, best first, one unset for each missing
    MentorId mentor;                   ///< the last of them: whom a better one would replace; unset: missing
    Score worth = 0;                   ///< that pair's score, or less the price of missing a mentor
    std::vector<BetterMentor> better;  ///< best first

    friend bool operator==(const Explanation&, const Explanation&) = default;
};

/// @throws InvalidInput  if the mentee or the result is not of this problem.
[[nodiscard]] Explanation explain(const Problem& problem, const OptimalPairing& result, MenteeId mentee);

}  // namespace muster::pairing

#pragma GCC visibility pop
