// muster.pairing for Python: pairings by the mentees' choices alone.
#include "pairing/columns.hpp"
#include "tools/bind.hpp"
#include "tools/casters.hpp"
#include "tools/pickled.hpp"

#include "muster/pairing/one_sided.hpp"

#include <pybind11/numpy.h>
#include <pybind11/operators.h>
#include <pybind11/stl.h>

namespace py = pybind11;

namespace muster::python {
namespace {

using namespace pairing;

void bind_one_sided_results(py::module_& pairing)
{
    py::class_<RankMaximal>(pairing, "RankMaximal",
                            "Most get their first choice; of such pairings, most their second; and so on.")
        .def_property_readonly(
            "mentor_of", [](const RankMaximal& made) { return rows_of(made.mentor_of); },
            "int64 array, shape (mentees,): mentor row, -1 where unmatched.")
        .def_readonly("mentees", &RankMaximal::mentees, "RankProfile of the mentees.")
        .def_property_readonly(
            "mentee_gain", [](const RankMaximal& made) { return made.mentee_gain; }, "By choice, then by mentee.")
        .def_property_readonly(
            "mentor_price", [](const RankMaximal& made) { return made.mentor_price; },
            "By choice, then by mentor, last of being alone.")
        .def(py::self == py::self)
        .def(pickled(&RankMaximal::mentor_of, &RankMaximal::mentees, &RankMaximal::mentee_gain,
                     &RankMaximal::mentor_price));
    py::class_<Popular>(pairing, "Popular", "A pairing that loses no vote of the mentees against any other.")
        .def_property_readonly(
            "mentor_of", [](const Popular& made) { return rows_of(made.mentor_of); },
            "int64 array, shape (mentees,): mentor row, -1 where unmatched.")
        .def_readonly("mentees", &Popular::mentees, "RankProfile of the mentees.")
        .def_readonly("votes", &Popular::votes, "Certificate for the problem of the votes.")
        .def(py::self == py::self)
        .def(pickled(&Popular::mentor_of, &Popular::mentees, &Popular::votes));
}

}  // namespace

void bind_pairing_one_sided(py::module_& muster)
{
    auto pairing = muster.attr("pairing").cast<py::module_>();
    bind_one_sided_results(pairing);
    pairing.def(
        "rank_maximal",
        [](const StableProblem& problem, const Progress& progress) {
            return released(progress, [&] { return rank_maximal(problem, {progress}); });
        },
        py::arg("problem"), py::kw_only(), py::arg("progress") = py::none(),
        "The RankMaximal pairing: most first choices, then most second ones, and so on, with its proof.");
    pairing.def(
        "popular",
        [](const StableProblem& problem, const Progress& progress) {
            return released(progress, [&] { return popular(problem, {progress}); });
        },
        py::arg("problem"), py::kw_only(), py::arg("progress") = py::none(),
        "A Popular pairing with its proof; None where every pairing loses a vote against some other.");
    pairing.def("verify_rank_maximal", &verify_rank_maximal, py::arg("problem"), py::arg("made"),
                py::call_guard<py::gil_scoped_release>(),
                "Acceptable pairs, places kept, and the prices prove it? Shared with no solver.");
    pairing.def("verify_popular", &verify_popular, py::arg("problem"), py::arg("made"),
                py::call_guard<py::gil_scoped_release>(),
                "Acceptable pairs, places kept, and the prices prove it? Shared with no solver.");
    pairing.def(
        "lost_votes",
        [](const StableProblem& problem, const GivenColumn<std::int64_t>& mentor_of) {
            return lost_votes(problem, mentors_of_rows(mentor_of, "mentor_of"));
        },
        py::arg("problem"), py::arg("mentor_of"),
        "By how many votes of the mentees the pairing that wins most clearly against this one wins: 0 where it is "
        "popular.");
}

}  // namespace muster::python
