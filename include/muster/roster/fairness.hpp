// A convex cost on each member's load against the fair share.
#pragma once

#include "muster/core/fields.hpp"
#include "muster/roster/measure.hpp"
#include "muster/roster/penalty.hpp"

#include <cstdint>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::roster {

/// What it costs to be above or below the fair share in one measure.
///
/// With `step` 0 each unit costs its weight. With a `step` the cost is as good as quadratic: the first `step` units
/// cost 1 x weight each, the next 3 x, then 5 x ... so that one far from the share costs more than two near it. Exact
/// in integers, and convex.
struct Fairness {
    Measure measure = Measure::minutes;  ///< what loads are measured in
    std::int64_t above_weight = 1;       ///< of a unit above the share, 0 to `greatest_weight`
    std::int64_t below_weight = 0;       ///< of a unit below the share, 0 to `greatest_weight`
    std::int64_t step = 0;               ///< units of the first and cheapest step; 0: each unit costs the same
    std::int64_t tolerance = 0;          ///< so far from the share costs nothing

    /// Cost of a load that is `deviation` above the share (below: negative).
    [[nodiscard]] constexpr std::int64_t cost(std::int64_t deviation) const noexcept
    {
        const std::int64_t weight = deviation < 0 ? below_weight : above_weight;
        const std::int64_t distance = (deviation < 0 ? -deviation : deviation) - tolerance;
        if (distance <= 0)
            return 0;
        if (step == 0)
            return weight * distance;
        const std::int64_t whole = distance / step;
        return weight * (whole * whole * step + (2 * whole + 1) * (distance % step));
    }

    /// Its fields; see `Field`.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("measure", &Fairness::measure).needed(),
                    field("above_weight", &Fairness::above_weight).within(0, greatest_weight),
                    field("below_weight", &Fairness::below_weight).within(0, greatest_weight),
                    field("step", &Fairness::step).at_least(0), field("tolerance", &Fairness::tolerance).at_least(0));
    }

    friend bool operator==(const Fairness&, const Fairness&) = default;
};

}  // namespace muster::roster

#pragma GCC visibility pop
