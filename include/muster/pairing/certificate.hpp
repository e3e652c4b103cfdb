// Prices that prove a pairing optimal.
#pragma once

#include "muster/pairing/problem.hpp"

#include <vector>

namespace muster::pairing {

/// Dual prices: what a mentee gains by being there, and what a place of a mentor is worth.
///
/// They prove a pairing optimal when gain + price >= score for every candidate, with equality for every pair made;
/// gain >= -(unmatched price), with equality for the unmatched; and a mentor's price is not below 0 unless the mentor
/// has no more than the minimum, and not above 0 unless the mentor is full. (Linear programming duality; complementary
/// slackness.)
struct Certificate {
    std::vector<Score> mentee_gain;
    std::vector<Score> mentor_price;

    friend bool operator==(const Certificate&, const Certificate&) = default;
};

}  // namespace muster::pairing
