// How many people a shift needs.
#pragma once

#include "muster/core/fields.hpp"
#include "muster/core/id.hpp"
#include "muster/roster/penalty.hpp"
#include "muster/roster/shift.hpp"

#include <cstdint>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::roster {

/// People asked for on one shift, all of them or those with a skill ("at least one full member").
///
/// Always true in a problem: 0 <= minimum <= wanted <= maximum; one row for each shift and skill. Below the minimum and
/// above the maximum `Penalties` applies, besides the weights here.
struct Cover {
    Shift shift;                      ///< which shift
    SkillId skill{};                  ///< count only members who have it; not set: everybody
    std::int32_t minimum = 0;         ///< fewer bend `Penalties::minimum_cover`
    std::int32_t wanted = 0;          ///< how many are best
    std::int32_t maximum = no_limit;  ///< more bend `Penalties::maximum_cover`
    std::int64_t under_weight = 0;    ///< for each person below `wanted`
    std::int64_t over_weight = 0;     ///< for each person above `wanted`

    /// Its fields; see `Field`.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("shift", &Cover::shift).needed(), field("skill", &Cover::skill),
                    field("minimum", &Cover::minimum).at_least(0), field("wanted", &Cover::wanted),
                    field("maximum", &Cover::maximum),
                    field("under_weight", &Cover::under_weight).within(0, greatest_weight),
                    field("over_weight", &Cover::over_weight).within(0, greatest_weight));
    }

    friend bool operator==(const Cover&, const Cover&) = default;
};

}  // namespace muster::roster

#pragma GCC visibility pop
