// What it costs to give one mentor many mentees.
#pragma once

#include <cstdint>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::pairing {

/// A price that rises with the load: the k-th mentee of a mentor costs `step * max(0, k - even)`.
///
/// Convex, so that the popular do not carry all; `even` is this mentor's even share, lower for those who carried more
/// before, and may be below 0.
struct LoadPrice {
    std::int32_t even = 0;  ///< mentees that cost nothing; may be below 0
    std::int64_t step = 0;  ///< in the unit of the scores, not below 0

    friend bool operator==(const LoadPrice&, const LoadPrice&) = default;
};

}  // namespace muster::pairing

#pragma GCC visibility pop
