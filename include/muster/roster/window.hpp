// Not too much within any so many days.
#pragma once

#include "muster/core/fields.hpp"
#include "muster/core/id.hpp"
#include "muster/roster/measure.hpp"
#include "muster/roster/penalty.hpp"

#include <cstdint>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::roster {

/// At most so much in any `days` days on end: shifts, minutes, nights ..., of all types or of one.
struct WindowMaximum {
    std::int32_t days = 7;              ///< number of days on end, 1 to 366
    std::int64_t most = no_limit;       ///< in the unit of the measure
    Measure measure = Measure::shifts;  ///< what is counted
    ShiftTypeId type{};                 ///< type of the shifts; not set: any

    /// Its fields; see `Field`.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("days", &WindowMaximum::days).needed(),
                    field("most", &WindowMaximum::most).needed().at_least(0), field("measure", &WindowMaximum::measure),
                    field("type", &WindowMaximum::type));
    }

    friend bool operator==(const WindowMaximum&, const WindowMaximum&) = default;
};

/// A window is no more days than this.
inline constexpr std::int32_t longest_window = 366;

}  // namespace muster::roster

#pragma GCC visibility pop
