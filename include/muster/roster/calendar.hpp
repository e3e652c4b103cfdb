// Which days are weekend, and which are not although they look it.
#pragma once

#include "muster/core/day.hpp"
#include "muster/core/fields.hpp"

#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::roster {

/// Weekend to every rule that counts weekends. Days that follow each other are one weekend, however many they are.
struct Calendar {
    std::vector<int> weekend{6, 7};  ///< days of the week, 1 Monday to 7 Sunday
    std::vector<Day> holidays{};  ///< public holidays: weekend too, whatever day of the week; also outside the period
    std::vector<Day> worked{};    ///< days of the week's weekend that are worked instead of another day (调休)

    /// Whether the day is weekend to these rules. O(holidays + worked).
    [[nodiscard]] bool is_weekend(Day day) const { return is_weekend(day, weekend); }
    /// The same where other days of the week are weekend.
    [[nodiscard]] bool is_weekend(Day day, const std::vector<int>& weekdays) const
    {
        const auto has = [](const auto& list, const auto& wanted) {
            for (const auto& one : list)
                if (one == wanted)
                    return true;
            return false;
        };
        return has(holidays, day) || (has(weekdays, iso_weekday(day)) && !has(worked, day));
    }

    /// Its fields; see `Field`.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("weekend", &Calendar::weekend), field("holidays", &Calendar::holidays),
                    field("worked", &Calendar::worked));
    }

    friend bool operator==(const Calendar&, const Calendar&) = default;
};

}  // namespace muster::roster

#pragma GCC visibility pop
