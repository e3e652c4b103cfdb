// So many points for each unit of quantity.
#pragma once

#include "muster/core/points.hpp"

#include <string_view>

namespace muster::evaluation::rule {

/// Each record counts its quantity. Points: sum x `each`.
struct Sum {
    static constexpr std::string_view name = "sum";

    Points each = Points::from_millionths(1'000'000);

    friend bool operator==(const Sum&, const Sum&) = default;
};

}  // namespace muster::evaluation::rule
