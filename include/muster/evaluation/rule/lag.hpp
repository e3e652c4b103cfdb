// In time, or so many days late.
#pragma once

#include "muster/core/day.hpp"
#include "muster/core/points.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace muster::evaluation::rule {

/// What days are counted from.
enum class LagFrom : std::uint8_t {
    activity_end,  ///< the last day of the record's activity; a record without one is an error that names it
    fixed_day,     ///< `Lag::day`
    quantity,      ///< the record's quantity is the number of days
};

/// Each record counts `on_time` less `per_day_late` for every day, whole or begun, beyond `within`; `least` at least.
struct Lag {
    static constexpr std::string_view name = "lag";

    LagFrom from = LagFrom::activity_end;
    std::optional<Day> day{};  ///< for `fixed_day` only
    Days within{0};            ///< last day in time, counted from there
    Points on_time = Points::from_millionths(1'000'000);
    Points per_day_late{};
    Points least{};

    friend bool operator==(const Lag&, const Lag&) = default;
};

}  // namespace muster::evaluation::rule
