// No more than so much.
#pragma once

#include "muster/core/enumeration.hpp"
#include "muster/core/fields.hpp"
#include "muster/core/points.hpp"
#include "muster/evaluation/rule/scope.hpp"

#include <cstdint>
#include <optional>
#include <string>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::evaluation::rule {

/// Parts of the calendar that a cap holds for.
enum class CapPeriod : std::uint8_t {
    day,      ///< a calendar day
    week,     ///< Monday to Sunday, as in ISO 8601
    month,    ///< a calendar month
    quarter,  ///< three months from January, April, July or October
    year,     ///< a calendar year
};
/// Names of its values, in order.
constexpr auto listed(CapPeriod)
{
    return enumeration("What a cap is counted in.", "day", "week", "month", "quarter", "year");
}

/// Limits of one indicator. The first two limit what is counted, in the indicator's unit; the last limits points.
struct Cap {
    /// What it is, in a sentence.
    static constexpr const char* summary = "Most that counts, of a record, of a period, of the indicator.";

    std::optional<Quantity> per_item{};  ///< most that one record counts; not set: no limit
    /// Most that all records of one `period` count together; not set: no limit. The latest of them go over it.
    std::optional<Quantity> per_period{};
    CapPeriod period = CapPeriod::day;  ///< weeks are those of ISO 8601
    std::optional<Points> total{};      ///< most points of the indicator; not set: no limit

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("per_item", &Cap::per_item), field("per_period", &Cap::per_period),
                    field("period", &Cap::period), field("total", &Cap::total));
    }

    /// What is wrong with it, if anything.
    void check(const Scope& scope, Faults& faults) const
    {
        if (per_item && *per_item < Quantity{})
            faults.add(scope.place, "its cap of one item, " + to_string(*per_item) + ", is below 0", "give 0 or more");
        if (per_period && *per_period < Quantity{})
            faults.add(scope.place, "its cap of a period, " + to_string(*per_period) + ", is below 0",
                       "give 0 or more");
        if (per_period && scope.combine != Combine::sum)
            faults.add(scope.place, "it has a cap of a period and does not add up",
                       "combine by sum, or leave the cap out");
        if (total && *total < Points{})
            faults.add(scope.place, "its cap of points, " + to_string(*total) + ", is below 0", "give 0 or more");
    }

    friend bool operator==(const Cap&, const Cap&) = default;
};

}  // namespace muster::evaluation::rule

#pragma GCC visibility pop
