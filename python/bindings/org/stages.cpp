// Stages and their histories.
#include "org/parts.hpp"
#include "tools/casters.hpp"

#include "muster/org/stage_history.hpp"

#include <pybind11/operators.h>
#include <pybind11/stl.h>

#include <string>
#include <utility>
#include <vector>

namespace py = pybind11;

namespace muster::python {
namespace {

using org::Stage;
using org::StageHistory;
using Pairs = std::vector<std::pair<Stage, Day>>;

StageHistory from_pairs(const Pairs& pairs)
{
    std::vector<StageHistory::Step> steps;
    steps.reserve(pairs.size());
    for (const auto& [stage, since] : pairs)
        steps.push_back({stage, since});
    return StageHistory(std::move(steps));
}

Pairs to_pairs(const StageHistory& history)
{
    Pairs pairs;
    for (const auto& [stage, since] : history.steps())
        pairs.emplace_back(stage, since);
    return pairs;
}

std::string repr(const StageHistory& history)
{
    return "StageHistory(" + py::repr(py::cast(to_pairs(history))).cast<std::string>() + ")";
}

}  // namespace

void bind_org_stages(py::module_& org)
{
    py::enum_<Stage>(org, "Stage", "The five stages on the way to full membership, in order.")
        .value("applicant", Stage::applicant)
        .value("activist", Stage::activist)
        .value("candidate", Stage::candidate)
        .value("probationary", Stage::probationary)
        .value("full", Stage::full)
        .def_property_readonly("label", [](Stage stage) { return label_of(stage); });

    py::class_<StageHistory>(org, "StageHistory", R"doc(
A member's stages and the day each began. Immutable.

Parameters
----------
steps : list of (Stage, datetime.date)
    Oldest first; stages and days both rise. Default: no stage yet.

Raises
------
InvalidInput
    Names the first step that does not rise.

Examples
--------
>>> from datetime import date
>>> history = StageHistory([(Stage.applicant, date(2024, 9, 2))])
>>> history.stage_on(date(2024, 9, 1)) is None
True
)doc")
        // Construction
        .def(py::init(&from_pairs), py::arg("steps") = Pairs{})
        // Properties
        .def_property_readonly("steps", &to_pairs, "All steps, oldest first.")
        // Questions
        .def("stage_on", &StageHistory::stage_on, py::arg("day"),
             "Stage held at the end of `day`, or None before the first step.")
        // Derived values
        .def("with_step", &StageHistory::with, py::arg("stage"), py::arg("since"),
             "This history and one step more; InvalidInput if it does not rise.")
        // Python protocol
        .def(py::self == py::self)
        .def("__hash__", [](const StageHistory& history) { return py::hash(py::tuple(py::cast(to_pairs(history)))); })
        .def("__repr__", &repr)
        .def(py::pickle(&to_pairs, &from_pairs));  // loading passes the same door as building
}

}  // namespace muster::python
