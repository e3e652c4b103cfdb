// Results as archives know them. Private to the package, which turns its own results into these and back.
#include "archive/answers.hpp"
#include "pairing/assignment.hpp"
#include "tools/casters.hpp"

#include "muster/archive/answer.hpp"

#include <pybind11/numpy.h>
#include <pybind11/operators.h>
#include <pybind11/stl.h>

#include <algorithm>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

namespace py = pybind11;

namespace muster::python {
namespace {

using namespace archive;
using Codes = std::vector<PersonCode>;

template <class Named>
py::class_<Named> named_class(py::module_& module, const char* name)
{
    return py::class_<Named>(module, name, "A pairing of one mode, its problem, and the codes of its rows.")
        .def_property_readonly("mentees", [](const Named& answer) { return answer.people().mentees; })
        .def_property_readonly("mentors", [](const Named& answer) { return answer.people().mentors; })
        .def(py::self == py::self);
}

/// Of answers whose problem and result Python has as they are.
template <class Named>
void bind_plain(py::module_& module, const char* name)
{
    using Question = std::decay_t<decltype(std::declval<const Named&>().problem())>;
    using Result = std::decay_t<decltype(std::declval<const Named&>().result())>;
    named_class<Named>(module, name)
        .def(py::init(
                 [](Codes mentees, Codes mentors, Question problem, Result result, std::optional<pairing::Fit> fit) {
                     return Named({std::move(mentees), std::move(mentors)}, {std::move(problem), std::move(result)},
                                  std::move(fit));
                 }),
             py::arg("mentees"), py::arg("mentors"), py::arg("problem"), py::arg("result"), py::arg("fit") = py::none())
        .def_property_readonly("problem", &Named::problem)
        .def_property_readonly("result", &Named::result)
        .def_property_readonly("fit", &Named::fit);
}

/// Of answers near another pairing.
template <class Named>
void bind_repair(py::module_& module, const char* name)
{
    using Question = std::decay_t<decltype(std::declval<const Named&>().problem())>;
    using Repair = std::decay_t<decltype(std::declval<const Named&>().result())>;
    using Repaired = decltype(Repair::repaired);
    named_class<Named>(module, name)
        .def(py::init([](Codes mentees, Codes mentors, const Question& problem, Repaired result,
                         pairing::Pairing before, std::optional<pairing::Fit> fit, bool may_miss) {
                 return Named({std::move(mentees), std::move(mentors)},
                              {problem, Repair{std::move(before), std::move(result), may_miss}}, std::move(fit));
             }),
             py::arg("mentees"), py::arg("mentors"), py::arg("problem"), py::arg("result"), py::arg("before"),
             py::arg("fit") = py::none(), py::arg("may_miss") = false)
        .def_property_readonly("may_miss", [](const Named& answer) { return answer.result().may_miss; })
        .def_property_readonly("problem", &Named::problem)
        .def_property_readonly("result", [](const Named& answer) { return answer.result().repaired; })
        .def_property_readonly("before", [](const Named& answer) { return answer.result().before; })
        .def_property_readonly("fit", &Named::fit);
}

void bind_stable(py::module_& module)
{
    named_class<StableAnswer>(module, "StableAnswer")
        .def(py::init([](Codes mentees, Codes mentors, const pairing::StableProblem& problem,
                         pairing::StableMatching result, pairing::Proposer proposer, pairing::TieBreaking ties,
                         Seed seed) {
                 return StableAnswer({std::move(mentees), std::move(mentors)},
                                     {problem, StablePairing{std::move(result), proposer, ties, seed}});
             }),
             py::arg("mentees"), py::arg("mentors"), py::arg("problem"), py::arg("result"), py::arg("proposer"),
             py::arg("tie_breaking"), py::arg("seed"))
        .def_property_readonly("problem", &StableAnswer::problem)
        .def_property_readonly("result", [](const StableAnswer& answer) { return answer.result().matching; })
        .def_property_readonly("proposer", [](const StableAnswer& answer) { return answer.result().proposer; })
        .def_property_readonly("tie_breaking", [](const StableAnswer& answer) { return answer.result().tie_breaking; })
        .def_property_readonly("seed", [](const StableAnswer& answer) { return answer.result().seed; });
}

FullScores cells_of(const py::array& scores)
{
    return with_matrix(scores, []<class Value>(const pairing::ScoreMatrix<Value>& matrix) {
        std::vector<Value> cells;
        cells.reserve(matrix.rows * matrix.columns);
        for (std::size_t row = 0; row < matrix.rows; ++row)
            cells.insert(cells.end(), matrix.row(row), matrix.row(row) + matrix.columns);
        return FullScores{std::move(cells), matrix.rows, matrix.columns};
    });
}

py::array array_of(const FullScores& scores)
{
    return std::visit(
        [&]<class Value>(const std::vector<Value>& cells) -> py::array {
            py::array_t<Value> made(
                std::vector{static_cast<py::ssize_t>(scores.rows), static_cast<py::ssize_t>(scores.columns)});
            std::ranges::copy(cells, made.mutable_data());
            return made;
        },
        scores.cells);
}

void bind_full(py::module_& module)
{
    named_class<FullAnswer>(module, "FullAnswer")
        .def(py::init([](Codes mentees, Codes mentors, const AssignedScores& result) {
                 return FullAnswer({std::move(mentees), std::move(mentors)},
                                   {cells_of(result.scores), FullPairing{result.solved}});
             }),
             py::arg("mentees"), py::arg("mentors"), py::arg("result"))
        .def(
            "parts",
            [](const FullAnswer& answer) {
                const py::array scores = array_of(answer.problem());
                return py::make_tuple(scores, AssignedScores{scores, answer.result().made});
            },
            "The matrix, and the Assignment that reads it.");
}

template <class Answered>
void bind_roster(py::module_& module, const char* name)
{
    using Result = std::decay_t<decltype(std::declval<const Answered&>().result())>;
    py::class_<Answered>(module, name, "A roster and its problem.")
        .def(py::init<roster::Problem, Result>(), py::arg("problem"), py::arg("result"))
        .def_property_readonly("problem", &Answered::problem)
        .def_property_readonly("result", &Answered::result)
        .def(py::self == py::self);
}

}  // namespace

void bind_archive_answers(py::module_& module)
{
    bind_plain<OptimalAnswer>(module, "OptimalAnswer");
    bind_plain<FairAnswer>(module, "FairAnswer");
    bind_plain<GroupsAnswer>(module, "GroupsAnswer");
    bind_plain<SharedAnswer>(module, "SharedAnswer");
    bind_plain<RankMaximalAnswer>(module, "RankMaximalAnswer");
    bind_plain<CouplesAnswer>(module, "CouplesAnswer");
    bind_plain<PopularAnswer>(module, "PopularAnswer");
    bind_plain<AlternativesAnswer>(module, "AlternativesAnswer");
    bind_plain<WeightedAnswer>(module, "WeightedAnswer");
    bind_repair<RepairAnswer>(module, "RepairAnswer");
    bind_repair<SharedRepairAnswer>(module, "SharedRepairAnswer");
    bind_stable(module);
    bind_full(module);
    bind_roster<RosterAnswer>(module, "RosterAnswer");
    bind_roster<RosterRepairAnswer>(module, "RosterRepairAnswer");
}

}  // namespace muster::python
