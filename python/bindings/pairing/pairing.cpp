// muster.pairing for Python: problems from columns, the optimal pairing, its proof and its reasons.
#include "pairing/columns.hpp"
#include "tools/bind.hpp"
#include "tools/casters.hpp"

#include "muster/pairing/explain.hpp"
#include "muster/pairing/optimal.hpp"
#include "muster/pairing/verify.hpp"

#include <pybind11/operators.h>
#include <pybind11/stl.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace py = pybind11;

namespace muster::python {
namespace {

using namespace pairing;
using Pairs = std::vector<std::pair<MenteeId, MentorId>>;

Problem problem_from_columns(const GivenColumn<std::uint32_t>& minimum, const GivenColumn<std::uint32_t>& maximum,
                             std::size_t mentees, const GivenColumn<std::uint32_t>& mentee,
                             const GivenColumn<std::uint32_t>& mentor, const GivenColumn<std::int64_t>& score,
                             std::optional<Score> unmatched_price, Pairs required, Pairs forbidden,
                             const std::optional<GivenColumn<std::uint32_t>>& wanted,
                             const std::optional<GivenColumn<std::int32_t>>& load_even,
                             const std::optional<GivenColumn<std::int64_t>>& load_step)
{
    const auto lows = minimum.read("minimum");
    const auto highs = maximum.read("maximum");
    const auto mentee_rows = mentee.read("mentee");
    const auto mentor_rows = mentor.read("mentor");
    const auto scores = score.read("score");
    require_same_length(lows.size(), highs.size(), "minimum, maximum");
    require_same_length(mentee_rows.size(), mentor_rows.size(), "mentee, mentor");
    require_same_length(mentee_rows.size(), scores.size(), "mentee, score");
    if (load_even.has_value() != load_step.has_value())
        throw InvalidInput({"load_even, load_step"}, "one is missing", "pass both columns or neither");
    ProblemOptions options{unmatched_price, std::move(required), std::move(forbidden)};
    if (wanted) {
        const auto numbers = wanted->read("wanted");
        options.wanted.assign(numbers.begin(), numbers.end());
    }
    if (load_even) {
        const auto even = load_even->read("load_even");
        const auto steps = load_step->read("load_step");
        require_same_length(even.size(), steps.size(), "load_even, load_step");
        for (std::size_t row = 0; row < even.size(); ++row)
            options.load_prices.push_back({even[row], steps[row]});
    }
    const py::gil_scoped_release no_gil;
    std::vector<Capacity> capacities(lows.size());
    for (std::size_t row = 0; row < lows.size(); ++row)
        capacities[row] = {lows[row], highs[row]};
    return Problem(std::move(capacities), mentees, CandidateColumns(mentee_rows, mentor_rows, scores), options);
}

py::tuple columns_of(const Problem& problem)
{
    Column<std::uint32_t> mentee(static_cast<py::ssize_t>(problem.candidate_count()));
    Column<std::uint32_t> mentor(static_cast<py::ssize_t>(problem.candidate_count()));
    Column<std::int64_t> score(static_cast<py::ssize_t>(problem.candidate_count()));
    std::size_t at = 0;
    for (std::uint32_t row = 0; row < problem.mentee_count(); ++row) {
        const auto candidates = problem.candidates_of(MenteeId(row));
        for (std::size_t i = 0; i < candidates.mentors.size(); ++i, ++at) {
            mentee.mutable_data()[at] = row;
            mentor.mutable_data()[at] = candidates.mentors[i].row();
            score.mutable_data()[at] = candidates.scores[i];
        }
    }
    return py::make_tuple(mentee, mentor, score);
}

Column<std::uint32_t> limits_of(const Problem& problem, std::uint32_t Capacity::*limit)
{
    Column<std::uint32_t> column(static_cast<py::ssize_t>(problem.mentors().size()));
    for (std::size_t row = 0; row < problem.mentors().size(); ++row)
        column.mutable_data()[row] = problem.mentors()[row].*limit;
    return column;
}

Pairs required_of(const Problem& problem) { return {problem.required().begin(), problem.required().end()}; }

std::optional<Column<std::uint32_t>> wanted_of(const Problem& problem)
{
    if (problem.first_seats().empty())
        return std::nullopt;
    Column<std::uint32_t> column(static_cast<py::ssize_t>(problem.mentee_count()));
    for (std::uint32_t row = 0; row < problem.mentee_count(); ++row)
        column.mutable_data()[row] = problem.wanted(MenteeId(row));
    return column;
}

void bind_problem(py::module_& pairing)
{
    py::class_<Problem>(pairing, "Problem", R"doc(
One term's pairing before it is solved. Immutable.

Parameters
----------
minimum, maximum : uint32 arrays, shape (mentors,)
    Fewest and most mentees of each mentor.
mentees : int
mentee, mentor : uint32 arrays, shape (candidates,)
    The pairs that may be, by row.
score : int64 array, shape (candidates,)
    What each pair is worth; the unit is yours.
unmatched_price : int, optional
    Cost of each mentor missing. Without it every mentee must have all it wants.
required, forbidden : list of (mentee, mentor)
wanted : uint32 array, shape (mentees,), optional
    How many mentors each mentee is to have; without it one. 0: not there this time.
load_even, load_step : int32 and int64 arrays, shape (mentors,), optional
    The k-th mentee of a mentor costs ``load_step * max(0, k - load_even)``, so that the popular do not carry all.

Raises
------
InvalidInput
    Names the mentor, mentee or pair at fault.
)doc")
        // Construction
        .def(py::init(&problem_from_columns), py::arg("minimum"), py::arg("maximum"), py::arg("mentees"),
             py::arg("mentee"), py::arg("mentor"), py::arg("score"), py::kw_only(),
             py::arg("unmatched_price") = py::none(), py::arg("required") = Pairs{}, py::arg("forbidden") = Pairs{},
             py::arg("wanted") = py::none(), py::arg("load_even") = py::none(), py::arg("load_step") = py::none())
        // Properties
        .def_property_readonly("mentee_count", &Problem::mentee_count)
        .def_property_readonly(
            "mentor_count", [](const Problem& problem) { return problem.mentors().size(); },
            "Number of mentors, those without a place included.")
        .def_property_readonly("candidate_count", &Problem::candidate_count)
        .def_property_readonly("candidates", &columns_of, "Columns mentee, mentor, score, by mentee and mentor.")
        .def_property_readonly("unmatched_price", py::overload_cast<>(&Problem::unmatched_price, py::const_),
                               "Cost of each mentor missing; None where none may be.")
        .def_property_readonly("required", &required_of, "List of (mentee, mentor) that must be.")
        .def_property_readonly(
            "minimum", [](const Problem& problem) { return limits_of(problem, &Capacity::minimum); },
            "Fewest mentees of each mentor: uint32 array, shape (mentors,).")
        .def_property_readonly(
            "maximum", [](const Problem& problem) { return limits_of(problem, &Capacity::maximum); },
            "Most mentees of each mentor: uint32 array, shape (mentors,).")
        .def_property_readonly("wanted", &wanted_of, "Mentors each mentee is to have; None where all want one.")
        // Questions
        .def(
            "score_of",
            [](const Problem& problem, MenteeId mentee, MentorId mentor) {
                if (!mentee.is_set() || mentee.row() >= problem.mentee_count())
                    throw InvalidInput::unknown({"score_of"}, "mentee " + std::to_string(mentee.row()), "the problem");
                return problem.score_of(mentee, mentor);
            },
            py::arg("mentee"), py::arg("mentor"), "Score of a pair, or None where it may not be.")
        // Python protocol
        .def(py::self == py::self)
        .def("__repr__",
             [](const Problem& problem) {
                 return "<muster.pairing.Problem: " + std::to_string(problem.mentee_count()) + " mentees, " +
                        std::to_string(problem.mentors().size()) + " mentors, " +
                        std::to_string(problem.candidate_count()) + " candidates>";
             })
        .def(py::pickle(
            [](const Problem& problem) {
                std::optional<Column<std::int32_t>> even;
                std::optional<Column<std::int64_t>> steps;
                if (!problem.load_prices().empty()) {
                    std::vector<std::int32_t> even_rows;
                    std::vector<std::int64_t> step_rows;
                    for (const LoadPrice& price : problem.load_prices()) {
                        even_rows.push_back(price.even);
                        step_rows.push_back(price.step);
                    }
                    even = column_of(even_rows);
                    steps = column_of(step_rows);
                }
                return py::make_tuple(limits_of(problem, &Capacity::minimum), limits_of(problem, &Capacity::maximum),
                                      problem.mentee_count(), columns_of(problem), problem.unmatched_price(),
                                      required_of(problem), wanted_of(problem), even, steps);
            },
            [](const py::tuple& saved) {
                const auto columns = saved[3].cast<py::tuple>();
                return problem_from_columns(
                    saved[0].cast<GivenColumn<std::uint32_t>>(), saved[1].cast<GivenColumn<std::uint32_t>>(),
                    saved[2].cast<std::size_t>(), columns[0].cast<GivenColumn<std::uint32_t>>(),
                    columns[1].cast<GivenColumn<std::uint32_t>>(), columns[2].cast<GivenColumn<std::int64_t>>(),
                    saved[4].cast<std::optional<Score>>(), saved[5].cast<Pairs>(), {},
                    saved[6].cast<std::optional<GivenColumn<std::uint32_t>>>(),
                    saved[7].cast<std::optional<GivenColumn<std::int32_t>>>(),
                    saved[8].cast<std::optional<GivenColumn<std::int64_t>>>());
            }));
}

}  // namespace

void bind_pairing(py::module_& muster)
{
    auto pairing = muster.def_submodule("pairing", "Who helps whom.");
    bind_problem(pairing);
    bind_pairing_results(muster);
    pairing.def(
        "optimal",
        [](const Problem& problem, const Progress& progress) {
            return released(progress, [&] { return optimal(problem, {.progress = progress}); });
        },
        py::arg("problem"), py::kw_only(), py::arg("progress") = py::none(),
        "The pairing of greatest total score, with its proof. InvalidInput names who cannot be placed where none is.");
    pairing.def("verify", &verify, py::arg("problem"), py::arg("pairing"), py::arg("certificate"),
                py::call_guard<py::gil_scoped_release>(),
                "Feasible, and proven optimal by the prices? One pass over the candidates, shared with no solver.");
    pairing.def("explain", &explain, py::arg("problem"), py::arg("result"), py::arg("mentee"),
                "Which better mentors there were for a mentee, and what stood in the way.");
}

}  // namespace muster::python
