// Shifts that the history knows of, for the rules that look back over some days.
#pragma once

#include "muster/roster/problem.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <vector>

namespace muster::inline v0_2::roster::rule {

/// A shift before the period.
struct EarlierShift {
    int day = -1;        ///< below 0
    ShiftTypeId type{};  ///< not set: not known
    Minutes length{0};   ///< as it was stood; 0: not known
};

/// Those of the last `days` days, latest first. Of a day on duty of which no shift is known there is one of no type.
[[nodiscard]] inline std::vector<EarlierShift> shifts_before(const Problem& problem, MemberId member, int days)
{
    const auto known = problem.shifts_before(member);
    std::vector<EarlierShift> shifts;
    for (const ShiftBefore& shift : known)
        if (-shift.day <= days)
            shifts.push_back({shift.day, shift.type, shift.length});
    for (int back = 1; back <= std::min(problem.history(member).days_worked, days); ++back)
        if (std::ranges::none_of(known, [&](const ShiftBefore& shift) { return shift.day == -back; }))
            shifts.push_back({-back, {}});
    std::ranges::stable_sort(shifts, std::greater<>{}, &EarlierShift::day);
    return shifts;
}

}  // namespace muster::roster::rule
