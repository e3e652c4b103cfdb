// Members scored in parts, for Python.
#include "evaluation/parts.hpp"
#include "tools/bind.hpp"

#include "muster/evaluation/tally.hpp"

#include <string>
#include <utility>
#include <vector>

namespace py = pybind11;

namespace muster::python {
namespace {

using namespace evaluation;

}  // namespace

void bind_evaluation_tally(py::module_& evaluation)
{
    const auto units_of = [](const PartTally& tally) {
        return std::vector<RollUnit>(tally.roll().units().rows().begin(), tally.roll().units().rows().end());
    };
    py::class_<PartTally>(evaluation, "PartTally", R"doc(
What parts of a large roll say of their members to each other, to stand as if all were scored at once.

A part has all records of its members, each member is in one part, and all have the units of all. Adding is exact and in
any order. Grows with the number of different totals in a unit, not with that of members.
)doc")
        // Construction
        .def(py::init<Scheme, std::vector<RollUnit>>(), py::arg("scheme"), py::arg("units") = std::vector<RollUnit>{})
        .def("add", py::overload_cast<const Evaluation&>(&PartTally::add), py::arg("part"),
             py::call_guard<py::gil_scoped_release>(), "The members of a part, scored by `without_quotas(scheme)`.")
        .def("add", py::overload_cast<const PartTally&>(&PartTally::add), py::arg("other"),
             py::call_guard<py::gil_scoped_release>(), "The members of another tally.")
        // Properties
        .def_property_readonly("scheme", &PartTally::scheme, "With the quotas of its grades.")
        .def_property_readonly("roll", &PartTally::roll, "Units of all, and no members.")
        .def_property_readonly("members", &PartTally::members, "Number of members.")
        // Questions
        .def("units", &PartTally::units, py::call_guard<py::gil_scoped_release>(),
             "UnitScore by row of the units, as of an evaluation of all.")
        .def("standings", &PartTally::standings, py::arg("part"), py::call_guard<py::gil_scoped_release>(),
             "MemberScore by row of the part's roll, as of an evaluation of all; with ranks where the part is ranked.")
        // Python protocol
        .def(py::self == py::self)
        .def("__repr__",
             [](const PartTally& tally) {
                 return "<muster.evaluation.PartTally of " + std::to_string(tally.members()) + " members>";
             })
        .def(py::pickle(
            [units_of](const PartTally& tally) {
                return py::make_tuple(tally.scheme(), units_of(tally), tally.to_text());
            },
            [](const py::tuple& saved) {
                return PartTally::from_text(saved[0].cast<Scheme>(), saved[1].cast<std::vector<RollUnit>>(),
                                            saved[2].cast<std::string>());
            }));
    evaluation.def("without_quotas", &without_quotas, py::arg("scheme"),
                   "The scheme without the quotas of its grades, which count all members: what a part is scored by.");
}

}  // namespace muster::python
