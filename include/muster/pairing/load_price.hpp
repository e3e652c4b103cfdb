// What it costs that one mentor carries more than others.
#pragma once

#include <cstdint>

namespace muster::pairing {

/// A price that grows with a mentor's load: the k-th mentee (from 1) costs `step * max(0, k - even)`.
struct LoadPrice {
    std::int32_t even = 0;  ///< so many cost nothing; below 0 for a mentor who has carried too much before
    std::int64_t step = 0;  ///< in the unit of the scores

    friend bool operator==(const LoadPrice&, const LoadPrice&) = default;
};

}  // namespace muster::pairing
