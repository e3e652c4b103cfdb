// So many points for each record.
#pragma once

#include "muster/core/fields.hpp"
#include "muster/core/points.hpp"

#include <string_view>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::evaluation::rule {

/// Each record counts 1, whatever its quantity. Points: count x `each`.
struct Count {
    static constexpr std::string_view name = "count";  ///< as archives and digests know it
    /// What it is, in a sentence.
    static constexpr const char* summary = "Points for each record.";

    Points each = Points::from_millionths(1'000'000);  ///< points for one record

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("each", &Count::each));
    }

    /// Points of an amount of 1.
    [[nodiscard]] Points points_each() const noexcept { return each; }

    friend bool operator==(const Count&, const Count&) = default;
};

}  // namespace muster::evaluation::rule

#pragma GCC visibility pop
