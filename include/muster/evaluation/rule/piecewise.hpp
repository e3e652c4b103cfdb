// Points along straight lines from knot to knot.
#pragma once

#include "muster/core/points.hpp"

#include <string_view>
#include <vector>

namespace muster::evaluation::rule {

/// A corner of the line.
struct Knot {
    Quantity at;
    Points points;

    friend bool operator==(const Knot&, const Knot&) = default;
};

/// Each record counts its quantity. Points: on the line through the knots; level before the first and after the last.
struct Piecewise {
    static constexpr std::string_view name = "piecewise";

    std::vector<Knot> knots;  ///< at least one; `at` rises

    friend bool operator==(const Piecewise&, const Piecewise&) = default;
};

}  // namespace muster::evaluation::rule
