// A small problem to start a test from: three members, one week from Monday 2026-09-07, an early, a late and a night
// shift.
#pragma once

#include "muster/roster/problem.hpp"
#include "muster/roster/roster.hpp"

#include <utility>
#include <vector>

namespace muster::inline v0_2::roster {

inline const Day monday(2026, 9, 7);
inline const MemberId ann(0);
inline const MemberId bob(1);
inline const MemberId cai(2);
inline const ShiftTypeId early(0);
inline const ShiftTypeId late(1);
inline const ShiftTypeId night(2);

inline Day day(int index) { return monday + Days(index); }

inline ClockTime at(int hour) { return ClockTime(Minutes(hour * 60)); }

inline Draft small_draft(int days = 7)
{
    Draft draft{.period = Period(monday, day(days - 1))};
    draft.shift_types = {
        {.code = "E", .name = {"早班", "early"}, .start = at(6), .length = Minutes(480)},
        {.code = "L", .name = {"晚班", "late"}, .start = at(14), .length = Minutes(480)},
        {.code = "N", .name = {"夜班", "night"}, .start = at(22), .length = Minutes(600), .is_night = true}};
    draft.members = {{.code = "ann"}, {.code = "bob"}, {.code = "cai"}};
    return draft;
}

inline Assignment stands(MemberId member, int index, ShiftTypeId type) { return {member, {day(index), type}}; }

/// So many days on duty up to the day before `first`, the last of them on a shift of this type.
inline History worked(int days, const ShiftType& last, Day first = monday)
{
    return {.days_worked = days, .last_shifts = {LastShift::of(last, first - Days(1))}};
}

/// So many days off up to the day before `first`, and before them a shift of this type.
inline History rested(int days, const ShiftType& last, Day first = monday)
{
    return {.days_off = days, .last_shifts = {LastShift::of(last, first - Days(1 + days))}};
}

inline Surplus surplus(const char* text) { return Surplus::parse(text, {"test"}); }

inline Roster roster_of(const Problem& problem, std::vector<Assignment> assignments)
{
    return Roster(problem.period(), problem.members().size(), std::move(assignments));
}

}  // namespace muster::roster
