// Which aggregations have a use for the weights of parts.
#pragma once

#include "muster/evaluation/scheme.hpp"

namespace muster::inline v0_2::evaluation {

/// Whether weights of the parts themselves count; of an ordered area those of positions do.
[[nodiscard]] constexpr bool weighs_parts(Aggregation aggregation)
{
    switch (aggregation) {
    case Aggregation::sum:
    case Aggregation::ordered:
    case Aggregation::lowest:
    case Aggregation::highest:
        return false;
    case Aggregation::arithmetic:
    case Aggregation::geometric:
    case Aggregation::harmonic:
    case Aggregation::generalised:
    case Aggregation::median:
    case Aggregation::copeland:
    case Aggregation::topsis:
        break;
    }
    return true;
}

}  // namespace muster::evaluation
