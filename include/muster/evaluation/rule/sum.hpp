// So many points for each unit of quantity.
#pragma once

#include "muster/core/fields.hpp"
#include "muster/core/points.hpp"

#include <string_view>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::evaluation::rule {

/// Each record counts its quantity. Points: sum x `each`.
struct Sum {
    static constexpr std::string_view name = "sum";  ///< as archives and digests know it
    /// What it is, in a sentence.
    static constexpr const char* summary = "Points for each unit of quantity.";

    Points each = Points::from_millionths(1'000'000);  ///< points for one unit of quantity

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("each", &Sum::each));
    }

    /// Points of an amount of 1.
    [[nodiscard]] Points points_each() const noexcept { return each; }

    friend bool operator==(const Sum&, const Sum&) = default;
};

}  // namespace muster::evaluation::rule

#pragma GCC visibility pop
