// muster.pairing for Python: weights and hours, mentees kept together and kept apart.
#include "pairing/cases.hpp"
#include "pairing/columns.hpp"
#include "tools/bind.hpp"
#include "tools/casters.hpp"
#include "tools/pickled.hpp"

#include "muster/pairing/weighted.hpp"

#include <pybind11/numpy.h>
#include <pybind11/operators.h>
#include <pybind11/stl.h>

#include <cstdint>
#include <exception>
#include <string>
#include <utility>
#include <vector>

namespace py = pybind11;

namespace muster::python {
namespace {

using namespace pairing;

void bind_weighted_problem(py::module_& pairing)
{
    py::class_<Hours>(pairing, "Hours", "What the mentees of one mentor may weigh together.")
        .def(py::init<std::int64_t, std::int64_t>(), py::kw_only(), py::arg("minimum") = 0, py::arg("maximum"))
        .def_readonly("minimum", &Hours::minimum)
        .def_readonly("maximum", &Hours::maximum)
        .def(py::self == py::self)
        .def(pickled(&Hours::minimum, &Hours::maximum));
    py::class_<WeightedProblem>(pairing, "WeightedProblem", R"doc(
A pairing problem with weights, hours, and mentees kept together and apart. Immutable.

Parameters
----------
pairs : Problem
    Each mentee wants one mentor; loads have no price.
weights : list of int
    By mentee; empty: 1 each.
hours : list of Hours
    By mentor; empty: as much as there is.
together : list of MenteeSet
    All have the same mentor, or none has one.
apart : list of MenteeSet
    No two have the same mentor.

Raises
------
InvalidInput
    Names the weight, the mentor or the set at fault.
)doc")
        .def(py::init([](Problem pairs, std::vector<std::int64_t> weights, std::vector<Hours> hours,
                         std::vector<MenteeSet> together, std::vector<MenteeSet> apart) {
                 return WeightedProblem(std::move(pairs),
                                        {std::move(weights), std::move(hours), std::move(together), std::move(apart)});
             }),
             py::arg("pairs"), py::kw_only(), py::arg("weights") = std::vector<std::int64_t>(),
             py::arg("hours") = std::vector<Hours>(), py::arg("together") = std::vector<MenteeSet>(),
             py::arg("apart") = std::vector<MenteeSet>())
        .def_property_readonly("pairs", &WeightedProblem::pairs, py::return_value_policy::copy)
        .def_property_readonly(
            "weights", [](const WeightedProblem& problem) { return problem.rules().weights; },
            "By mentee; empty: 1 each.")
        .def_property_readonly(
            "hours", [](const WeightedProblem& problem) { return problem.rules().hours; },
            "By mentor; empty: as much as there is.")
        .def_property_readonly(
            "together", [](const WeightedProblem& problem) { return problem.rules().together; }, "List of MenteeSet.")
        .def_property_readonly(
            "apart", [](const WeightedProblem& problem) { return problem.rules().apart; }, "List of MenteeSet.")
        .def(py::self == py::self)
        .def("__repr__",
             [](const WeightedProblem& problem) {
                 return "<muster.pairing.WeightedProblem: " + std::to_string(problem.pairs().mentee_count()) +
                        " mentees, " + std::to_string(problem.pairs().mentors().size()) + " mentors>";
             })
        .def(py::pickle(
            [](const WeightedProblem& problem) {
                const WeightedRules& rules = problem.rules();
                return py::make_tuple(problem.pairs(), rules.weights, rules.hours, rules.together, rules.apart);
            },
            [](const py::tuple& saved) {
                return WeightedProblem(saved[0].cast<Problem>(),
                                       {saved[1].cast<std::vector<std::int64_t>>(), saved[2].cast<std::vector<Hours>>(),
                                        saved[3].cast<std::vector<MenteeSet>>(),
                                        saved[4].cast<std::vector<MenteeSet>>()});
            }));
}

void bind_weighted_results(py::module_& pairing)
{
    py::class_<WeightedPrices>(pairing, "WeightedPrices", "Prices of mentees that bound a case.")
        .def_readonly("unit", &WeightedPrices::unit, "Prices are in parts of a score, so many make one.")
        .def_readonly("cell", &WeightedPrices::cell, "Weights are counted in whole cells.")
        .def_property_readonly(
            "mentee_price", [](const WeightedPrices& prices) { return column_of(prices.mentee_price); },
            "int64 array, shape (mentees,).")
        .def(py::self == py::self)
        .def(pickled(&WeightedPrices::unit, &WeightedPrices::cell, &WeightedPrices::mentee_price));
    py::class_<WeightedProof>(pairing, "WeightedProof",
                              "A proof by cases: how they split, and which prices bound each.")
        .def_property_readonly(
            "steps", [](const WeightedProof& proof) { return steps_column(proof.steps); },
            "int64 array, shape (steps, 4): mentee and mentor of the pair that a case is split on, or -1 and -1, the "
            "row of the prices that bound it, and 1 where they show that nothing is in it.")
        .def_readonly("prices", &WeightedProof::prices, "List of WeightedPrices.")
        .def(py::self == py::self)
        .def(pickled(&WeightedProof::steps, &WeightedProof::prices));
    py::class_<WeightedPairing>(pairing, "WeightedPairing",
                                "Who helps whom, and what no pairing that keeps the rules is worth more than.")
        .def_readonly("pairing", &WeightedPairing::pairing)
        .def_readonly("bound", &WeightedPairing::bound, "No pairing that keeps the rules has a greater total.")
        .def_readonly("proof", &WeightedPairing::proof, "WeightedProof of the bound.")
        .def_property_readonly("gap", &WeightedPairing::gap, "How far its total may be from the best at most.")
        .def_property_readonly("is_best", &WeightedPairing::is_best, "Whether it is proven that none is better.")
        .def(py::self == py::self)
        .def(pickled(&WeightedPairing::pairing, &WeightedPairing::bound, &WeightedPairing::proof));
}

}  // namespace

void bind_pairing_weighted(py::module_& muster)
{
    auto pairing = muster.attr("pairing").cast<py::module_>();
    bind_weighted_problem(pairing);
    bind_weighted_results(pairing);
    pairing.def(
        "pair_weighted",
        [](const WeightedProblem& problem, std::uint64_t work, const Progress& progress) {
            return released(progress, [&] { return pair_weighted(problem, {work, progress}); });
        },
        py::arg("problem"), py::kw_only(), py::arg("work") = WeightedOptions{}.work, py::arg("progress") = py::none(),
        "The WeightedPairing of greatest total that `work` (sets of prices tried) allows, with a bound. InvalidInput "
        "names who is in conflict where nothing keeps all rules.");
    pairing.def("verify_weighted", &verify_weighted, py::arg("problem"), py::arg("made"),
                py::call_guard<py::gil_scoped_release>(),
                "Rules kept, and the bound proven by cases and prices? Shared with no solver.");
}

}  // namespace muster::python
