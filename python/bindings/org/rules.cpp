// Rules of stages and branches, eligibility, and what falls due.
#include "org/parts.hpp"
#include "tools/record_class.hpp"

#include "muster/org/branch_rules.hpp"
#include "muster/org/eligibility.hpp"
#include "muster/org/obligations.hpp"

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace py = pybind11;

namespace muster::python {
namespace {

using namespace org;  // every name of this file is that area's

using DaySet = std::set<Day>;

std::vector<Day> listed_days(const DaySet& days) { return {days.begin(), days.end()}; }
DaySet set_of(const std::vector<Day>& days) { return {days.begin(), days.end()}; }

void bind_working_days(py::module_& org)
{
    py::class_<WorkingDays>(org, "WorkingDays", R"doc(
Monday to Friday, without public holidays and with the weekend days that are worked instead. Immutable.

Holidays are laid down a year at a time, so a calendar ends: past `known_until` it answers nothing.

Parameters
----------
off, worked_besides : set of datetime.date, optional
    Without any: the calendars published for 2024 to 2026.
known_until : datetime.date, optional
    Default: the end of the year of the latest day given.

Raises
------
InvalidInput
    On a day that is both off and worked; of the questions, on a day that the calendar does not know.
)doc")
        // Construction
        .def(py::init<>())
        .def(py::init([](const DaySet& off, const DaySet& worked_besides, std::optional<Day> known_until) {
                 return WorkingDays(listed_days(off), listed_days(worked_besides), known_until);
             }),
             py::arg("off"), py::arg("worked_besides") = DaySet{}, py::arg("known_until") = py::none())
        .def_static("published", &WorkingDays::published,
                    "The State Council's holiday notices for 2024, 2025 and 2026.")
        .def_static("monday_to_friday", &WorkingDays::monday_to_friday,
                    "Monday to Friday for ever, where nobody lays down holidays.")
        // Properties
        .def_property_readonly(
            "off", [](const WorkingDays& days) { return set_of(days.off()); }, "Days off besides Saturday and Sunday.")
        .def_property_readonly(
            "worked_besides", [](const WorkingDays& days) { return set_of(days.worked_besides()); },
            "Weekend days that are worked.")
        .def_property_readonly("known_from", &WorkingDays::known_from)
        .def_property_readonly("known_until", &WorkingDays::known_until)
        // Questions
        .def("knows", &WorkingDays::knows, py::arg("day"))
        .def("is_worked", &WorkingDays::is_worked, py::arg("day"))
        .def("count", &WorkingDays::count, py::arg("first"), py::arg("last"))
        .def("reached", &WorkingDays::reached, py::arg("first"), py::arg("number"),
             "The day on which the `number`-th working day from `first` on is reached.")
        // Derived values
        .def(
            "with_days",
            [](const WorkingDays& days, const DaySet& off, const DaySet& worked_besides) {
                return days.with(listed_days(off), listed_days(worked_besides));
            },
            py::arg("off"), py::arg("worked_besides") = DaySet{},
            "This calendar and further days, as of later years. A day that is given here counts as given here.")
        // Python protocol
        .def(py::self == py::self)
        .def("__repr__",
             [](const WorkingDays& days) {
                 const auto until = days.known_until();
                 return "<WorkingDays of " + std::to_string(days.off().size()) + " days off, known until " +
                        (until ? muster::to_string(*until) : std::string("for ever")) + ">";
             })
        .def(py::pickle(
            [](const WorkingDays& days) {
                return py::make_tuple(days.off(), days.worked_besides(), days.known_from(), days.known_until());
            },
            [](const py::tuple& state) {
                return WorkingDays::restored(state[0].cast<std::vector<Day>>(), state[1].cast<std::vector<Day>>(),
                                             state[2].cast<std::optional<Day>>(), state[3].cast<std::optional<Day>>());
            }));
}

void bind_eligibility(py::module_& org)
{
    record_class<Condition>(org, "Condition", "One thing that is asked for, and when it is met. `from_` None: never.",
                            field("text", &Condition::text), field("severity", &Condition::severity),
                            field("from_", &Condition::from, {}), field("until", &Condition::until, {}),
                            field("source", &Condition::source, ""))
        .def("is_met_on", &Condition::is_met_on, py::arg("day"));
    record_class<Eligibility>(org, "Eligibility", "Whether and when a member may move, with all reasons.",
                              field("stage", &Eligibility::stage), field("earliest", &Eligibility::earliest),
                              field("conditions", &Eligibility::conditions))
        .def("bars_on", &Eligibility::bars_on, py::arg("day"), "What bars the move on `day`.")
        .def("warnings_on", &Eligibility::warnings_on, py::arg("day"), "What to look at; bars nothing.");
    org.def(
        "eligible_on",
        [](const Organisation& organisation, MemberId member, Stage stage, const StageRules& rules,
           const WorkingDays& working_days) {
            return eligible_on(organisation, member, stage, {rules, working_days});
        },
        py::arg("organisation"), py::arg("member"), py::arg("stage"), py::kw_only(), py::arg("rules") = StageRules{},
        py::arg("working_days") = WorkingDays{}, R"doc(
The first day on which a member may move to the next stage, from what is on file alone.

Parameters
----------
organisation : Organisation
member : int
    Row.
stage : Stage
    The next one.

Returns
-------
Eligibility

Raises
------
InvalidInput
    If `stage` is not the next one.
)doc");
    record_class<NextMove>(org, "NextMove", "A member and the eligibility for the stage after the one reached.",
                           field("member", &NextMove::member), field("eligibility", &NextMove::eligibility));
    org.def(
        "next_moves",
        [](const Organisation& organisation, UnitId unit, const StageRules& rules, const WorkingDays& working_days) {
            return next_moves(organisation, unit, {rules, working_days});
        },
        py::arg("organisation"), py::arg("unit"), py::kw_only(), py::arg("rules") = StageRules{},
        py::arg("working_days") = WorkingDays{},
        "The next move of everybody in a unit and below it who is no full member yet: list of NextMove.");
    org.def("probation_began", &probation_began, py::arg("member"), py::arg("rules") = StageRules{},
            "The day from which the probation of a Member counts: that of the branch's vote, or None.");
    org.def("make_up_of", &make_up_of, py::arg("organisation"), py::arg("unit"), py::arg("day"),
            py::arg("rules") = BranchRules{}, "Whether a branch is set up as the rules ask: list of Condition.");
}

void bind_obligations(py::module_& org)
{
    py::enum_<ObligationKind> kinds(org, "ObligationKind", "What falls due.");
    kinds.value("members_meeting", ObligationKind::members_meeting)
        .value("committee_meeting", ObligationKind::committee_meeting)
        .value("group_meeting", ObligationKind::group_meeting)
        .value("lecture", ObligationKind::lecture)
        .value("theme_day", ObligationKind::theme_day)
        .value("organisational_life", ObligationKind::organisational_life)
        .value("democratic_review", ObligationKind::democratic_review)
        .value("talks", ObligationKind::talks)
        .value("first_talk", ObligationKind::first_talk)
        .value("thought_report", ObligationKind::thought_report)
        .value("half_year_review", ObligationKind::half_year_review)
        .value("approval", ObligationKind::approval)
        .value("end_of_probation", ObligationKind::end_of_probation)
        .value("end_of_term", ObligationKind::end_of_term);
    kinds.def_property_readonly("label", [](ObligationKind kind) { return label_of(kind); });
    record_class<Obligation>(
        org, "Obligation", "Something to be done in a span of days; the last is the day it is due.",
        field("kind", &Obligation::kind), field("unit", &Obligation::unit), field("about", &Obligation::about, {}),
        field("office", &Obligation::office, {}), field("within", &Obligation::within),
        field("done", &Obligation::done, {}), field("source", &Obligation::source, ""))
        .def("is_overdue_on", &Obligation::is_overdue_on, py::arg("day"));
    listed_class<ObligationOptions>(org, "ObligationOptions",
                                    "What obligations are judged by, meetings held included.");
    org.def(
        "due",
        [](const Organisation& organisation, UnitId unit, const Period& period, const StageRules& stages,
           const BranchRules& branches, std::vector<MeetingHeld> meetings, std::optional<Day> meetings_from) {
            return due(organisation, unit, period, {stages, branches, std::move(meetings), meetings_from});
        },
        py::arg("organisation"), py::arg("unit"), py::arg("period"), py::kw_only(),
        py::arg("stage_rules") = StageRules{}, py::arg("branch_rules") = BranchRules{},
        py::arg("meetings") = std::vector<MeetingHeld>{}, py::arg("meetings_from") = py::none(), R"doc(
What falls due within a period in a unit and below it, and what fell due before and was not done: by due day.

Parameters
----------
organisation : Organisation
unit : int
    Row.
period : Period
stage_rules, branch_rules : optional
meetings : list of MeetingHeld, optional
    Those on file; without any none is called done or overdue.
meetings_from : datetime.date, optional
    From when meetings are on file. Default: from the month of the first one.

Returns
-------
list of Obligation
)doc");
}

}  // namespace

void bind_org_rules(py::module_& org)
{
    py::enum_<Severity>(org, "Severity", "What breaking a rule does; a warning bars nobody.")
        .value("bars", Severity::bars)
        .value("warns", Severity::warns);
    listed_class<Rule>(org, "Rule", "A number that somebody laid down, and who. 0 asks for nothing.");
    listed_class<StageRules>(org, "StageRules",
                             "What must be so before a member moves on: every number with its severity and source. All "
                             "have defaults.");
    listed_class<BranchRules>(org, "BranchRules",
                              "How a branch is to be made up and how often it meets. All have defaults.");
    bind_working_days(org);
    bind_eligibility(org);
    bind_obligations(org);
}

}  // namespace muster::python
