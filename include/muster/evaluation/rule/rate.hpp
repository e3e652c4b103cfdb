// Quantity over exposure: outcome per hour, attended of called.
#pragma once

#include "muster/core/points.hpp"

#include <string>
#include <string_view>

namespace muster::evaluation::rule {

/// Each record counts its quantity. Points: sum / exposure x `at_one`.
///
/// The exposure is what another indicator counted for the member; where that is 0, the missing-data policy decides, and
/// below 0 it is an error that names the member.
struct Rate {
    static constexpr std::string_view name = "rate";

    std::string exposure;                                  ///< code of the indicator that counts it
    Points at_one = Points::from_millionths(100'000'000);  ///< points at a rate of 1

    friend bool operator==(const Rate&, const Rate&) = default;
};

}  // namespace muster::evaluation::rule
