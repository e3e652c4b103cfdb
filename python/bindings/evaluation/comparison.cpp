// Two evaluations side by side, how far a ranking hangs on the weights, and panels of raters, for Python.
#include "tools/bind.hpp"
#include "tools/own_class.hpp"
#include "tools/pickled.hpp"

#include "muster/evaluation/agreement.hpp"
#include "muster/evaluation/compare.hpp"
#include "muster/evaluation/panel.hpp"
#include "muster/evaluation/robustness.hpp"
#include "muster/evaluation/standing.hpp"

#include <string>
#include <vector>

namespace py = pybind11;

namespace muster::python {
namespace {

using namespace evaluation;

void bind_agreement(py::module_& evaluation)
{
    own_class<Agreement>(evaluation);
    evaluation.def(
        "rater_agreement",
        [](const std::vector<std::uint32_t>& subjects, const std::vector<std::uint32_t>& raters,
           const std::vector<Points>& values) {
            if (subjects.size() != raters.size() || subjects.size() != values.size())
                throw InvalidInput({"ratings"}, "its columns differ in length", "give a value of each in every row");
            std::vector<RaterScore> ratings;
            for (std::size_t row = 0; row < subjects.size(); ++row)
                ratings.push_back({subjects[row], raters[row], values[row]});
            return agreement(ratings);
        },
        py::arg("subjects"), py::arg("raters"), py::arg("values"),
        "How far raters agree; rows of subjects and raters count from 0. `agreement` takes a table.");
}

void bind_comparison(py::module_& evaluation)
{
    py::class_<Change>(evaluation, "Change", "A number before and after.")
        .def_readonly("code", &Change::code)
        .def_readonly("before", &Change::before)
        .def_readonly("after", &Change::after)
        .def_property_readonly("gain", &Change::gain)
        .def(py::self == py::self)
        .def(pickled(&Change::code, &Change::before, &Change::after))
        .def("__repr__", [](const Change& change) {
            return "<muster.evaluation.Change " + change.code + ": " + to_decimal_string(change.before) + " to " +
                   to_decimal_string(change.after) + ">";
        });
    py::class_<MemberChange>(evaluation, "MemberChange", "One member in two evaluations.")
        .def_readonly("code", &MemberChange::code)
        .def_readonly("before", &MemberChange::before, "MemberScore, or None: was not on the roll.")
        .def_readonly("after", &MemberChange::after, "MemberScore, or None: is no longer on it.")
        .def_readonly("grade_before", &MemberChange::grade_before)
        .def_readonly("grade_after", &MemberChange::grade_after)
        .def_readonly("areas", &MemberChange::areas, "Changes of areas whose totals differ.")
        .def_readonly("indicators", &MemberChange::indicators, "Changes of indicators whose points differ.")
        .def_property_readonly("gain", &MemberChange::gain, "Of the total; None where on one roll only or incomplete.")
        .def_property_readonly("ranks_gained", &MemberChange::ranks_gained, "Lost where negative, or None.")
        .def(py::self == py::self)
        .def(pickled(&MemberChange::code, &MemberChange::before, &MemberChange::after, &MemberChange::grade_before,
                     &MemberChange::grade_after, &MemberChange::areas, &MemberChange::indicators));
    py::class_<Comparison>(evaluation, "Comparison", "Two evaluations side by side.")
        .def_readonly("is_same_scheme", &Comparison::is_same_scheme)
        .def_readonly("members", &Comparison::members, "In the order of the later roll, then those who left.")
        .def_readonly("units", &Comparison::units, "Changes of units' means.")
        .def(py::self == py::self)
        .def(pickled(&Comparison::is_same_scheme, &Comparison::members, &Comparison::units))
        .def("__repr__", [](const Comparison& comparison) {
            return "<muster.evaluation.Comparison of " + std::to_string(comparison.members.size()) + " members>";
        });
    own_class<Standings>(evaluation);
    evaluation.def("standings", &standings, py::arg("evaluation"),
                   "What is kept of an evaluation for the next one to be compared with.");
    evaluation.def("compare", py::overload_cast<const Standings&, const Evaluation&>(&compare), py::arg("before"),
                   py::arg("after"), py::call_guard<py::gil_scoped_release>(),
                   "Who rose and who fell since earlier standings, of which areas and indicators are not known.");
    evaluation.def("compare", py::overload_cast<const Evaluation&, const Evaluation&>(&compare), py::arg("before"),
                   py::arg("after"), py::call_guard<py::gil_scoped_release>(),
                   "Who rose, who fell, and where; members, areas, indicators and units are matched by code.");
}

void bind_robustness(py::module_& evaluation)
{
    record_class<RankInterval>(
        evaluation, "RankInterval", "Shares of a part, ends included, for which a member has one rank.",
        field("from_", &RankInterval::from), field("to", &RankInterval::to), field("rank", &RankInterval::rank));
    record_class<RankRange>(evaluation, "RankRange", "Ranks of one member over all samples.",
                            field("best", &RankRange::best), field("worst", &RankRange::worst),
                            field("middle", &RankRange::middle), field("unchanged", &RankRange::unchanged));
    evaluation.def(
        "rank_courses",
        [](const Evaluation& done, const std::string& code, unsigned threads) {
            return rank_courses(done, code, threads);
        },
        py::arg("evaluation"), py::arg("code"), py::kw_only(), py::arg("threads") = 1,
        py::call_guard<py::gil_scoped_release>(), R"doc(
Every member's ranks as the share of one area or indicator in its area goes from 0 to 1. Exact.

The other parts of the area keep their proportions. Totals are compared before any rounding of the areas above the part.

Parameters
----------
threads : int
    Does not change the result.

Returns
-------
list of list of RankInterval
    By row of the roll; intervals in order, without gaps; none of a member who is incomplete.

Raises
------
InvalidInput
    If the code has no weight that counts, or an area above it is not a sum or an arithmetic mean.
)doc");
    evaluation.def(
        "rank_ranges",
        [](const Evaluation& done, std::uint32_t samples, Weight spread, std::uint64_t seed, unsigned threads,
           const Progress& progress) {
            return released(progress, [&] {
                return rank_ranges(done, {.samples = samples,
                                          .spread = spread,
                                          .seed = Seed{seed},
                                          .threads = threads,
                                          .progress = progress});
            });
        },
        py::arg("evaluation"), py::kw_only(), py::arg("samples") = 1000,
        py::arg("spread") = Weight::from_millionths(200'000), py::arg("seed") = 1, py::arg("threads") = 1,
        py::arg("progress") = py::none(),
        R"doc(
Best, worst and middle rank of every member over weights drawn at random. The same seed gives the same ranges.

Parameters
----------
samples : int
spread : Decimal
    Each weight is multiplied by a number within 1 -/+ this.
seed : int
threads : int
    Does not change the result.

Returns
-------
list of RankRange
    By row of the roll.
)doc");
}

void bind_panel(py::module_& evaluation)
{
    record_class<Rating>(evaluation, "Rating", "One rater's points for one member.", field("member", &Rating::member),
                         field("rater", &Rating::rater), field("group", &Rating::group),
                         field("points", &Rating::points));
    record_class<JudgedRating>(evaluation, "JudgedRating", "A rating and what became of it.",
                               field("corrected", &JudgedRating::corrected),
                               field("is_trimmed", &JudgedRating::is_trimmed, false));
    record_class<RaterSeverity>(evaluation, "RaterSeverity", "How far above the others a rater's points lie.",
                                field("group", &RaterSeverity::group), field("rater", &RaterSeverity::rater),
                                field("above", &RaterSeverity::above));
    record_class<PanelResult>(evaluation, "PanelResult", "What a panel gives: totals and means by member.",
                              field("totals", &PanelResult::totals), field("means", &PanelResult::means),
                              field("ratings", &PanelResult::ratings), field("severities", &PanelResult::severities));
    evaluation.def(
        "join_panel",
        [](const std::vector<Rating>& ratings, std::size_t members, const std::vector<PanelGroup>& groups) {
            return join_panel(ratings, members, groups);
        },
        py::arg("ratings"), py::arg("members"), py::arg("groups"), py::call_guard<py::gil_scoped_release>(), R"doc(
Joins the ratings of so many members: severity corrected, ends trimmed, groups weighed.

Raises
------
InvalidInput
    Names every group whose numbers are wrong and every rating that names no member or group, or stands twice.
)doc");
}

}  // namespace

void bind_evaluation_comparison(py::module_& muster)
{
    auto evaluation = muster.attr("evaluation").cast<py::module_>();
    bind_comparison(evaluation);
    bind_robustness(evaluation);
    bind_panel(evaluation);
    bind_agreement(evaluation);
    bind_evaluation_questions(evaluation);
}

}  // namespace muster::python
