// What bending a rule costs, or that it must not bend.
#pragma once

#include "muster/core/fields.hpp"

#include <array>
#include <cstdint>
#include <limits>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::roster {

/// Stands for "no limit" in every maximum.
inline constexpr std::int32_t no_limit = std::numeric_limits<std::int32_t>::max();

/// Weights are 0 to this, so that no sum of costs of a real roster overflows.
inline constexpr std::int64_t greatest_weight = 1'000'000;

/// A rule is hard, or costs `weight` for each unit it is bent by.
struct Penalty {
    bool is_hard = true;      ///< the rule must not bend
    std::int64_t weight = 0;  ///< of a soft rule, 0 to `greatest_weight`; 0: the rule is only reported

    /// The rule must not bend.
    [[nodiscard]] static constexpr Penalty hard() noexcept { return {true, 0}; }
    /// Bending costs `weight` a unit; 0 only reports.
    [[nodiscard]] static constexpr Penalty soft(std::int64_t weight) noexcept { return {false, weight}; }

    /// Its fields; see `Field`.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("is_hard", &Penalty::is_hard), field("weight", &Penalty::weight).within(0, greatest_weight));
    }

    friend bool operator==(const Penalty&, const Penalty&) = default;
};

/// How firm each rule is. Availability, overlap and pinned shifts are always hard; cover, requests, company and
/// fairness carry weights of their own, row by row.
struct Penalties {
    Penalty shifts_a_day = Penalty::hard();                  ///< per shift too many on a day
    Penalty rest = Penalty::hard();                          ///< per two shifts with too little rest between
    Penalty succession = Penalty::hard();                    ///< per forbidden succession
    Penalty minimum_minutes = Penalty::hard();               ///< per minute short of the minimum
    Penalty maximum_minutes = Penalty::hard();               ///< per minute above the maximum
    Penalty shift_type_maximum = Penalty::hard();            ///< per shift too many of a type
    Penalty maximum_consecutive = Penalty::hard();           ///< per day too many in a run of working days
    Penalty minimum_consecutive = Penalty::hard();           ///< per day that a run of working days is short
    Penalty minimum_days_off = Penalty::hard();              ///< per day that a run of days off is short
    Penalty weekends = Penalty::hard();                      ///< per weekend on duty too many
    Penalty minimum_cover = Penalty::hard();                 ///< per person short of a minimum
    Penalty maximum_cover = Penalty::hard();                 ///< per person above a maximum
    Penalty consecutive_weekends = Penalty::hard();          ///< per weekend too many in a row
    Penalty windows = Penalty::hard();                       ///< per shift, minute ... too many in each window of days
    Penalty complete_weekends = Penalty::hard();             ///< per weekend worked in part
    Penalty minimum_shifts = Penalty::hard();                ///< per shift short of the minimum
    Penalty maximum_shifts = Penalty::hard();                ///< per shift above the maximum
    Penalty maximum_days_off = Penalty::hard();              ///< per day too many in a run of days off
    Penalty minimum_kind_run = Penalty::hard();              ///< per day that a run of one kind is short
    Penalty maximum_kind_run = Penalty::hard();              ///< per day too many in a run of one kind
    Penalty identical_weekends = Penalty::hard();            ///< per second and third kind on a weekend
    Penalty minimum_consecutive_weekends = Penalty::hard();  ///< per weekend that a row of weekends is short
    Penalty night_before_free_weekend = Penalty::hard();     ///< per night before a weekend off duty
    Penalty days_off_after_nights = Penalty::hard();         ///< per day off missing after nights
    Penalty alternative_skill = Penalty::hard();             ///< per shift without its required skill; hard: nobody may

    /// Its fields; see `Field`.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("shifts_a_day", &Penalties::shifts_a_day), field("rest", &Penalties::rest),
                    field("succession", &Penalties::succession), field("minimum_minutes", &Penalties::minimum_minutes),
                    field("maximum_minutes", &Penalties::maximum_minutes),
                    field("shift_type_maximum", &Penalties::shift_type_maximum),
                    field("maximum_consecutive", &Penalties::maximum_consecutive),
                    field("minimum_consecutive", &Penalties::minimum_consecutive),
                    field("minimum_days_off", &Penalties::minimum_days_off), field("weekends", &Penalties::weekends),
                    field("minimum_cover", &Penalties::minimum_cover),
                    field("maximum_cover", &Penalties::maximum_cover),
                    field("consecutive_weekends", &Penalties::consecutive_weekends).added_in(2),
                    field("windows", &Penalties::windows).added_in(2),
                    field("complete_weekends", &Penalties::complete_weekends).added_in(3),
                    field("minimum_shifts", &Penalties::minimum_shifts).added_in(4),
                    field("maximum_shifts", &Penalties::maximum_shifts).added_in(4),
                    field("maximum_days_off", &Penalties::maximum_days_off).added_in(4),
                    field("minimum_kind_run", &Penalties::minimum_kind_run).added_in(4),
                    field("maximum_kind_run", &Penalties::maximum_kind_run).added_in(4),
                    field("identical_weekends", &Penalties::identical_weekends).added_in(4),
                    field("minimum_consecutive_weekends", &Penalties::minimum_consecutive_weekends).added_in(4),
                    field("night_before_free_weekend", &Penalties::night_before_free_weekend).added_in(4),
                    field("days_off_after_nights", &Penalties::days_off_after_nights).added_in(4),
                    field("alternative_skill", &Penalties::alternative_skill).added_in(4));
    }

    /// Each of them, in the order of their names here.
    [[nodiscard]] auto all() noexcept
    {
        return fields([this](const auto&... each) { return std::array{&(this->*each.member)...}; });
    }

    friend bool operator==(const Penalties&, const Penalties&) = default;
};

}  // namespace muster::roster

#pragma GCC visibility pop
