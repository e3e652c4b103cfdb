// Rules of stages and branches, eligibility, and what falls due.
#include "org/parts.hpp"
#include "tools/record_class.hpp"

#include "muster/org/branch_rules.hpp"
#include "muster/org/eligibility.hpp"
#include "muster/org/obligations.hpp"

#include <set>

namespace py = pybind11;

namespace muster::python {
namespace {

using namespace org;  // every name of this file is that area's

void bind_stage_rules(py::module_& org)
{
    const StageRules standard;
    record_class<StageRules>(
        org, "StageRules",
        "What must be so before a member moves on: every number with its severity and source. All have defaults.",
        field("least_age", &StageRules::least_age, standard.least_age),
        field("first_talk_within", &StageRules::first_talk_within, standard.first_talk_within),
        field("applicant_for", &StageRules::applicant_for, standard.applicant_for),
        field("least_contacts", &StageRules::least_contacts, standard.least_contacts),
        field("most_contacts", &StageRules::most_contacts, standard.most_contacts),
        field("most_activists_per_contact", &StageRules::most_activists_per_contact,
              standard.most_activists_per_contact),
        field("thought_report_every", &StageRules::thought_report_every, standard.thought_report_every),
        field("review_every", &StageRules::review_every, standard.review_every),
        field("activist_for", &StageRules::activist_for, standard.activist_for),
        field("introducers", &StageRules::introducers, standard.introducers),
        field("training_days", &StageRules::training_days, standard.training_days),
        field("training_hours", &StageRules::training_hours, standard.training_hours),
        field("certificate_valid_for", &StageRules::certificate_valid_for, standard.certificate_valid_for),
        field("not_before_leaving_within", &StageRules::not_before_leaving_within, standard.not_before_leaving_within),
        field("publicity_before_candidate", &StageRules::publicity_before_candidate,
              standard.publicity_before_candidate),
        field("publicity_before_probationary", &StageRules::publicity_before_probationary,
              standard.publicity_before_probationary),
        field("publicity_before_full", &StageRules::publicity_before_full, standard.publicity_before_full),
        field("quorum_over_percent", &StageRules::quorum_over_percent, standard.quorum_over_percent),
        field("pass_over_percent", &StageRules::pass_over_percent, standard.pass_over_percent),
        field("secret_vote", &StageRules::secret_vote, standard.secret_vote),
        field("separate_vote", &StageRules::separate_vote, standard.separate_vote),
        field("approval_by_committee", &StageRules::approval_by_committee, standard.approval_by_committee),
        field("approval_within", &StageRules::approval_within, standard.approval_within),
        field("approval_at_latest", &StageRules::approval_at_latest, standard.approval_at_latest),
        field("probation_for", &StageRules::probation_for, standard.probation_for),
        field("least_extension", &StageRules::least_extension, standard.least_extension),
        field("most_extension", &StageRules::most_extension, standard.most_extension));
}

void bind_branch_rules(py::module_& org)
{
    const BranchRules standard;
    record_class<BranchRules>(
        org, "BranchRules", "How a branch is to be made up and how often it meets. All have defaults.",
        field("least_full_members", &BranchRules::least_full_members, standard.least_full_members),
        field("most_full_members", &BranchRules::most_full_members, standard.most_full_members),
        field("committee_from", &BranchRules::committee_from, standard.committee_from),
        field("committee_least", &BranchRules::committee_least, standard.committee_least),
        field("committee_usually_most", &BranchRules::committee_usually_most, standard.committee_usually_most),
        field("committee_most", &BranchRules::committee_most, standard.committee_most),
        field("secretary_standing", &BranchRules::secretary_standing, standard.secretary_standing),
        field("term", &BranchRules::term, standard.term),
        field("reminder_before", &BranchRules::reminder_before, standard.reminder_before),
        field("members_meeting_every", &BranchRules::members_meeting_every, standard.members_meeting_every),
        field("committee_meeting_every", &BranchRules::committee_meeting_every, standard.committee_meeting_every),
        field("group_meeting_every", &BranchRules::group_meeting_every, standard.group_meeting_every),
        field("theme_day_every", &BranchRules::theme_day_every, standard.theme_day_every),
        field("organisational_life_every", &BranchRules::organisational_life_every, standard.organisational_life_every),
        field("democratic_review_every", &BranchRules::democratic_review_every, standard.democratic_review_every),
        field("talks_every", &BranchRules::talks_every, standard.talks_every));
}

void bind_working_days(py::module_& org)
{
    py::class_<WorkingDays>(org, "WorkingDays", R"doc(
Monday to Friday, without public holidays and with the weekend days that are worked instead. Immutable.

Parameters
----------
off, worked_besides : set of datetime.date
)doc")
        .def(py::init<std::set<Day>, std::set<Day>>(), py::arg("off") = std::set<Day>{},
             py::arg("worked_besides") = std::set<Day>{})
        .def_property_readonly("off", &WorkingDays::off)
        .def_property_readonly("worked_besides", &WorkingDays::worked_besides)
        .def("is_worked", &WorkingDays::is_worked, py::arg("day"))
        .def("count", &WorkingDays::count, py::arg("first"), py::arg("last"))
        .def("reached", &WorkingDays::reached, py::arg("first"), py::arg("number"),
             "The day on which the `number`-th working day from `first` on is reached.")
        .def(py::self == py::self)
        .def(
            "__repr__",
            [](const WorkingDays& days) {
                return py::str("WorkingDays({!r}, {!r})").format(days.off(), days.worked_besides()).cast<std::string>();
            })
        .def(py::pickle([](const WorkingDays& days) { return py::make_tuple(days.off(), days.worked_besides()); },
                        [](const py::tuple& state) {
                            return WorkingDays(state[0].cast<std::set<Day>>(), state[1].cast<std::set<Day>>());
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
    org.def("make_up_of", &make_up_of, py::arg("organisation"), py::arg("unit"), py::arg("day"),
            py::arg("rules") = BranchRules{}, "Whether a branch is set up as the rules ask: list of Condition.");
}

void bind_obligations(py::module_& org)
{
    py::enum_<ObligationKind> kinds(org, "ObligationKind", "What falls due.");
    kinds.value("members_meeting", ObligationKind::members_meeting)
        .value("committee_meeting", ObligationKind::committee_meeting)
        .value("group_meeting", ObligationKind::group_meeting)
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
        field("done", &Obligation::done, {}), field("source", &Obligation::source, ""));
    org.def(
        "due",
        [](const Organisation& organisation, UnitId unit, const Period& period, const StageRules& stages,
           const BranchRules& branches) {
            return due(organisation, unit, period, {stages, branches});
        },
        py::arg("organisation"), py::arg("unit"), py::arg("period"), py::kw_only(),
        py::arg("stage_rules") = StageRules{}, py::arg("branch_rules") = BranchRules{},
        "What falls due within a period in a unit and below it, by due day: list of Obligation.");
}

}  // namespace

void bind_org_rules(py::module_& org)
{
    py::enum_<Severity>(org, "Severity", "What breaking a rule does; a warning bars nobody.")
        .value("bars", Severity::bars)
        .value("warns", Severity::warns);
    record_class<Rule>(org, "Rule", "A number that somebody laid down, and who. 0 asks for nothing.",
                       field("number", &Rule::number), field("severity", &Rule::severity, Severity::bars),
                       field("source", &Rule::source, ""));
    bind_stage_rules(org);
    bind_branch_rules(org);
    bind_working_days(org);
    bind_eligibility(org);
    bind_obligations(org);
}

}  // namespace muster::python
