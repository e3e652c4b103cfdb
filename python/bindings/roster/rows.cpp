// The rows that a roster problem is made from.
#include "roster/parts.hpp"
#include "tools/record_class.hpp"

#include "muster/roster/draft.hpp"

namespace py = pybind11;

namespace muster::python {
namespace {

using namespace roster;  // every name of this file is that area's

void bind_words(py::module_& roster)
{
    py::enum_<Bar>(roster, "Bar", "Why a member may not stand a shift.")
        .value("none", Bar::none)
        .value("unavailable", Bar::unavailable)
        .value("leave", Bar::leave)
        .value("timetable", Bar::timetable)
        .value("skill", Bar::skill)
        .value("frozen", Bar::frozen)
        .value("not_a_member", Bar::not_a_member)
        .value("contest", Bar::contest)
        .def_property_readonly("label", [](Bar bar) { return label_of(bar); });
    py::enum_<Wish>(roster, "Wish", "To be on a shift, or off it.").value("on", Wish::on).value("off", Wish::off);
    py::enum_<Keep>(roster, "Keep", "How the members of a company serve.")
        .value("together", Keep::together)
        .value("apart", Keep::apart);
    py::enum_<Within>(roster, "Within", "What people are together within.")
        .value("shift", Within::shift)
        .value("day", Within::day);
    py::enum_<Measure>(roster, "Measure", "What a load is measured in; loads list their numbers in this order.")
        .value("minutes", Measure::minutes)
        .value("shifts", Measure::shifts)
        .value("nights", Measure::nights)
        .value("weekends", Measure::weekends)
        .value("disliked", Measure::disliked)
        .def_property_readonly("label", [](Measure measure) { return label_of(measure); });
    roster.attr("no_limit") = no_limit;
}

void bind_patterns(py::module_& roster)
{
    py::enum_<PatternStand>(roster, "PatternStand", "What one day of a pattern has.")
        .value("anything", PatternStand::anything)
        .value("off", PatternStand::off)
        .value("duty", PatternStand::duty)
        .value("kind", PatternStand::kind);
    listed_class<PatternDay>(roster, "PatternDay", "One day of a pattern: nothing, any shift, or one of a kind.");
    listed_class<Pattern>(roster, "Pattern", R"doc(
Days that follow each other as they should not be on one line, from any day of the week on or from one: `weekday` 1
(Monday) to 7 (Sunday), 0 for any. Each time it is found it costs its penalty.
)doc");
}

void bind_penalties(py::module_& roster)
{
    listed_class<Penalty>(roster, "Penalty", "A rule is hard, or costs `weight` for each unit it is bent by.")
        .def_static("hard", &Penalty::hard, "The rule must not bend.")
        .def_static("soft", &Penalty::soft, py::arg("weight"), "Bending costs `weight` a unit; 0 only reports.");
    listed_class<Penalties>(roster, "Penalties", "How firm each rule is; all are hard unless said otherwise.");
}

void bind_shifts(py::module_& roster)
{
    listed_class<Post>(roster, "Post", "Where a duty is stood. Shifts at a disliked post count in that measure.");
    listed_class<Skill>(roster, "Skill", "A stage, a certificate, a language that a shift may ask for.");
    listed_class<ShiftType>(roster, "ShiftType", R"doc(
A time slot that comes back day after day. `length` is in minutes, 1 to 2880, and may run past midnight; without a
`start` no rest can be measured. Only members with `required_skill` may stand it.
)doc");
    listed_class<Succession>(roster, "Succession", "Type `after` must not follow on the day after type `before`.");
    listed_class<Shift>(roster, "Shift", "One shift: a type on the day it starts.");
    listed_class<Assignment>(roster, "Assignment", "Who stands a shift.")
        .def("__lt__", [](const Assignment& left, const Assignment& right) { return left < right; });
}

void bind_members(py::module_& roster)
{
    listed_class<ShiftTypeMaximum>(roster, "ShiftTypeMaximum", "At most `most` shifts of a type in the whole period.");
    listed_class<WindowMaximum>(roster, "WindowMaximum", R"doc(
At most `most` in any `days` days on end: shifts, or another measure, of all types or of one.
)doc");
    listed_class<KindRun>(roster, "KindRun", "At least and at most so many days in a row with a shift of one kind.");
    listed_class<Limits>(roster, "Limits", R"doc(
Bounds on one member's line. Minutes and weekends are of the whole period, `minimum_rest` is in minutes. The defaults
bind nothing but one shift a day.
)doc");
    listed_class<LastShift>(roster, "LastShift", R"doc(
One of the last shifts stood: its type's code, the day it started on, and its times, as the type may be gone or have
other times by now. `length` is in minutes.
)doc");
    listed_class<History>(roster, "History", R"doc(
Where the rosters before left a member; by codes, so it fits any list of members and shifts.

Parameters
----------
member : str
    Code of the member; empty: of the one who has it.
until : datetime.date, optional
    Last day it tells of; days between it and the next roster are days off. None: the day before that roster.
days_worked, days_off : int
    Days on or off duty in a row, up to `until`. Both 0: nothing is known.
last_shifts : list of LastShift
    All of the last day on duty, earlier ones that end later, and those that a window, a pattern, a run of a kind or a
    weekend of `Limits` still looks back to.
carry_over : list of Decimal
    By how much earlier loads (minutes, shifts, nights, weekends, disliked) were above the fair share; exact.
weekends_worked : int
    Weekends on duty in a row.
days_touched : int
    Days in a row that shifts touch, up to `until`: more than were begun where some were long, of 24 hours and more.
kind_days : int
    Days in a row, up to `until`, with a shift of the last one's kind.
shifts, weekends : int
    Stood so far of those that the limits count: over several rosters, as they are planned week by week.
)doc");
    listed_class<Contract>(roster, "Contract", R"doc(
Limits of all who have it, and how firm they are; members with a contract have no limits of their own.
)doc");
    listed_class<Member>(roster, "Member", R"doc(
One line of the roster.

Parameters
----------
code : str
name : Label
skills : list of int
    Rows of the skills.
limits : Limits
share : Decimal, int or str
    Part of the common load that is fair, against the others' shares; 0.5 is half of what 1 is, 0 is none.
from_, until : datetime.date, optional
    First and last day of membership, where they lie within the period: outside them the member stands nothing, and the
    share is that of the days between.
history : History
contract : int, optional
    Row of the contract whose limits and penalties hold for the member.
)doc");
}

void bind_asks(py::module_& roster)
{
    listed_class<Unavailable>(roster, "Unavailable", "A member cannot stand a type on a day, or any (`type` None).");
    listed_class<Cover>(roster, "Cover", R"doc(
People a shift asks for, all of them or those with a skill: 0 <= minimum <= wanted <= maximum. Each person below or
above `wanted` costs its weight; below `minimum` and above `maximum` the problem's penalties apply.
)doc");
    listed_class<Request>(roster, "Request", "A wish to stand a shift, or a day (`type` None), or not to.");
    listed_class<Published>(roster, "Published", "Assignments people have in hand; each one dropped or added changes.");
    listed_class<Company>(roster, "Company",
                          "Members who serve together or not at all, or of whom at most one serves.");
    listed_class<Fairness>(roster, "Fairness", R"doc(
Cost of a load above or below the fair share. With a `step` the first `step` units cost 1 x weight each, the next 3 x,
then 5 x; without, each costs its weight.
)doc")
        .def("cost", &Fairness::cost, py::arg("deviation"), "Cost of a load so far above the share (below: negative).");
    listed_class<Calendar>(roster, "Calendar", R"doc(
Which days are weekend to the rules that count weekends: days of the week (1 Monday to 7 Sunday) and public holidays,
but for days that are worked instead. Days that follow each other are one weekend.
)doc")
        .def("is_weekend", py::overload_cast<Day>(&Calendar::is_weekend, py::const_), py::arg("day"));
    listed_class<Spacing>(roster, "Spacing", R"doc(
Cost of two turns of a member that come too close: `weight` times the square of the missing part of the fair
distance; and of a pause longer than twice that distance, in the same way. Without a `distance` in days, three quarters
of what would be even, to the nearest day, are fair.
)doc")
        .def("too_close", &Spacing::too_close, py::arg("apart"), py::arg("fair"),
             "Cost of two turns so many days apart, where `fair` are far enough.")
        .def("too_long", &Spacing::too_long, py::arg("apart"), py::arg("fair"), "Cost of a pause of so many days.");
    listed_class<Draft>(roster, "Draft",
                        "What a problem is made from: plain rows, whose ids are row numbers of the lists here.",
                        Draft{.period = Period(Day(2000, 1, 1), Day(2000, 1, 1))});
}

}  // namespace

void bind_roster_rows(py::module_& roster)
{
    bind_words(roster);
    bind_penalties(roster);
    bind_patterns(roster);
    bind_shifts(roster);
    bind_members(roster);
    bind_asks(roster);
}

}  // namespace muster::python
