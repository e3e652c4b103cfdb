#include "history_faults.hpp"

#include "core/beyond_limits.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

namespace muster::inline v0_2::roster {
namespace {

void find_in_last_shifts(const Where& here, const History& history, Day first, Faults& faults)
{
    if (history.last_shifts.empty())
        return;
    if (history.days_worked <= 0 && history.days_off <= 0)
        faults.add(here, "its history contradicts itself: there is a last shift, and no day on which it was",
                   "give days_worked or days_off, or leave the last shift out");
    std::set<std::pair<std::string, Day>> seen;
    Day last = history.last_shifts.front().day;
    bool are_days = true;
    for (const LastShift& shift : history.last_shifts) {
        if (shift.type.empty())
            faults.add(here, "a last shift of its history has no code", "give the code of its shift type");
        if (shift.day.is_special())
            faults.add(here, "the last shift \"" + shift.type + "\" of its history has no day",
                       "give the day it started on");
        if (shift.length.count() < 1 || shift.length.count() > 2880)
            faults.add(here,
                       "the last shift \"" + shift.type + "\" of its history is " +
                           std::to_string(shift.length.count()) + " minutes long",
                       "give 1 to 2880 minutes");
        if (!seen.emplace(shift.type, shift.day).second)
            faults.add(here,
                       "its history has the last shift \"" + shift.type + "\" on " + to_string(shift.day) + " twice",
                       "keep one of the two");
        are_days = are_days && !shift.day.is_special();
        last = are_days ? std::max(last, shift.day) : last;
    }
    if (!are_days || (history.days_worked <= 0 && history.days_off <= 0))
        return;
    const auto off = history.until ? (*history.until - last).days() : (first - last).days() - 1;
    if (off != (history.days_worked > 0 ? 0 : history.days_off))
        faults.add(here,
                   "its history contradicts itself: its last shift, on " + to_string(last) + ", was " +
                       std::to_string(off) + " days before it ends, and it has " + std::to_string(history.days_off) +
                       " days off",
                   "correct the day or the days off");
}

}  // namespace

void find_in_history(const Member& member, Day first, Faults& faults)
{
    const Where here{"member \"" + member.code + "\""};
    const History& history = member.history;
    if (!history.member.empty() && history.member != member.code)
        faults.add(here, "its history is that of member \"" + history.member + "\"",
                   "give everybody the own history; with_histories finds it by code");
    each_field<History>([&](const auto& each) {
        find_beyond_limits(
            here, each, history.*each.member, [](const char* name) { return std::string(name) + " of its history"; },
            faults);
    });
    if (history.days_worked > 0 && history.days_off > 0)
        faults.add(here,
                   "its history contradicts itself: " + std::to_string(history.days_worked) + " days on duty and " +
                       std::to_string(history.days_off) + " days off, both up to the day before the roster",
                   "set the one that does not hold to 0");
    if (history.kind_days > history.days_worked)
        faults.add(here,
                   "its history contradicts itself: " + std::to_string(history.kind_days) +
                       " days with shifts of one kind, and " + std::to_string(history.days_worked) + " days on duty",
                   "set the one that does not hold to 0");
    for (const Measure measure : all_measures) {
        const Surplus carried = history.carry_over[index(measure)];
        if (carried < Surplus::whole(-greatest_surplus) || carried > Surplus::whole(greatest_surplus))
            faults.add(here, "the carry-over of " + label_of(measure).en + " is " + to_string(carried),
                       "give a number from -" + std::to_string(greatest_surplus) + " to " +
                           std::to_string(greatest_surplus));
    }
    if (history.until && history.until->is_special()) {
        faults.add(here, "its history ends on no day", "give its last day, or none where it ends the day before");
        return;
    }
    if (history.until && *history.until >= first) {
        faults.add(here,
                   "its history goes up to " + to_string(*history.until) + ", and the roster begins on " +
                       to_string(first),
                   "give the history of the rosters before it");
        return;
    }
    find_in_last_shifts(here, history, first, faults);
}

}  // namespace muster::roster
