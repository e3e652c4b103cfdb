#include "worth.hpp"

#include "muster/core/error.hpp"
#include "muster/core/wide_integer.hpp"

#include <algorithm>

namespace muster::pairing::shared {

Score worth_above(const Problem& pairs, Score step)
{
    const std::size_t touched = std::min(pairs.mentors().size(), 2 * pairs.seat_count()) + 1;
    const WideInteger worth = WideInteger{2} * static_cast<WideInteger>(touched) * step + 1;
    if (worth > Problem::largest_score)
        throw Overflow({"repair"}, "scores times mentors are beyond 2^50",
                       "use a larger unit for scores, or give a price for a move");
    return static_cast<Score>(worth);
}

}  // namespace muster::pairing::shared
