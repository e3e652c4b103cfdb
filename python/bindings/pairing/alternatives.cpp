// muster.pairing for Python: several best pairings, apart from each other.
#include "pairing/cases.hpp"
#include "pairing/columns.hpp"
#include "tools/bind.hpp"
#include "tools/casters.hpp"
#include "tools/pickled.hpp"

#include "muster/pairing/alternatives.hpp"

#include <pybind11/numpy.h>
#include <pybind11/operators.h>
#include <pybind11/stl.h>

#include <cstdint>
#include <string>

namespace py = pybind11;

namespace muster::python {
namespace {

using namespace pairing;

void bind_apart_proof(py::module_& pairing)
{
    py::class_<ApartPrices>(pairing, "ApartPrices", "Prices that bound a case: of places, and of keeping pairs.")
        .def_readonly("unit", &ApartPrices::unit, "Prices are in parts of a score, so many make one.")
        .def_property_readonly(
            "mentor_price", [](const ApartPrices& prices) { return column_of(prices.mentor_price); },
            "int64 array, shape (mentors,): of one place.")
        .def_property_readonly(
            "kept_price", [](const ApartPrices& prices) { return column_of(prices.kept_price); },
            "int64 array, shape (earlier answers,): of keeping one pair of each.")
        .def(py::self == py::self)
        .def(pickled(&ApartPrices::unit, &ApartPrices::mentor_price, &ApartPrices::kept_price));
    py::class_<ApartProof>(pairing, "ApartProof", "A proof by cases: how they split, and which prices bound each.")
        .def_property_readonly(
            "steps", [](const ApartProof& proof) { return steps_column(proof.steps); },
            "int64 array, shape (steps, 4): mentee and mentor of the pair that a case is split on, or -1 and -1, the "
            "row of the prices that bound it, and 1 where they show that nothing is in it.")
        .def_readonly("prices", &ApartProof::prices, "List of ApartPrices.")
        .def(py::self == py::self)
        .def(pickled(&ApartProof::steps, &ApartProof::prices));
}

void bind_answers(py::module_& pairing)
{
    py::class_<Alternative>(pairing, "Alternative",
                            "One answer, and what none that is as far from those before it is worth more than.")
        .def_readonly("pairing", &Alternative::pairing)
        .def_readonly("bound", &Alternative::bound, "No pairing as far from those before has a greater total.")
        .def_readonly("proof", &Alternative::proof, "ApartProof of the bound.")
        .def_property_readonly("gap", &Alternative::gap, "How far its total may be from the best at most.")
        .def_property_readonly("is_best", &Alternative::is_best, "Whether it is proven that none is better.")
        .def(py::self == py::self)
        .def(pickled(&Alternative::pairing, &Alternative::bound, &Alternative::proof));
    py::class_<Alternatives>(pairing, "Alternatives", "Answers to choose from, the best first.")
        .def_readonly("apart", &Alternatives::apart, "Pairs of each earlier answer that a later one gives up at least.")
        .def_readonly("answers", &Alternatives::answers, "List of Alternative.")
        .def_readonly("no_more", &Alternatives::no_more, "ApartProof that there is no further one, or None.")
        .def(py::self == py::self)
        .def("__repr__",
             [](const Alternatives& made) {
                 return "<muster.pairing.Alternatives: " + std::to_string(made.answers.size()) + " answers, apart by " +
                        std::to_string(made.apart) + " pairs>";
             })
        .def(pickled(&Alternatives::apart, &Alternatives::answers, &Alternatives::no_more));
}

}  // namespace

void bind_pairing_alternatives(py::module_& muster)
{
    auto pairing = muster.attr("pairing").cast<py::module_>();
    bind_apart_proof(pairing);
    bind_answers(pairing);
    pairing.def(
        "alternatives",
        [](const Problem& problem, std::uint32_t count, std::uint32_t apart, std::uint64_t work,
           const Progress& progress) {
            return released(progress, [&] { return alternatives(problem, {count, apart, work, progress}); });
        },
        py::arg("problem"), py::kw_only(), py::arg("count") = AlternativesOptions{}.count,
        py::arg("apart") = AlternativesOptions{}.apart, py::arg("work") = AlternativesOptions{}.work,
        py::arg("progress") = py::none(),
        "The best pairing, then the best that gives up at least `apart` of its pairs, and so on: Alternatives, each "
        "with a bound. `work` limits the pairings made on the way to each.");
    pairing.def("verify_alternatives", &verify_alternatives, py::arg("problem"), py::arg("made"),
                py::call_guard<py::gil_scoped_release>(),
                "Feasible, apart, and every bound proven by its cases and prices? Shared with no solver.");
}

}  // namespace muster::python
