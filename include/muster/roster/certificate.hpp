// Prices that prove a lower bound.
#pragma once

#include "muster/core/id.hpp"

#include <cstdint>
#include <vector>

namespace muster::roster {

/// A member's maximum of one type.
struct CountedMaximum {
    MemberId member;
    ShiftTypeId type;

    friend bool operator==(const CountedMaximum&, const CountedMaximum&) = default;
};

/// What one more person on each row of cover is worth; see `proved_bound`. Any prices prove some bound.
struct BoundCertificate {
    std::vector<std::int64_t> prices{};  ///< by row of `Problem::cover()`, in parts of `denominator`; may be negative
    std::int64_t denominator = 1;
    std::vector<CountedMaximum> counted{};  ///< hard maxima that members keep in the proof; others are left out

    friend bool operator==(const BoundCertificate&, const BoundCertificate&) = default;
};

}  // namespace muster::roster
