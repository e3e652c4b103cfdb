// muster.pairing for Python: stable pairings in which some go two and two, or the proof that there is none.
#include "pairing/columns.hpp"
#include "tools/bind.hpp"
#include "tools/casters.hpp"

#include "muster/pairing/couples.hpp"

#include <pybind11/numpy.h>
#include <pybind11/operators.h>
#include <pybind11/stl.h>

#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace py = pybind11;

namespace muster::python {
namespace {

using namespace pairing;
using Places = std::pair<std::optional<MentorId>, std::optional<MentorId>>;
using Step = std::tuple<CouplesStepKind, std::optional<MenteeId>, Places>;

template <class Id>
std::optional<Id> named(Id id)
{
    return id.is_set() ? std::optional(id) : std::nullopt;
}

Places named(const TwoPlaces& places) { return {named(places.first), named(places.second)}; }

TwoPlaces two_places(const Places& places)
{
    return {places.first.value_or(MentorId{}), places.second.value_or(MentorId{})};
}

Couple couple_of(MenteeId first, MenteeId second, const std::vector<Places>& choices)
{
    Couple couple{first, second, {}};
    for (const Places& places : choices)
        couple.choices.push_back(two_places(places));
    return couple;
}

std::vector<Places> choices_of(const Couple& couple)
{
    std::vector<Places> choices;
    for (const TwoPlaces& places : couple.choices)
        choices.push_back(named(places));
    return choices;
}

std::vector<Step> steps_of(const CouplesMatching& made)
{
    std::vector<Step> steps;
    for (const CouplesStep& step : made.none)
        steps.emplace_back(step.kind, named(step.mentee), named(step.places));
    return steps;
}

CouplesMatching matching_of(bool is_found, std::vector<MentorId> mentor_of, const std::vector<Step>& none,
                            std::uint64_t work)
{
    CouplesMatching made{is_found, std::move(mentor_of), {}, work};
    for (const auto& [kind, mentee, places] : none)
        made.none.push_back({kind, mentee.value_or(MenteeId{}), two_places(places)});
    return made;
}

void bind_couples_problem(py::module_& pairing)
{
    py::class_<Couple>(pairing, "Couple", R"doc(
Two mentees who are placed together, or not at all.

Parameters
----------
first, second : int
choices : list of (int or None, int or None)
    A mentor for each, best first. What is not in it is worse than nothing.
)doc")
        .def(py::init(&couple_of), py::arg("first"), py::arg("second"), py::arg("choices"))
        .def_readonly("first", &Couple::first, "Row of one of the two.")
        .def_readonly("second", &Couple::second, "Row of the other.")
        .def_property_readonly("choices", &choices_of, "List of (mentor or None, mentor or None), best first.")
        .def(py::self == py::self)
        .def(py::pickle(
            [](const Couple& couple) { return py::make_tuple(couple.first, couple.second, choices_of(couple)); },
            [](const py::tuple& saved) {
                return couple_of(saved[0].cast<MenteeId>(), saved[1].cast<MenteeId>(),
                                 saved[2].cast<std::vector<Places>>());
            }));
    py::class_<CouplesProblem>(pairing, "CouplesProblem",
                               "Both sides' lists, and mentees who go two and two. Immutable.")
        .def(py::init<StableProblem, std::vector<Couple>>(), py::arg("people"), py::arg("couples"))
        .def_property_readonly("people", &CouplesProblem::people, py::return_value_policy::copy, "Both sides' lists.")
        .def_property_readonly(
            "couples",
            [](const CouplesProblem& problem) {
                return std::vector<Couple>(problem.couples().begin(), problem.couples().end());
            },
            "Who go two and two.")
        .def(py::self == py::self)
        .def(py::pickle(
            [](const CouplesProblem& problem) {
                return py::make_tuple(problem.people(),
                                      std::vector<Couple>(problem.couples().begin(), problem.couples().end()));
            },
            [](const py::tuple& saved) {
                return CouplesProblem(saved[0].cast<StableProblem>(), saved[1].cast<std::vector<Couple>>());
            }));
}

void bind_result(py::module_& pairing)
{
    py::enum_<CouplesStepKind>(pairing, "CouplesStepKind", "What a step of a proof that no pairing is stable does.")
        .value("split", CouplesStepKind::split)
        .value("blocked", CouplesStepKind::blocked)
        .value("overfull", CouplesStepKind::overfull);
    py::class_<CouplesMatching>(pairing, "CouplesMatching", "A stable pairing, or a proof that there is none.")
        .def_readonly("is_found", &CouplesMatching::is_found)
        .def_property_readonly(
            "mentor_of", [](const CouplesMatching& made) { return rows_of(made.mentor_of); },
            "int64 array, shape (mentees,): mentor row, -1 where unmatched; empty where there is none.")
        .def_property_readonly(
            "none", &steps_of,
            "The proof: list of (CouplesStepKind, mentee or None, (mentor or None, mentor or None)).")
        .def_readonly("work", &CouplesMatching::work)
        .def(py::self == py::self)
        .def(py::pickle(
            [](const CouplesMatching& made) {
                return py::make_tuple(made.is_found, made.mentor_of, steps_of(made), made.work);
            },
            [](const py::tuple& saved) {
                return matching_of(saved[0].cast<bool>(), saved[1].cast<std::vector<MentorId>>(),
                                   saved[2].cast<std::vector<Step>>(), saved[3].cast<std::uint64_t>());
            }));
}

}  // namespace

void bind_pairing_couples(py::module_& muster)
{
    auto pairing = muster.attr("pairing").cast<py::module_>();
    bind_couples_problem(pairing);
    bind_result(pairing);
    pairing.def("friends", &friends, py::arg("people"), py::arg("first"), py::arg("second"),
                "Two friends who want the same mentor, of a StableProblem: rather whom the less happy ranks higher.");
    pairing.def(
        "search_with_couples",
        [](const CouplesProblem& problem, std::uint64_t work, const Progress& progress) {
            return released(progress, [&] { return stable_with_couples(problem, {work, progress}); });
        },
        py::arg("problem"), py::kw_only(), py::arg("work") = CouplesOptions{}.work, py::arg("progress") = py::none(),
        "A stable pairing by complete search, or a proof that there is none.");
    pairing.def("verify_couples", &verify_couples, py::arg("problem"), py::arg("made"),
                py::call_guard<py::gil_scoped_release>(),
                "Stable by the definition, or none as the proof says? Shares nothing with the search.");
}

}  // namespace muster::python
