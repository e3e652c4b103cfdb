// Gates of activities, confirmations, and what is told to others, for Python.
#include "record/parts.hpp"
#include "tools/own_class.hpp"

#include "muster/record/activity_gate.hpp"
#include "muster/record/confirmation.hpp"
#include "muster/record/publicity.hpp"

#include <string>
#include <vector>

namespace py = pybind11;

namespace muster::python {

using namespace record;

void bind_record_gates(py::module_& record)
{
    own_class<GateRule>(record);
    own_class<GateFinding>(record);
    record.def(
        "gate_findings",
        [](const org::Organisation& organisation, const std::vector<Activity>& activities,
           const std::vector<GateRule>& rules, Day day) { return gate_findings(organisation, activities, rules, day); },
        py::arg("organisation"), py::arg("activities"), py::arg("rules"), py::arg("day"),
        "What is wrong, at the end of the day, with how activities passed their gates: by whom and when.");
    record.def("held_back", &held_back, py::arg("activity"), py::arg("why"),
               "The activity with its review opened again, so that its evidence waits.");
    own_class<ConfirmationRule>(record);
    record.def(
        "needs_confirmation",
        [](const std::vector<ConfirmationRule>& rules, const std::string& source, const std::string& indicator) {
            return needs_confirmation(rules, source, indicator);
        },
        py::arg("rules"), py::arg("source"), py::arg("indicator"),
        "What the first rule that fits says of a record of no activity; yes where none does.");
    record.def("awaiting_confirmation", &awaiting_confirmation, py::arg("source"), py::arg("term"),
               "An activity that is never reviewed, for records of the source that nobody has confirmed.");
    record.def("awaits_confirmation", &awaits_confirmation, py::arg("activity"),
               "Whether it was made by awaiting_confirmation.");
    own_enumeration<CaseState>(record);
    own_class<Case>(record)
        .def("state_on", &Case::state_on, py::arg("day"), "State at the end of the day.")
        .def_property_readonly("is_late", &Case::is_late);
    own_class<CaseBook>(record);
    record.def("shared_cases", &shared_cases, py::arg("cases"), py::arg("day"),
               "What may be handed on: cases that are published and have not expired, without codes of members.");
}

}  // namespace muster::python
