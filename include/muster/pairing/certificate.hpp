// Prices that prove a pairing optimal.
#pragma once

#include "muster/pairing/problem.hpp"

#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::pairing {

/// Dual prices: what a mentee gains by being there, and what a place of a mentor is worth.
///
/// They prove a pairing optimal when gain + price >= score for every candidate not paired and gain + price <= score for
/// every pair made (equal, where the mentee wants one mentor); gain >= -(unmatched price), with equality for those who
/// miss a mentor; and a mentor's price is not below what its last place costs by load unless the mentor has no more
/// than the minimum, and not above what the next place would cost unless the mentor is full. Without load prices these
/// costs are 0. Pairs that must be prove nothing and need nothing. (Linear programming duality; complementary
/// slackness.)
struct Certificate {
    std::vector<Score> mentee_gain;   ///< by mentee: what being there adds to the total
    std::vector<Score> mentor_price;  ///< by mentor: what one more place would add

    friend bool operator==(const Certificate&, const Certificate&) = default;
};

}  // namespace muster::pairing

#pragma GCC visibility pop
