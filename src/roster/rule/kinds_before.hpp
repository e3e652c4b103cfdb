// How long the history has had shifts of one kind, for the rules and histories that count their runs.
#pragma once

#include "days_before.hpp"

#include "muster/roster/problem.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <tuple>

namespace muster::inline v0_2::roster::rule {

/// Of two that start on one day, the one that goes on last comes last: by start, length and code.
[[nodiscard]] inline std::tuple<std::int64_t, std::int64_t, std::string>
place_on_day(const std::optional<ClockTime>& start, Minutes length, const std::string& code)
{
    return {start ? start->since_midnight().count() : -1, length.count(), code};
}

/// The kind of the last shift that started on the day before the period; `unknown_kind` where it is not known.
[[nodiscard]] inline int last_kind_before(const Problem& problem, MemberId member)
{
    const auto place = [&](const ShiftBefore& shift) {
        const bool is_known = shift.type.is_set();
        return place_on_day(shift.start, shift.length, is_known ? problem.shift_types()[shift.type].code : "");
    };
    const ShiftBefore* last = nullptr;
    for (const ShiftBefore& shift : problem.shifts_before(member))
        if (shift.day == -1 && (last == nullptr || place(*last) < place(shift)))
            last = &shift;
    return last != nullptr && last->type.is_set() ? problem.kind_of(last->type) : unknown_kind;
}

/// A run of one kind up to the day before the period.
struct KindBefore {
    std::int64_t days = 0;
    bool is_known = true;  ///< whether there was one
};

[[nodiscard]] inline KindBefore kind_before(const Problem& problem, MemberId member, int kind)
{
    if (problem.stands_alone())
        return {};
    const std::optional<Stood> last = stood_before(problem, member, -1);
    if (!last)
        return {.is_known = false};
    if (!last->has(kind))
        return {.is_known = !last->has(unknown_kind)};
    std::int64_t days = 1;
    while (true) {
        const std::optional<Stood> earlier = stood_before(problem, member, -1 - static_cast<int>(days));
        if (!earlier || !earlier->has(kind))
            break;
        ++days;
    }
    const bool is_last = last_kind_before(problem, member) == kind;
    return {.days = is_last ? std::max<std::int64_t>(days, problem.history(member).kind_days) : days};
}

}  // namespace muster::roster::rule
