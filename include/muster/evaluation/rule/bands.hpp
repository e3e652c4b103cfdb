// Points in steps: from so much on, so many points.
#pragma once

#include "muster/core/points.hpp"

#include <string_view>
#include <vector>

namespace muster::evaluation::rule {

/// One step of a band table.
struct Band {
    Quantity from;  ///< at this amount and above
    Points points;

    friend bool operator==(const Band&, const Band&) = default;
};

/// Each record counts its quantity. Points: those of the last band that begins at the amount or below.
struct Bands {
    static constexpr std::string_view name = "bands";

    std::vector<Band> bands;  ///< at least one; `from` rises
    Points below{};           ///< under the first band

    friend bool operator==(const Bands&, const Bands&) = default;
};

}  // namespace muster::evaluation::rule
