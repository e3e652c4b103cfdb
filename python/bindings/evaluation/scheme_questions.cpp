// What is asked of a scheme as a whole, and schemes as documents, for Python.
#include "tools/bind.hpp"
#include "tools/pickled.hpp"
#include "tools/record_class.hpp"

#include "muster/evaluation/document.hpp"
#include "muster/evaluation/monotone.hpp"

#include <string>

namespace py = pybind11;

namespace muster::python {
namespace {

using namespace evaluation;

void bind_monotone(py::module_& evaluation)
{
    record_class<WitnessRecord>(evaluation, "WitnessRecord", "One record of a witness.",
                                field("indicator", &WitnessRecord::indicator),
                                field("quantity", &WitnessRecord::quantity), field("day", &WitnessRecord::day),
                                field("level", &WitnessRecord::level, {}), field("place", &WitnessRecord::place, {}),
                                field("event", &WitnessRecord::event, {}), field("source", &WitnessRecord::source, {}));
    py::class_<MonotoneWitness>(evaluation, "MonotoneWitness",
                                "A member who was evaluated twice, and has fewer points with one more good record.")
        .def_readonly("roles", &MonotoneWitness::roles)
        .def_readonly("held", &MonotoneWitness::held)
        .def_readonly("added", &MonotoneWitness::added)
        .def_readonly("before", &MonotoneWitness::before)
        .def_readonly("after", &MonotoneWitness::after)
        .def(py::self == py::self)
        .def(pickled(&MonotoneWitness::roles, &MonotoneWitness::held, &MonotoneWitness::added, &MonotoneWitness::before,
                     &MonotoneWitness::after))
        .def("__repr__", [](const MonotoneWitness& witness) {
            return "<muster.evaluation.MonotoneWitness " + witness.added.indicator + ": " +
                   to_decimal_string(witness.before) + " to " + to_decimal_string(witness.after) + ">";
        });
    py::class_<MonotoneFinding>(evaluation, "MonotoneFinding",
                                "An indicator of merit of which it is not proved that more of it never lowers a total.")
        .def_readonly("indicator", &MonotoneFinding::indicator)
        .def_readonly("reason", &MonotoneFinding::reason)
        .def_readonly("witness", &MonotoneFinding::witness)
        .def_property_readonly(
            "text", [](const MonotoneFinding& finding) { return in_words(finding); },
            "The finding as a sentence, with the witness' numbers.")
        .def(py::self == py::self)
        .def(pickled(&MonotoneFinding::indicator, &MonotoneFinding::reason, &MonotoneFinding::witness))
        .def("__repr__", [](const MonotoneFinding& finding) {
            return "<muster.evaluation.MonotoneFinding: " + in_words(finding).en + ">";
        });
    py::class_<Monotonicity>(evaluation, "Monotonicity", "What is known of every indicator of a scheme.")
        .def_readonly("proved", &Monotonicity::proved)
        .def_readonly("findings", &Monotonicity::findings)
        .def_readonly("no_merit", &Monotonicity::no_merit)
        .def_property_readonly("holds", &Monotonicity::holds)
        .def("__bool__", &Monotonicity::holds)
        .def(py::self == py::self)
        .def(pickled(&Monotonicity::proved, &Monotonicity::findings, &Monotonicity::no_merit))
        .def("__repr__", [](const Monotonicity& made) {
            return "<muster.evaluation.Monotonicity: " + std::to_string(made.proved.size()) + " proved, " +
                   std::to_string(made.findings.size()) + " findings>";
        });
    evaluation.def("monotone", &monotone, py::arg("scheme"), py::call_guard<py::gil_scoped_release>(), R"doc(
Whether more evidence of merit never lowers a total of a scheme.

Proved from its rules and areas; where the proof does not go through, members are made up and evaluated to find one who
loses by one more good record.
)doc");
}

void bind_document(py::module_& evaluation)
{
    evaluation.def(
        "read_scheme",
        [](const std::string& text, const std::string& name) { return read_scheme({.text = text, .name = name}); },
        py::arg("text"), py::arg("name") = "scheme.json", R"doc(
The parts of a scheme from its document, JSON in which what is left out is as the types have it.

Raises
------
InvalidInput
    With every fault of form, each at its line.
)doc");
    evaluation.def("write_scheme", &write_scheme, py::arg("parts"),
                   "The document of a scheme: what is as the types have it is left out.");
}

}  // namespace

void bind_evaluation_scheme_questions(py::module_& muster)
{
    auto evaluation = muster.attr("evaluation").cast<py::module_>();
    bind_monotone(evaluation);
    bind_document(evaluation);
}

}  // namespace muster::python
