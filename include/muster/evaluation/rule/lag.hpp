// In time, or so many days late.
#pragma once

#include "muster/core/day.hpp"
#include "muster/core/enumeration.hpp"
#include "muster/core/fields.hpp"
#include "muster/core/points.hpp"
#include "muster/evaluation/rule/scope.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::evaluation::rule {

/// What days are counted from.
enum class LagFrom : std::uint8_t {
    activity_end,  ///< the last day of the record's activity; a record without one is an error that names it
    fixed_day,     ///< `Lag::day`
    quantity,      ///< the record's quantity is the number of days
};
/// Names of its values, in order.
constexpr auto listed(LagFrom)
{
    return enumeration("What lateness is counted from.", "activity_end", "fixed_day", "quantity");
}

/// Each record counts `on_time` less `per_day_late` for every day, whole or begun, beyond `within`; `least` at least.
struct Lag {
    static constexpr std::string_view name = "lag";  ///< as archives and digests know it
    /// What it is, in a sentence.
    static constexpr const char* summary = "Points for being in time.";

    LagFrom from = LagFrom::activity_end;                 ///< what days are counted from
    std::optional<Day> day{};                             ///< the day that counts, for `fixed_day` only
    Days within{0};                                       ///< last day in time, counted from there
    Points on_time = Points::from_millionths(1'000'000);  ///< what a record in time counts
    Points per_day_late{};                                ///< taken off for each day late, whole or begun
    Points least{};                                       ///< no record counts less, however late

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("from", &Lag::from), field("day", &Lag::day), field("within", &Lag::within),
                    field("on_time", &Lag::on_time), field("per_day_late", &Lag::per_day_late),
                    field("least", &Lag::least));
    }

    /// What is wrong with it, if anything.
    void check(const Scope& scope, Faults& faults) const
    {
        if ((from == LagFrom::fixed_day) != day.has_value())
            faults.add(scope.place,
                       day ? "it has a day and does not count from it" : "it counts from a day and has none",
                       "give a day for fixed_day, and only then");
        if (day && day->is_special())
            faults.add(scope.place, "its day is not a calendar day", "give a day such as 2026-09-07");
        if (within.is_special())
            faults.add(scope.place, "its days are not a number", "give a number of days");
        if (per_day_late < Points{})
            faults.add(scope.place, "it adds points for being late", "give what a day costs without a sign");
        if (least > on_time)
            faults.add(scope.place,
                       "its least points " + to_string(least) + " are above " + to_string(on_time) + " in time",
                       "exchange the two");
    }

    /// An amount of 1 is a point.
    [[nodiscard]] Points points_each() const noexcept { return Points::from_millionths(1'000'000); }

    friend bool operator==(const Lag&, const Lag&) = default;
};

}  // namespace muster::evaluation::rule

#pragma GCC visibility pop
