// What the history says of the days before the period, one by one.
#pragma once

#include "line_machine.hpp"

#include "muster/roster/problem.hpp"

#include <algorithm>
#include <optional>

namespace muster::inline v0_2::roster::rule {

/// Of a shift on a day before the period whose type is not known.
inline constexpr int unknown_kind = -1;

/// What stood on day `day`, which is below 0; nothing where it is not known.
///
/// The history ends with so many days on duty, and a day off before them; or with so many days off. Earlier days are
/// those of its last shifts: it has all that a rule looks back to, so that days between and before these were off.
[[nodiscard]] inline std::optional<Stood> stood_before(const Problem& problem, MemberId member, int day)
{
    const History& history = problem.history(member);
    if (history.days_worked == 0 && history.days_off == 0)
        return std::nullopt;
    Stood stood;
    const auto shifts = problem.shifts_before(member);
    for (const ShiftBefore& shift : shifts)
        if (shift.day == day) {
            stood.kinds.push_back(shift.type.is_set() ? problem.kind_of(shift.type) : unknown_kind);
            stood.is_night = stood.is_night || (shift.type.is_set() && problem.shift_types()[shift.type].is_night);
        }
    std::ranges::sort(stood.kinds);
    stood.kinds.erase(std::unique(stood.kinds.begin(), stood.kinds.end()), stood.kinds.end());
    if (!stood.kinds.empty())
        return stood;
    if (-day <= history.days_worked) {
        stood.kinds.push_back(unknown_kind);
        return stood;
    }
    const int told = history.days_worked > 0 ? history.days_worked + 1 : history.days_off;
    if (-day > told && shifts.empty())
        return std::nullopt;
    return stood;
}

}  // namespace muster::roster::rule
