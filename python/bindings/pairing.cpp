// muster.pairing for Python: problems from columns, the optimal pairing, its proof and its reasons.
#include "bind.hpp"
#include "casters.hpp"

#include "muster/pairing/explain.hpp"
#include "muster/pairing/optimal.hpp"
#include "muster/pairing/verify.hpp"

#include <pybind11/numpy.h>
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
template <class Value>
using Column = py::array_t<Value, py::array::c_style>;
using Pairs = std::vector<std::pair<MenteeId, MentorId>>;

template <class Value>
std::span<const Value> values_of(const Column<Value>& column, const char* name)
{
    if (column.ndim() != 1)
        throw InvalidInput({name}, "it has " + std::to_string(column.ndim()) + " dimensions", "pass one column");
    return {column.data(), static_cast<std::size_t>(column.size())};
}

void require_same_length(std::size_t left, std::size_t right, const char* names)
{
    if (left != right)
        throw InvalidInput({names}, std::to_string(left) + " and " + std::to_string(right) + " rows",
                           "pass columns of one length");
}

Problem problem_from_columns(const Column<std::uint32_t>& minimum, const Column<std::uint32_t>& maximum,
                             std::size_t mentees, const Column<std::uint32_t>& mentee,
                             const Column<std::uint32_t>& mentor, const Column<std::int64_t>& score,
                             std::optional<Score> unmatched_price, Pairs required, Pairs forbidden)
{
    const auto lows = values_of(minimum, "minimum");
    const auto highs = values_of(maximum, "maximum");
    const auto mentee_rows = values_of(mentee, "mentee");
    const auto mentor_rows = values_of(mentor, "mentor");
    const auto scores = values_of(score, "score");
    require_same_length(lows.size(), highs.size(), "minimum, maximum");
    require_same_length(mentee_rows.size(), mentor_rows.size(), "mentee, mentor");
    require_same_length(mentee_rows.size(), scores.size(), "mentee, score");
    const py::gil_scoped_release no_gil;
    std::vector<Capacity> capacities(lows.size());
    for (std::size_t row = 0; row < lows.size(); ++row)
        capacities[row] = {lows[row], highs[row]};
    std::vector<Candidate> candidates(scores.size());
    for (std::size_t row = 0; row < scores.size(); ++row)
        candidates[row] = {MenteeId(mentee_rows[row]), MentorId(mentor_rows[row]), scores[row]};
    return Problem(std::move(capacities), mentees, candidates,
                   {unmatched_price, std::move(required), std::move(forbidden)});
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

// Mentor rows with -1 for nobody, as NumPy has no integer that is missing.
Column<std::int64_t> rows_of(const std::vector<MentorId>& mentors)
{
    Column<std::int64_t> rows(static_cast<py::ssize_t>(mentors.size()));
    for (std::size_t at = 0; at < mentors.size(); ++at)
        rows.mutable_data()[at] = mentors[at].is_set() ? static_cast<std::int64_t>(mentors[at].row()) : -1;
    return rows;
}

template <class Value>
Column<Value> column_of(const std::vector<Value>& values)
{
    return Column<Value>(static_cast<py::ssize_t>(values.size()), values.data());
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
    Cost of leaving a mentee alone. Without it every mentee must have a mentor.
required, forbidden : list of (mentee, mentor)

Raises
------
InvalidInput
    Names the mentor, mentee or pair at fault.
)doc")
        // Construction
        .def(py::init(&problem_from_columns), py::arg("minimum"), py::arg("maximum"), py::arg("mentees"),
             py::arg("mentee"), py::arg("mentor"), py::arg("score"), py::kw_only(),
             py::arg("unmatched_price") = py::none(), py::arg("required") = Pairs{}, py::arg("forbidden") = Pairs{})
        // Properties
        .def_property_readonly("mentee_count", &Problem::mentee_count)
        .def_property_readonly("mentor_count", [](const Problem& problem) { return problem.mentors().size(); })
        .def_property_readonly("candidate_count", &Problem::candidate_count)
        .def_property_readonly("candidates", &columns_of, "Columns mentee, mentor, score, by mentee and mentor.")
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
                std::vector<std::uint32_t> minima;
                std::vector<std::uint32_t> maxima;
                for (const Capacity& capacity : problem.mentors()) {
                    minima.push_back(capacity.minimum);
                    maxima.push_back(capacity.maximum);
                }
                Pairs required;
                for (std::uint32_t row = 0; row < problem.mentee_count(); ++row)
                    if (problem.is_required(MenteeId(row)))
                        required.emplace_back(row, problem.candidates_of(MenteeId(row)).mentors.front());
                return py::make_tuple(column_of(minima), column_of(maxima), problem.mentee_count(), columns_of(problem),
                                      problem.unmatched_price(), required);
            },
            [](const py::tuple& saved) {
                const auto columns = saved[3].cast<py::tuple>();
                return problem_from_columns(
                    saved[0].cast<Column<std::uint32_t>>(), saved[1].cast<Column<std::uint32_t>>(),
                    saved[2].cast<std::size_t>(), columns[0].cast<Column<std::uint32_t>>(),
                    columns[1].cast<Column<std::uint32_t>>(), columns[2].cast<Column<std::int64_t>>(),
                    saved[4].cast<std::optional<Score>>(), saved[5].cast<Pairs>(), {});
            }));
}

void bind_results(py::module_& pairing)
{
    py::class_<Pairing>(pairing, "Pairing", "Who helps whom: one mentor a mentee, or none.")
        .def_property_readonly(
            "mentor_of", [](const Pairing& pairing_) { return rows_of(pairing_.mentor_of); },
            "int64 array, shape (mentees,): mentor row, -1 where unmatched.")
        .def_readonly("total", &Pairing::total, "Sum of the scores less the prices of the unmatched.")
        .def("mentees_of", &Pairing::mentees_of, py::arg("mentor"), "Rows of a mentor's mentees, rising.")
        .def(py::self == py::self)
        .def("__repr__", [](const Pairing& pairing_) {
            return "<muster.pairing.Pairing: " + std::to_string(pairing_.mentor_of.size()) + " mentees, total " +
                   std::to_string(pairing_.total) + ">";
        });

    py::class_<Certificate>(pairing, "Certificate", "Prices that prove a pairing optimal (linear programming duality).")
        .def_property_readonly(
            "mentee_gain", [](const Certificate& proof) { return column_of(proof.mentee_gain); },
            "int64 array, shape (mentees,): what a mentee's being there adds to the total.")
        .def_property_readonly(
            "mentor_price", [](const Certificate& proof) { return column_of(proof.mentor_price); },
            "int64 array, shape (mentors,): what one more place would add.")
        .def(py::self == py::self);

    py::class_<OptimalPairing>(pairing, "OptimalPairing", "A pairing and the prices that prove it.")
        .def_readonly("pairing", &OptimalPairing::pairing)
        .def_readonly("certificate", &OptimalPairing::certificate)
        .def(py::self == py::self);

    py::class_<Verdict>(pairing, "Verdict", "Whether a claim holds; true or false as it is.")
        .def_readonly("holds", &Verdict::holds)
        .def_readonly("fault", &Verdict::fault, "The first thing that breaks it; empty when it holds.")
        .def("__bool__", [](const Verdict& verdict) { return verdict.holds; })
        .def("__repr__", [](const Verdict& verdict) {
            return verdict.holds ? std::string("<muster.pairing.Verdict: holds>")
                                 : "<muster.pairing.Verdict: " + verdict.fault + ">";
        });

    py::class_<BetterMentor>(pairing, "BetterMentor", "A mentor who would have suited a mentee better.")
        .def_readonly("mentor", &BetterMentor::mentor)
        .def_readonly("score", &BetterMentor::score)
        .def_readonly("better_by", &BetterMentor::better_by)
        .def_readonly("lost_elsewhere", &BetterMentor::lost_elsewhere, "At least what the others would lose in total.")
        .def_readonly("held_by", &BetterMentor::held_by, "Mentees who have the mentor's places.");

    py::class_<Explanation>(pairing, "Explanation", "What a mentee has, and what better there was.")
        .def_readonly("mentor", &Explanation::mentor)
        .def_readonly("worth", &Explanation::worth)
        .def_readonly("better", &Explanation::better, "Best first.");
}

}  // namespace

void bind_pairing(py::module_& muster)
{
    auto pairing = muster.def_submodule("pairing", "Who helps whom.");
    bind_problem(pairing);
    bind_results(pairing);
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
