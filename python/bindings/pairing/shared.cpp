// muster.pairing for Python: capacities that mentors share.
#include "pairing/columns.hpp"
#include "tools/bind.hpp"
#include "tools/casters.hpp"

#include "muster/pairing/shared.hpp"

#include <pybind11/numpy.h>
#include <pybind11/operators.h>
#include <pybind11/stl.h>

#include <string>
#include <utility>
#include <vector>

namespace py = pybind11;

namespace muster::python {
namespace {

using namespace pairing;

SharedCapacity shared_capacity(std::string name, std::vector<MentorId> mentors, std::uint32_t minimum,
                               std::uint32_t maximum)
{
    return {std::move(name), std::move(mentors), {minimum, maximum}};
}

void bind_shared_problem(py::module_& pairing)
{
    py::class_<SharedCapacity>(pairing, "SharedCapacity", R"doc(
How many mentees some mentors take together, besides what each of them takes.

Parameters
----------
name : str
    As people call it; may be empty.
mentors : list of int
    Rows of those who share it.
minimum, maximum : int
    Fewest and most mentees of all of them together.
)doc")
        .def(py::init(&shared_capacity), py::arg("name"), py::arg("mentors"), py::kw_only(), py::arg("minimum") = 0,
             py::arg("maximum"))
        .def_readonly("name", &SharedCapacity::name)
        .def_property_readonly(
            "mentors", [](const SharedCapacity& each) { return each.mentors; }, "Rows of those who share it.")
        .def_property_readonly(
            "minimum", [](const SharedCapacity& each) { return each.capacity.minimum; },
            "Fewest mentees of all of them.")
        .def_property_readonly(
            "maximum", [](const SharedCapacity& each) { return each.capacity.maximum; }, "Most mentees of all of them.")
        .def(py::self == py::self)
        .def("__repr__",
             [](const SharedCapacity& each) {
                 return "<muster.pairing.SharedCapacity: " + each.name + ", " + std::to_string(each.mentors.size()) +
                        " mentors, " + std::to_string(each.capacity.minimum) + " to " +
                        std::to_string(each.capacity.maximum) + ">";
             })
        .def(py::pickle(
            [](const SharedCapacity& each) {
                return py::make_tuple(each.name, each.mentors, each.capacity.minimum, each.capacity.maximum);
            },
            [](const py::tuple& saved) {
                return shared_capacity(saved[0].cast<std::string>(), saved[1].cast<std::vector<MentorId>>(),
                                       saved[2].cast<std::uint32_t>(), saved[3].cast<std::uint32_t>());
            }));

    py::class_<SharedProblem>(pairing, "SharedProblem", R"doc(
A pairing problem with capacities that mentors share, in any number of levels. Immutable.

Parameters
----------
pairs : Problem
shared : list of SharedCapacity
    Of two that have a mentor in common, one holds all mentors of the other.

Raises
------
InvalidInput
    Names the shared capacity at fault, and of two that cross both.
)doc")
        .def(py::init<Problem, std::vector<SharedCapacity>>(), py::arg("pairs"), py::arg("shared"))
        .def_property_readonly("pairs", &SharedProblem::pairs, py::return_value_policy::copy)
        .def_property_readonly(
            "shared",
            [](const SharedProblem& problem) {
                return std::vector<SharedCapacity>(problem.shared().begin(), problem.shared().end());
            },
            "List of SharedCapacity, as given.")
        .def(py::self == py::self)
        .def("__repr__",
             [](const SharedProblem& problem) {
                 return "<muster.pairing.SharedProblem: " + std::to_string(problem.pairs().mentee_count()) +
                        " mentees, " + std::to_string(problem.pairs().mentors().size()) + " mentors, " +
                        std::to_string(problem.shared().size()) + " shared capacities>";
             })
        .def(py::pickle(
            [](const SharedProblem& problem) {
                return py::make_tuple(problem.pairs(),
                                      std::vector<SharedCapacity>(problem.shared().begin(), problem.shared().end()));
            },
            [](const py::tuple& saved) {
                return SharedProblem(saved[0].cast<Problem>(), saved[1].cast<std::vector<SharedCapacity>>());
            }));
}

void bind_shared_results(py::module_& pairing)
{
    py::class_<SharedCertificate>(pairing, "SharedCertificate",
                                  "Dual prices: what a place costs is a mentor's price and those it shares.")
        .def_readonly("pairs", &SharedCertificate::pairs, "Gains of mentees, own prices of mentors.")
        .def_property_readonly(
            "shared_price", [](const SharedCertificate& proof) { return column_of(proof.shared_price); },
            "int64 array, shape (shared capacities,): what one more place in each would add.")
        .def(py::self == py::self)
        .def(py::pickle(
            [](const SharedCertificate& proof) { return py::make_tuple(proof.pairs, column_of(proof.shared_price)); },
            [](const py::tuple& saved) {
                const auto column = saved[1].cast<GivenColumn<std::int64_t>>();
                const auto prices = column.read("shared_price");
                return SharedCertificate{saved[0].cast<Certificate>(), {prices.begin(), prices.end()}};
            }));
    py::class_<SharedPairing>(pairing, "SharedPairing",
                              "A pairing under shared capacities, and the prices that prove it.")
        .def_readonly("pairing", &SharedPairing::pairing)
        .def_readonly("certificate", &SharedPairing::certificate)
        .def(py::self == py::self)
        .def(py::pickle([](const SharedPairing& result) { return py::make_tuple(result.pairing, result.certificate); },
                        [](const py::tuple& saved) {
                            return SharedPairing{saved[0].cast<Pairing>(), saved[1].cast<SharedCertificate>()};
                        }));
}

}  // namespace

void bind_pairing_shared(py::module_& muster)
{
    auto pairing = muster.attr("pairing").cast<py::module_>();
    bind_shared_problem(pairing);
    bind_shared_results(pairing);
    pairing.def(
        "optimal_shared",
        [](const SharedProblem& problem, const Progress& progress) {
            return released(progress, [&] { return optimal(problem, {.progress = progress}); });
        },
        py::arg("problem"), py::kw_only(), py::arg("progress") = py::none(),
        "The pairing of greatest total score under shared capacities, with its proof. InvalidInput names who wants "
        "more "
        "than there is, or which minimum cannot be kept.");
    pairing.def(
        "verify_shared",
        [](const SharedProblem& problem, const Pairing& made, const SharedCertificate& certificate) {
            return verify(problem, made, certificate);
        },
        py::arg("problem"), py::arg("pairing"), py::arg("certificate"), py::call_guard<py::gil_scoped_release>(),
        "Feasible, and proven optimal by the prices? One pass over the candidates, shared with no solver.");
    pairing.def(
        "priced_in_all",
        [](const SharedProblem& problem, const SharedPairing& result) {
            return OptimalPairing{result.pairing,
                                  {result.certificate.pairs.mentee_gain, prices_in_all(problem, result.certificate)}};
        },
        py::arg("problem"), py::arg("result"),
        "The OptimalPairing of which a mentor's price is all that a place there costs: for `explain`.");
    pairing.def("shared_loads", &shared_loads, py::arg("problem"), py::arg("pairing"),
                "How many mentees the mentors of each shared capacity have together, as a list.");
}

}  // namespace muster::python
