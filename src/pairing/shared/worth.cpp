#include "worth.hpp"

#include "pairing/worth_above.hpp"

#include <algorithm>

namespace muster::inline v0_2::pairing::shared {

Score worth_above(const Problem& pairs, Score step)
{
    const std::size_t touched = std::min(pairs.mentors().size(), 2 * pairs.seat_count()) + 1;
    return pairing::worth_above(touched, step);
}

}  // namespace muster::pairing::shared
