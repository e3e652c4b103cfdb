// Duties and goals.
#include "org/parts.hpp"
#include "tools/own_class.hpp"
#include "tools/table_class.hpp"

#include "muster/org/goals.hpp"
#include "muster/org/responsibility.hpp"
#include "muster/org/responsibility_matrix.hpp"

#include <memory>

namespace py = pybind11;

namespace muster::python {
namespace {

using namespace org;  // every name of this file is that area's

std::vector<Duty> rows_of(const Responsibility& responsibility)
{
    const auto rows = responsibility.duties().rows();
    return {rows.begin(), rows.end()};
}

Responsibility answering(const Organisation& organisation, std::vector<Duty> duties)
{
    return {std::make_shared<const Organisation>(organisation), std::move(duties)};
}

void bind_responsibility(py::module_& org)
{
    record_class<Duty>(org, "Duty", "Something that has to be done, by one person at one post.",
                       field("code", &Duty::code), field("name", &Duty::name, {}), field("unit", &Duty::unit, {}),
                       field("post", &Duty::post, {}), field("accountable", &Duty::accountable, {}),
                       field("acknowledged", &Duty::acknowledged, {}), field("due", &Duty::due, {}),
                       field("done", &Duty::done, {}))
        .def("is_overdue_on", &Duty::is_overdue_on, py::arg("day"));
    record_class<Escalation>(org, "Escalation", "An overdue duty, the unit that is told of it and its secretary.",
                             field("duty", &Escalation::duty), field("told", &Escalation::told),
                             field("person", &Escalation::person, {}), field("level", &Escalation::level, 1),
                             field("deadline", &Escalation::deadline, {}));
    listed_class<EscalationRules>(org, "EscalationRules", "How long each level has before the next one is told.");
    record_class<DutyCount>(org, "DutyCount", "How the duties of a unit and of all below it stand.",
                            field("all", &DutyCount::all, 0), field("acknowledged", &DutyCount::acknowledged, 0),
                            field("done", &DutyCount::done, 0), field("overdue", &DutyCount::overdue, 0));
    table_class<DutyId, Duty>(org, "DutyTable");
    py::class_<Responsibility>(org, "Responsibility", R"doc(
The duties of an organisation, each with one post and one accountable person. Immutable.

Parameters
----------
organisation : Organisation
duties : list of Duty

Raises
------
InvalidInput
    `faults` names every orphan: a duty without a unit, a post or an accountable person.
)doc")
        .def(py::init(&answering), py::arg("organisation"), py::arg("duties"))
        .def_property_readonly("organisation", &Responsibility::organisation)
        .def_property_readonly("duties", &Responsibility::duties)
        .def("unacknowledged", &Responsibility::unacknowledged, py::arg("day"))
        .def("duties_of", &Responsibility::duties_of, py::arg("member"))
        .def("escalations", &Responsibility::escalations, py::arg("day"), py::arg("rules") = EscalationRules{},
             "Overdue duties and who is told of each on `day`: level by level, never who is accountable.")
        .def("count", &Responsibility::count, py::arg("unit"), py::arg("day"))
        .def(py::self == py::self)
        .def("__repr__",
             [](const Responsibility& responsibility) {
                 return "<Responsibility of " + std::to_string(responsibility.duties().size()) + " duties>";
             })
        .def(py::pickle(
            [](const Responsibility& responsibility) {
                return py::make_tuple(responsibility.organisation(), rows_of(responsibility));
            },
            [](const py::tuple& state) {
                return answering(state[0].cast<Organisation>(), state[1].cast<std::vector<Duty>>());
            }));
}

void bind_matrix(py::module_& org)
{
    own_class<MatrixRow>(org);
    org.def(
        "responsibility_matrix",
        [](const Organisation& organisation, const std::vector<Duty>& duties, Day day) {
            return responsibility_matrix(organisation, duties, day);
        },
        py::arg("organisation"), py::arg("duties"), py::arg("day"),
        "Every duty with what is wanting in it at the end of the day: orphans and doubles are listed, not refused.");
}

}  // namespace

void bind_org_duties(py::module_& org)
{
    bind_responsibility(org);
    bind_matrix(org);
    own_class<Goal>(org);
    table_class<GoalId, Goal>(org, "GoalTable");
    py::class_<Goals>(org, "Goals", R"doc(
Goals of an organisation's units: they go down the tree of units, and results come up. Immutable.

Parameters
----------
organisation : Organisation
goals : list of Goal
    A part belongs to a unit below that of the whole.
)doc")
        .def(py::init<const Organisation&, std::vector<Goal>>(), py::arg("organisation"), py::arg("goals"))
        .def_property_readonly("organisation", &Goals::organisation)
        .def_property_readonly("goals", &Goals::goals)
        .def("reached", &Goals::reached, py::arg("goal"), "What the goal's unit and all parts have reached.")
        .def("handed_down", &Goals::handed_down, py::arg("goal"), "Sum of the targets of the parts.")
        .def("not_covered", &Goals::not_covered, "Goals whose parts promise less than the target.")
        .def(py::self == py::self)
        .def("__repr__", [](const Goals& goals) { return "<Goals: " + std::to_string(goals.goals().size()) + ">"; })
        .def(py::pickle(
            [](const Goals& goals) {
                const auto rows = goals.goals().rows();
                return py::make_tuple(goals.organisation(), std::vector<Goal>(rows.begin(), rows.end()));
            },
            [](const py::tuple& state) {
                return Goals(state[0].cast<Organisation>(), state[1].cast<std::vector<Goal>>());
            }));
}

}  // namespace muster::python
