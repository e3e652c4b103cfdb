// How an indicator's records become one amount, and what is done where there are none.
#pragma once

#include "muster/core/enumeration.hpp"

#include <cstdint>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::evaluation {

/// How what the records count becomes one amount.
enum class Combine : std::uint8_t {
    sum,     ///< added up
    mean,    ///< exact; rounded only with the points
    best,    ///< the highest
    worst,   ///< the lowest
    latest,  ///< of the latest day; of one day the greatest
};
/// Names of its values, in order.
constexpr auto listed(Combine)
{
    return enumeration("How records become one amount.", "sum", "mean", "best", "worst", "latest");
}

/// What a member scores who has no record that counts, or nothing to divide a rate by.
enum class Missing : std::uint8_t {
    as_zero,     ///< the rule is applied to an amount of 0 (a rate is 0 points, and so is what is normalised)
    stated,      ///< `Indicator::missing_points`
    leave_out,   ///< the others of the area share its weight
    incomplete,  ///< 0 points and no grade
    // Of those who have data; nobody has: incomplete. Points are those an area sees, rounded as the indicator's are.
    peer_mean,    ///< the mean of the points of all members evaluated
    peer_median,  ///< their median
    unit_mean,    ///< the mean of the points of those in the same unit, not in units below it
    unit_median,  ///< their median
};
/// Names of its values, in order.
constexpr auto listed(Missing)
{
    return enumeration("What a member scores who has no record.", "as_zero", "stated", "leave_out", "incomplete",
                       "peer_mean", "peer_median", "unit_mean", "unit_median");
}

}  // namespace muster::evaluation

#pragma GCC visibility pop
