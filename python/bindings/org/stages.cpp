// Stages and their histories.
#include "org/parts.hpp"
#include "tools/casters.hpp"
#include "tools/record_class.hpp"

#include "muster/org/stage_history.hpp"

#include <pybind11/operators.h>
#include <pybind11/stl.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace py = pybind11;

namespace muster::python {
namespace {

using org::Stage;
using org::StageHistory;
using Pairs = std::vector<std::pair<Stage, Day>>;

StageHistory from_pairs(const Pairs& pairs, std::vector<StageHistory::Correction> corrections)
{
    std::vector<StageHistory::Step> steps;
    steps.reserve(pairs.size());
    for (const auto& [stage, since] : pairs)
        steps.push_back({stage, since});
    return {std::move(steps), std::move(corrections)};
}

std::vector<StageHistory::Correction> corrections_of(const StageHistory& history)
{
    return {history.corrections().begin(), history.corrections().end()};
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
    const auto corrections = corrections_of(history);
    const std::string after = corrections.empty() ? "" : ", " + py::repr(py::cast(corrections)).cast<std::string>();
    return "StageHistory(" + py::repr(py::cast(to_pairs(history))).cast<std::string>() + after + ")";
}

py::tuple history_state(const StageHistory& history)
{
    return py::make_tuple(to_pairs(history), corrections_of(history));
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

    record_class<StageHistory::Step>(org, "StageStep", "One stage and its first day.",
                                     field("stage", &StageHistory::Step::stage),
                                     field("since", &StageHistory::Step::since));
    record_class<StageHistory::Correction>(
        org, "StageCorrection",
        "A step that was on file wrongly, and what became of it; `now` None: the step did not take place.",
        field("was", &StageHistory::Correction::was), field("now", &StageHistory::Correction::now),
        field("on", &StageHistory::Correction::on), field("by", &StageHistory::Correction::by),
        field("why", &StageHistory::Correction::why));
    py::class_<StageHistory>(org, "StageHistory", R"doc(
A member's stages and the day each began. Immutable.

Parameters
----------
steps : list of (Stage, datetime.date)
    Oldest first; stages and days both rise. Default: no stage yet.
corrections : list of StageCorrection
    Made before, oldest first.

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
        .def(py::init(&from_pairs), py::arg("steps") = Pairs{},
             py::arg("corrections") = std::vector<StageHistory::Correction>{})
        // Properties
        .def_property_readonly("steps", &to_pairs, "All steps, oldest first.")
        .def_property_readonly("corrections", &corrections_of, "What was corrected, oldest first.")
        // Questions
        .def("stage_on", &StageHistory::stage_on, py::arg("day"),
             "Stage held at the end of `day`, or None before the first step.")
        // Derived values
        .def("with_step", &StageHistory::with, py::arg("stage"), py::arg("since"),
             "This history and one step more; InvalidInput if it does not rise.")
        .def(
            "corrected",
            [](const StageHistory& history, Stage stage, std::optional<Day> now, Day on, std::string by,
               std::string why) {
                return history.corrected(stage, now, {on, std::move(by), std::move(why)});
            },
            py::arg("stage"), py::arg("now"), py::kw_only(), py::arg("on"), py::arg("by"), py::arg("why"),
            "This history with another first day of `stage` (None: without it); what stood before is kept.")
        // Python protocol
        .def(py::self == py::self)
        .def("__hash__", [](const StageHistory& history) { return py::hash(py::repr(history_state(history))); })
        .def("__repr__", &repr)
        .def(py::pickle(&history_state, [](const py::tuple& state) {  // loading passes the same door as building
            return from_pairs(state[0].cast<Pairs>(), state[1].cast<std::vector<StageHistory::Correction>>());
        }));
}

}  // namespace muster::python
