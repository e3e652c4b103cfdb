// What happens to members, and the meetings of units.
#include "org/parts.hpp"
#include "tools/own_class.hpp"
#include "tools/record_class.hpp"

#include "muster/org/advance.hpp"
#include "muster/org/meeting.hpp"
#include "muster/org/timeline.hpp"

#include <utility>
#include <vector>

namespace py = pybind11;

namespace muster::python {
namespace {

using namespace org;  // every name of this file is that area's

void bind_meetings(py::module_& org)
{
    own_enumeration<MeetingKind>(org);
    listed_class<MeetingHeld>(org, "MeetingHeld",
                              "A meeting that was held, in person or, where it names a channel, online.")
        .def_property_readonly("is_online", &MeetingHeld::is_online);
    record_class<Turnout>(org, "Turnout", "How many members of the unit there were on the day, and how many came.",
                          field("members", &Turnout::members, 0), field("came", &Turnout::came, 0));
    org.def("turnout", &turnout, py::arg("organisation"), py::arg("meeting"),
            "Who was to come to a meeting and came; guests are not counted.");
    org.def(
        "check_meetings",
        [](const Organisation& organisation, const std::vector<MeetingHeld>& meetings) {
            Faults faults;
            find_faults(organisation, meetings, faults);
            faults.throw_if_any();
        },
        py::arg("organisation"), py::arg("meetings"), "InvalidInput with all that is wrong with the meetings.");
}

void bind_advance(py::module_& org)
{
    record_class<Advance>(org, "Advance",
                          "What becomes of a move: `member` is the row after it, or None where `unmet` bars it.",
                          field("member", &Advance::member, {}), field("unmet", &Advance::unmet, {}),
                          field("warnings", &Advance::warnings, {}))
        .def_property_readonly("is_made", &Advance::is_made);
    org.def(
        "advance",
        [](const Organisation& organisation, MemberId member, Stage stage, Day day, Development records,
           const StageRules& rules, const WorkingDays& working_days) {
            return advance(organisation, member, {stage, day, std::move(records)}, {rules, working_days});
        },
        py::arg("organisation"), py::arg("member"), py::arg("stage"), py::arg("day"),
        py::arg("records") = Development{}, py::kw_only(), py::arg("rules") = StageRules{},
        py::arg("working_days") = WorkingDays{}, R"doc(
Moves a member to the next stage, or says all that bars it.

Parameters
----------
organisation : Organisation
    Stays as it is; `with_member` takes the new row.
member : int
    Row.
stage : Stage
    The next one.
day : datetime.date
    Its first day.
records : Development, optional
    What is added to the file at the same time.

Returns
-------
Advance

Raises
------
InvalidInput
    If `stage` is not the next one, or `day` does not come after the last step.
)doc");
}

}  // namespace

void bind_org_lives(py::module_& org)
{
    bind_advance(org);
    own_enumeration<EventKind>(org);
    record_class<LifeEvent>(org, "LifeEvent", "One thing on file; `until` is the last day of what lasted.",
                            field("day", &LifeEvent::day), field("until", &LifeEvent::until),
                            field("kind", &LifeEvent::kind), field("text", &LifeEvent::text));
    org.def("timeline", &timeline, py::arg("organisation"), py::arg("member"),
            "All that is on file of a member, oldest first: list of LifeEvent.");
}

void bind_org_meetings(py::module_& org) { bind_meetings(org); }

}  // namespace muster::python
