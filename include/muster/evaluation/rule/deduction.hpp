// Points taken off.
#pragma once

#include "muster/core/points.hpp"

#include <string_view>

namespace muster::evaluation::rule {

/// Takes `each` off the area's total for every record, or for every unit of quantity. Has no weight of its own.
struct Deduction {
    static constexpr std::string_view name = "deduction";

    Points each;  ///< not negative
    bool by_quantity = false;

    friend bool operator==(const Deduction&, const Deduction&) = default;
};

}  // namespace muster::evaluation::rule
