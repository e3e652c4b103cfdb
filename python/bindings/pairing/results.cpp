// muster.pairing for Python: what a solver gives, its proof and its reasons.
#include "pairing/columns.hpp"
#include "tools/bind.hpp"
#include "tools/casters.hpp"
#include "tools/pickled.hpp"
#include "tools/raised.hpp"

#include "muster/pairing/explain.hpp"
#include "muster/pairing/optimal.hpp"
#include "muster/pairing/verify.hpp"

#include <pybind11/numpy.h>
#include <pybind11/operators.h>
#include <pybind11/stl.h>

#include <exception>
#include <string>
#include <utility>
#include <vector>

namespace py = pybind11;

namespace muster::python {
namespace {

using namespace pairing;

Column<std::uint32_t> owners_of(const Pairing& pairing)
{
    std::vector<std::uint32_t> owners;
    owners.reserve(pairing.mentor_of.size());
    for (std::uint32_t row = 0; row < pairing.mentee_count(); ++row)
        owners.insert(owners.end(), pairing.mentors_of(MenteeId(row)).size(), row);
    return column_of(owners);
}

void bind_infeasible(py::module_& pairing, py::handle invalid_input)
{
    static py::exception<Infeasible> infeasible(pairing, "Infeasible", invalid_input);
    infeasible.attr("__doc__") =
        "No pairing keeps all capacities. `witness` is a dict: mentees and mentors (rows), places (their maxima, or "
        "minima, added up), wanted, elsewhere, and too_few: \"places\", \"mentees\" or \"places for required\".";
    py::register_exception_translator([](std::exception_ptr thrown) {
        try {
            std::rethrow_exception(thrown);
        } catch (const Infeasible& caught) {
            const HallWitness& witness = caught.witness();
            py::object exception = raised(infeasible, caught);
            py::dict told;
            told["too_few"] = witness.required_only                               ? "places for required"
                              : witness.kind == HallWitness::Kind::too_few_places ? "places"
                                                                                  : "mentees";
            told["mentees"] = witness.mentees;
            told["mentors"] = witness.mentors;
            told["places"] = witness.places;
            told["wanted"] = witness.wanted;
            told["elsewhere"] = witness.elsewhere;
            exception.attr("witness") = told;
            PyErr_SetObject(infeasible.ptr(), exception.ptr());
        }
    });
}

}  // namespace

void bind_pairing_results(py::module_& muster)
{
    auto pairing = muster.attr("pairing").cast<py::module_>();
    bind_infeasible(pairing, muster.attr("InvalidInput"));
    py::class_<Pairing>(pairing, "Pairing", "Who helps whom: the mentors of each mentee.")
        .def_property_readonly(
            "mentor_of", [](const Pairing& pairing_) { return rows_of(pairing_.mentor_of); },
            "int64 array, shape (seats,): mentor row, -1 where missing. A row a mentee where all want one.")
        .def_property_readonly("mentee_of", &owners_of,
                               "uint32 array, shape (seats,): the mentee row of each seat, rising.")
        .def_readonly("total", &Pairing::total, "Sum of the scores less the prices of missing mentors and of loads.")
        .def(
            "mentors_of",
            [](const Pairing& pairing_, MenteeId mentee) {
                if (!mentee.is_set() || mentee.row() >= pairing_.mentee_count())
                    throw InvalidInput::unknown({"mentors_of"}, "mentee " + std::to_string(mentee.row()),
                                                "the pairing");
                std::vector<MentorId> mentors;
                for (const MentorId mentor : pairing_.mentors_of(mentee))
                    if (mentor.is_set())
                        mentors.push_back(mentor);
                return mentors;
            },
            py::arg("mentee"), "Rows of a mentee's mentors, best first.")
        .def("mentees_of", &Pairing::mentees_of, py::arg("mentor"), "Rows of a mentor's mentees, rising.")
        .def(py::self == py::self)
        .def(py::pickle(
            [](const Pairing& pairing_) {
                return py::make_tuple(rows_of(pairing_.mentor_of), pairing_.total, column_of(pairing_.first_seat));
            },
            [](const py::tuple& saved) {
                const auto column = saved[2].cast<GivenColumn<std::uint32_t>>();
                const auto first = column.read("first_seat");
                return Pairing{mentors_of_rows(saved[0].cast<GivenColumn<std::int64_t>>(), "mentor_of"),
                               saved[1].cast<Score>(),
                               {first.begin(), first.end()}};
            }))
        .def("__repr__", [](const Pairing& pairing_) {
            return "<muster.pairing.Pairing: " + std::to_string(pairing_.mentee_count()) + " mentees, total " +
                   std::to_string(pairing_.total) + ">";
        });

    py::class_<Certificate>(pairing, "Certificate", "Prices that prove a pairing optimal (linear programming duality).")
        .def_property_readonly(
            "mentee_gain", [](const Certificate& proof) { return column_of(proof.mentee_gain); },
            "int64 array, shape (mentees,): what a mentee's being there adds to the total.")
        .def_property_readonly(
            "mentor_price", [](const Certificate& proof) { return column_of(proof.mentor_price); },
            "int64 array, shape (mentors,): what one more place would add.")
        .def(py::self == py::self)
        .def(py::pickle(
            [](const Certificate& proof) {
                return py::make_tuple(column_of(proof.mentee_gain), column_of(proof.mentor_price));
            },
            [](const py::tuple& saved) {
                const auto gain = saved[0].cast<GivenColumn<std::int64_t>>();
                const auto price = saved[1].cast<GivenColumn<std::int64_t>>();
                const auto gains = gain.read("mentee_gain");
                const auto prices = price.read("mentor_price");
                return Certificate{{gains.begin(), gains.end()}, {prices.begin(), prices.end()}};
            }));

    py::class_<OptimalPairing>(pairing, "OptimalPairing", "A pairing and the prices that prove it.")
        .def_readonly("pairing", &OptimalPairing::pairing)
        .def_readonly("certificate", &OptimalPairing::certificate)
        .def(py::self == py::self)
        .def(py::pickle([](const OptimalPairing& result) { return py::make_tuple(result.pairing, result.certificate); },
                        [](const py::tuple& saved) {
                            return OptimalPairing{saved[0].cast<Pairing>(), saved[1].cast<Certificate>()};
                        }));

    py::class_<Verdict>(pairing, "Verdict", "Whether a claim holds; true or false as it is.")
        .def(py::init([](bool holds, std::string fault) {
                 return Verdict{holds, std::move(fault)};
             }),
             py::arg("holds"), py::arg("fault"))
        .def_readonly("holds", &Verdict::holds)
        .def_readonly("fault", &Verdict::fault, "The first thing that breaks it; empty when it holds.")
        .def("__bool__", [](const Verdict& verdict) { return verdict.holds; })
        .def("__repr__",
             [](const Verdict& verdict) {
                 return verdict.holds ? std::string("<muster.pairing.Verdict: holds>")
                                      : "<muster.pairing.Verdict: " + verdict.fault + ">";
             })
        .def(py::self == py::self)
        .def(pickled(&Verdict::holds, &Verdict::fault));

    py::class_<BetterMentor>(pairing, "BetterMentor", "A mentor who would have suited a mentee better.")
        .def_readonly("mentor", &BetterMentor::mentor)
        .def_readonly("score", &BetterMentor::score)
        .def_readonly("better_by", &BetterMentor::better_by)
        .def_readonly("lost_elsewhere", &BetterMentor::lost_elsewhere, "At least what the others would lose in total.")
        .def_readonly("held_by", &BetterMentor::held_by, "Mentees who have the mentor's places.")
        .def(py::self == py::self)
        .def(pickled(&BetterMentor::mentor, &BetterMentor::score, &BetterMentor::better_by,
                     &BetterMentor::lost_elsewhere, &BetterMentor::held_by));

    py::class_<Explanation>(pairing, "Explanation", "What a mentee has, and what better there was.")
        .def_readonly("mentors", &Explanation::mentors, "All that the mentee has, best first; None for each missing.")
        .def_readonly("mentor", &Explanation::mentor, "The last of them: whom a better one would replace.")
        .def_readonly("worth", &Explanation::worth)
        .def_readonly("better", &Explanation::better, "Best first.")
        .def(py::self == py::self)
        .def(pickled(&Explanation::mentors, &Explanation::mentor, &Explanation::worth, &Explanation::better));
}

}  // namespace muster::python
