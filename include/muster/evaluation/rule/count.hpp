// So many points for each record.
#pragma once

#include "muster/core/points.hpp"

#include <string_view>

namespace muster::evaluation::rule {

/// Each record counts 1, whatever its quantity. Points: count x `each`.
struct Count {
    static constexpr std::string_view name = "count";

    Points each = Points::from_millionths(1'000'000);

    friend bool operator==(const Count&, const Count&) = default;
};

}  // namespace muster::evaluation::rule
