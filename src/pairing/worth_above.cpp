#include "worth_above.hpp"

#include "muster/core/error.hpp"

namespace muster::inline v0_2::pairing {

Score worth_above(std::size_t touched, WideInteger step)
{
    const WideInteger worth = WideInteger{2} * static_cast<WideInteger>(touched) * step + 1;
    if (worth > Problem::largest_score)
        throw Overflow({"repair"}, "scores times mentors are beyond 2^50",
                       "use a larger unit for scores, or give a price for a move");
    return static_cast<Score>(worth);
}

}  // namespace muster::pairing
