// muster.pairing for Python: a pairing that has to change, at once or event by event.
#include "pairing/columns.hpp"
#include "pairing/moves.hpp"
#include "tools/bind.hpp"
#include "tools/casters.hpp"
#include "tools/pickled.hpp"

#include "muster/pairing/live.hpp"
#include "muster/pairing/repair.hpp"

#include <pybind11/numpy.h>
#include <pybind11/operators.h>
#include <pybind11/stl.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace py = pybind11;

namespace muster::python {
namespace {

using namespace pairing;

void bind_live(py::module_& pairing)
{
    py::class_<LivePairing>(pairing, "LivePairing", R"doc(
A pairing that follows the term: people leave, come back, take more or fewer.

Each event is answered by one shortest path or a few, without a look at those it does not touch. After every event the
pairing is what `repair` would give from the published one. Each call returns what changed since the last one that
returned: a list of (mentee, mentor before, mentor after), with None for nobody, by rising mentee.

Parameters
----------
problem : Problem
published : OptimalPairing
move_price : int, optional
    What each pair that is not kept costs; without it more than any score.

Raises
------
InvalidInput
    Where no pairing can be; the one before then stands, though equals in it may have changed places.
)doc")
        .def(py::init<Problem, const OptimalPairing&, std::optional<Score>>(), py::arg("problem"), py::arg("published"),
             py::kw_only(), py::arg("move_price") = py::none(), py::call_guard<py::gil_scoped_release>())
        .def(
            "set_capacity",
            [](LivePairing& live, MentorId mentor, std::uint32_t minimum, std::uint32_t maximum) {
                return moves_of(live.set_capacity(mentor, {minimum, maximum}));
            },
            py::arg("mentor"), py::kw_only(), py::arg("minimum") = 0, py::arg("maximum"),
            "Fewest and most mentees of a mentor from now on.")
        .def(
            "mentor_leaves", [](LivePairing& live, MentorId mentor) { return moves_of(live.leave(mentor)); },
            py::arg("mentor"), "The mentor takes nobody any more.")
        .def(
            "mentee_leaves", [](LivePairing& live, MenteeId mentee) { return moves_of(live.leave(mentee)); },
            py::arg("mentee"), "The mentee wants nobody any more.")
        .def(
            "mentee_joins", [](LivePairing& live, MenteeId mentee) { return moves_of(live.join(mentee)); },
            py::arg("mentee"), "A mentee that had left wants as many mentors as at first.")
        .def_property_readonly("problem", &LivePairing::problem, "The problem as it is now.")
        .def_property_readonly("published", &LivePairing::published, py::return_value_policy::copy)
        .def("repaired", &LivePairing::repaired, "The RepairedPairing for `problem`, with its proof.")
        .def("__repr__", [](const LivePairing& live) {
            return "<muster.pairing.LivePairing: " + std::to_string(live.published().mentee_count()) + " mentees>";
        });
}

}  // namespace

void bind_pairing_repair(py::module_& muster)
{
    auto pairing = muster.attr("pairing").cast<py::module_>();
    py::class_<RepairedPairing>(pairing, "RepairedPairing",
                                "A pairing near the one before, and the prices that prove it.")
        .def_readonly("pairing", &RepairedPairing::pairing, "Its total counts scores alone.")
        .def_readonly("changed", &RepairedPairing::changed, "Rows of mentees whose mentors are others, rising.")
        .def_readonly("keep_worth", &RepairedPairing::keep_worth, "What a pair of before counts more than its score.")
        .def_readonly("certificate", &RepairedPairing::certificate,
                      "Proves the pairing best for ``keeping(problem, before, keep_worth)``.")
        .def(py::self == py::self)
        .def(py::pickle(
            [](const RepairedPairing& repaired) {
                return py::make_tuple(repaired.pairing, repaired.changed, repaired.keep_worth, repaired.certificate);
            },
            [](const py::tuple& saved) {
                return RepairedPairing{saved[0].cast<Pairing>(), saved[1].cast<std::vector<MenteeId>>(),
                                       saved[2].cast<Score>(), saved[3].cast<Certificate>()};
            }))
        .def("__repr__", [](const RepairedPairing& repaired) {
            return "<muster.pairing.RepairedPairing: " + std::to_string(repaired.changed.size()) + " of " +
                   std::to_string(repaired.pairing.mentee_count()) + " mentees changed>";
        });
    pairing.def(
        "repair",
        [](const Problem& problem, const OptimalPairing& before, std::optional<Score> move_price,
           const Progress& progress) {
            return released(progress, [&] { return repair(problem, before, {move_price, progress}); });
        },
        py::arg("problem"), py::arg("before"), py::kw_only(), py::arg("move_price") = py::none(),
        py::arg("progress") = py::none(), R"doc(
Of the pairings that keep most pairs of `before`, the best; with its proof.

Parameters
----------
problem : Problem
    As it is now: mentors who left have no places, mentees who left want nobody, newcomers stand at the end.
before : OptimalPairing
    May know fewer people, or pairs that may no longer be.
move_price : int, optional
    What each pair that is not kept costs; without it more than any score.

Returns
-------
RepairedPairing

Raises
------
InvalidInput
    Names who cannot be placed where nobody can.
)doc");
    py::class_<PartialRepair>(pairing, "PartialRepair", "A repair where mentors are too few for all that is wanted.")
        .def_readonly("problem", &PartialRepair::problem,
                      "The problem asked, where missing a mentor has a price above all else.")
        .def_readonly("repaired", &PartialRepair::repaired, "The RepairedPairing for that problem.")
        .def_readonly("missing", &PartialRepair::missing, "Rows of those who miss a mentor, rising.")
        .def(py::self == py::self)
        .def(pickled(&PartialRepair::problem, &PartialRepair::repaired, &PartialRepair::missing));
    pairing.def(
        "repair_what_can_be",
        [](const Problem& problem, const OptimalPairing& before, std::optional<Score> move_price,
           const Progress& progress) {
            return released(progress, [&] { return repair_what_can_be(problem, before, {move_price, progress}); });
        },
        py::arg("problem"), py::arg("before"), py::kw_only(), py::arg("move_price") = py::none(),
        py::arg("progress") = py::none(),
        "As `repair`, but where mentors are too few the fewest are missing, before anything else: a PartialRepair.");
    pairing.def(
        "earlier_pairing",
        [](const GivenColumn<std::int64_t>& mentor_of, const GivenColumn<std::uint32_t>& first_seat,
           const GivenColumn<std::int64_t>& mentor_price) {
            const auto first = first_seat.read("first_seat");
            const auto prices = mentor_price.read("mentor_price");
            OptimalPairing earlier;
            earlier.pairing = {mentors_of_rows(mentor_of, "mentor_of"), 0, {first.begin(), first.end()}};
            if (first.empty() || first.front() != 0 || first.back() != earlier.pairing.mentor_of.size() ||
                !std::ranges::is_sorted(first))
                throw InvalidInput({"first_seat"}, "its seats do not add up",
                                   "give 0, and one past each mentee's last");
            earlier.certificate.mentor_price.assign(prices.begin(), prices.end());
            return earlier;
        },
        py::arg("mentor_of"), py::arg("first_seat"), py::arg("mentor_price"),
        "What `repair` starts from, of rows had elsewhere: mentors of seats, the first seat of each mentee and one "
        "past "
        "the last, and prices of mentors. It claims nothing.");
    pairing.def("keeping", &keeping, py::arg("problem"), py::arg("before"), py::arg("worth"),
                "The same problem where each pair of `before` that still may be scores `worth` more.");
    pairing.def("verify_repair", &verify_repair, py::arg("problem"), py::arg("before"), py::arg("repaired"),
                py::call_guard<py::gil_scoped_release>(),
                "The prices prove the pairing, its total and its changes are right? Shared with no solver.");
    bind_live(pairing);
}

}  // namespace muster::python
