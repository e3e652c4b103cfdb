// muster.pairing for Python: a pairing under shared capacities that has to change, at once or event by event.
#include "pairing/moves.hpp"
#include "tools/bind.hpp"
#include "tools/casters.hpp"
#include "tools/pickled.hpp"

#include "muster/pairing/shared_live.hpp"
#include "muster/pairing/shared_repair.hpp"

#include <pybind11/numpy.h>
#include <pybind11/operators.h>
#include <pybind11/stl.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace py = pybind11;

namespace muster::python {
namespace {

using namespace pairing;

void bind_live_shared(py::module_& pairing)
{
    py::class_<LiveSharedPairing>(pairing, "LiveSharedPairing", R"doc(
A pairing under shared capacities that follows the term: people leave, come back, a floor takes more or fewer.

Each event goes on from the answer before. After every event the pairing is what `repair_shared` would give from the
published one. Each call returns what changed since the last one that returned: a list of (mentee, mentor before, mentor
after), with None for nobody, by rising mentee.

Parameters
----------
problem : SharedProblem
published : Pairing
move_price : int, optional
    What each pair that is not kept costs; without it more than any score.

Raises
------
InvalidInput
    Where no pairing keeps all capacities; the one before then stands, though equals in it may have changed places.
)doc")
        .def(py::init<SharedProblem, const Pairing&, std::optional<Score>>(), py::arg("problem"), py::arg("published"),
             py::kw_only(), py::arg("move_price") = py::none(), py::call_guard<py::gil_scoped_release>())
        .def(
            "set_capacity",
            [](LiveSharedPairing& live, MentorId mentor, std::uint32_t minimum, std::uint32_t maximum) {
                return moves_of(live.set_capacity(mentor, {minimum, maximum}));
            },
            py::arg("mentor"), py::kw_only(), py::arg("minimum") = 0, py::arg("maximum"),
            "Fewest and most mentees of a mentor alone from now on.")
        .def(
            "set_shared_capacity",
            [](LiveSharedPairing& live, std::size_t at, std::uint32_t minimum, std::uint32_t maximum) {
                return moves_of(live.set_shared_capacity(at, {minimum, maximum}));
            },
            py::arg("at"), py::kw_only(), py::arg("minimum") = 0, py::arg("maximum"),
            "Fewest and most mentees of a shared capacity, by its row, from now on.")
        .def(
            "mentor_leaves", [](LiveSharedPairing& live, MentorId mentor) { return moves_of(live.leave(mentor)); },
            py::arg("mentor"), "The mentor takes nobody any more.")
        .def(
            "mentee_leaves", [](LiveSharedPairing& live, MenteeId mentee) { return moves_of(live.leave(mentee)); },
            py::arg("mentee"), "The mentee wants nobody any more.")
        .def(
            "mentee_joins", [](LiveSharedPairing& live, MenteeId mentee) { return moves_of(live.join(mentee)); },
            py::arg("mentee"), "A mentee that had left wants as many mentors as at first.")
        .def_property_readonly("problem", &LiveSharedPairing::problem, "The SharedProblem as it is now.")
        .def_property_readonly("published", &LiveSharedPairing::published, py::return_value_policy::copy)
        .def("repaired", &LiveSharedPairing::repaired, "The RepairedSharedPairing for `problem`, with its proof.")
        .def("__repr__", [](const LiveSharedPairing& live) {
            return "<muster.pairing.LiveSharedPairing: " + std::to_string(live.published().mentee_count()) +
                   " mentees>";
        });
}

}  // namespace

void bind_pairing_shared_repair(py::module_& muster)
{
    auto pairing = muster.attr("pairing").cast<py::module_>();
    py::class_<RepairedSharedPairing>(pairing, "RepairedSharedPairing",
                                      "A pairing under shared capacities near the one before, and its proof.")
        .def_readonly("pairing", &RepairedSharedPairing::pairing, "Its total counts scores alone.")
        .def_readonly("changed", &RepairedSharedPairing::changed, "Rows of mentees whose mentors are others, rising.")
        .def_readonly("keep_worth", &RepairedSharedPairing::keep_worth,
                      "What a pair of before counts more than its score.")
        .def_readonly("certificate", &RepairedSharedPairing::certificate, "SharedCertificate of the pairing.")
        .def(py::self == py::self)
        .def(pickled(&RepairedSharedPairing::pairing, &RepairedSharedPairing::changed,
                     &RepairedSharedPairing::keep_worth, &RepairedSharedPairing::certificate))
        .def("__repr__", [](const RepairedSharedPairing& repaired) {
            return "<muster.pairing.RepairedSharedPairing: " + std::to_string(repaired.changed.size()) + " of " +
                   std::to_string(repaired.pairing.mentee_count()) + " mentees changed>";
        });
    py::class_<PartialSharedRepair>(
        pairing, "PartialSharedRepair",
        "A repair under shared capacities where mentors are too few for all that is wanted.")
        .def_readonly("problem", &PartialSharedRepair::problem,
                      "The problem asked, where missing a mentor has a price above all else.")
        .def_readonly("repaired", &PartialSharedRepair::repaired, "The RepairedSharedPairing for that problem.")
        .def_readonly("missing", &PartialSharedRepair::missing, "Rows of those who miss a mentor, rising.")
        .def(py::self == py::self)
        .def(pickled(&PartialSharedRepair::problem, &PartialSharedRepair::repaired, &PartialSharedRepair::missing));
    pairing.def(
        "repair_shared",
        [](const SharedProblem& problem, const Pairing& before, std::optional<Score> move_price,
           const Progress& progress) {
            return released(progress, [&] { return repair(problem, before, {move_price, progress}); });
        },
        py::arg("problem"), py::arg("before"), py::kw_only(), py::arg("move_price") = py::none(),
        py::arg("progress") = py::none(),
        "Of the pairings under shared capacities that keep most pairs of `before`, the best: a RepairedSharedPairing. "
        "InvalidInput names who wants more than there is, or which minimum cannot be kept.");
    pairing.def(
        "repair_shared_what_can_be",
        [](const SharedProblem& problem, const Pairing& before, std::optional<Score> move_price,
           const Progress& progress) {
            return released(progress, [&] { return repair_what_can_be(problem, before, {move_price, progress}); });
        },
        py::arg("problem"), py::arg("before"), py::kw_only(), py::arg("move_price") = py::none(),
        py::arg("progress") = py::none(),
        "As `repair_shared`, but where places are too few the fewest are missing, before anything else: a "
        "PartialSharedRepair.");
    pairing.def(
        "verify_shared_repair",
        [](const SharedProblem& problem, const Pairing& before, const RepairedSharedPairing& repaired) {
            return verify_repair(problem, before, repaired);
        },
        py::arg("problem"), py::arg("before"), py::arg("repaired"), py::call_guard<py::gil_scoped_release>(),
        "The prices prove the pairing, its total and its changes are right? Shared with no solver.");
    bind_live_shared(pairing);
}

}  // namespace muster::python
