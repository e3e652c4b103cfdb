// How far a ranking hangs on weights, on other choices and on who takes part, for Python.
#include "tools/bind.hpp"
#include "tools/own_class.hpp"
#include "tools/pickled.hpp"

#include "muster/evaluation/alternatives.hpp"
#include "muster/evaluation/reversal.hpp"
#include "muster/evaluation/sensitivity.hpp"
#include "muster/evaluation/strengths.hpp"

#include <pybind11/functional.h>

#include <optional>
#include <string>
#include <vector>

namespace py = pybind11;

namespace muster::python {
namespace {

using namespace evaluation;

void bind_sobol(py::module_& evaluation)
{
    own_class<WeightSensitivity>(evaluation);
    evaluation.def(
        "sobol_indices",
        [](const std::vector<std::string>& inputs, const py::function& model, std::uint32_t samples, std::uint64_t seed,
           const Progress& progress) {
            const Model asked = [&](std::span<const double> point) {
                const py::gil_scoped_acquire gil;
                return model(std::vector<double>(point.begin(), point.end())).cast<double>();
            };
            return released(progress, [&] {
                return sobol_indices(inputs, asked, {.samples = samples, .seed = Seed{seed}, .progress = progress});
            });
        },
        py::arg("inputs"), py::arg("model"), py::kw_only(), py::arg("samples") = 1024, py::arg("seed") = 1,
        py::arg("progress") = py::none(), R"doc(
Sobol indices of a model's inputs, each uniform in 0 to 1. The same seed gives the same.

Parameters
----------
inputs : list of str
    Their names.
model : callable(list of float)
    Gives a number; it is asked samples x (inputs + 2) times.
samples : int
    32 or more.
seed : int
progress : callable(step, done, best, bound), optional
    Return False to stop; then `Stopped` is raised.

Returns
-------
list of SobolIndex
    Of the inputs, in their order.
)doc");
    evaluation.def(
        "weight_sensitivity",
        [](const Evaluation& done, std::uint32_t samples, Weight spread, std::uint64_t seed, bool of_members,
           unsigned threads, const Progress& progress) {
            return released(progress, [&] {
                return weight_sensitivity(done, {.samples = samples,
                                                 .spread = spread,
                                                 .seed = Seed{seed},
                                                 .of_members = of_members,
                                                 .threads = threads,
                                                 .progress = progress});
            });
        },
        py::arg("evaluation"), py::kw_only(), py::arg("samples") = 512,
        py::arg("spread") = Weight::from_millionths(200'000), py::arg("seed") = 1, py::arg("of_members") = true,
        py::arg("threads") = 1, py::arg("progress") = py::none(), R"doc(
Which weight moves the ranking most: first-order and total Sobol indices of every weight, with their errors.

Parameters
----------
evaluation : Evaluation
samples : int
    32 or more; ranks are made samples x (weights + 2) times.
spread : Decimal
    Each weight is multiplied by a number within 1 -/+ this, uniformly.
seed : int
    The same seed gives the same, with any number of threads.
of_members : bool
    Also of each member's rank.
threads : int
    Does not change the result.
progress : callable(step, done, best, bound), optional
    Return False to stop; then `Stopped` is raised.

Returns
-------
WeightSensitivity
    Of the mean absolute shift in rank, and of each member's rank.

Raises
------
InvalidInput
    If the spread lies outside 0 to 1, there are fewer than 32 samples, or no weight has another beside it.
)doc");
}

void bind_alternatives(py::module_& evaluation)
{
    py::class_<Alternative>(evaluation, "Alternative", "A scheme that one might have taken.")
        .def(py::init([](std::string name, const Scheme& scheme) {
                 return Alternative{std::move(name), scheme};
             }),
             py::arg("name"), py::arg("scheme"))
        .def_readonly("name", &Alternative::name)
        .def_readonly("scheme", &Alternative::scheme)
        .def(py::self == py::self)
        .def(py::pickle([](const Alternative& each) { return py::make_tuple(each.name, each.scheme); },
                        [](const py::tuple& saved) {
                            return Alternative{saved[0].cast<std::string>(), saved[1].cast<Scheme>()};
                        }))
        .def("__repr__", [](const Alternative& each) { return "<muster.evaluation.Alternative: " + each.name + ">"; });
    own_class<AlternativeRanks>(evaluation);
    evaluation.def(
        "alternative_ranks",
        [](const std::vector<Alternative>& alternatives, const record::Ledger& ledger, const std::optional<Roll>& roll,
           const std::optional<Period>& period, bool ignores_strangers, unsigned threads, const Progress& progress) {
            return released(progress, [&] {
                return rank_ranges_over(alternatives, ledger,
                                        {.roll = roll,
                                         .period = period,
                                         .is_ranked = true,
                                         .ignores_strangers = ignores_strangers,
                                         .threads = threads,
                                         .progress = progress});
            });
        },
        py::arg("alternatives"), py::arg("ledger"), py::kw_only(), py::arg("roll") = py::none(),
        py::arg("period") = py::none(), py::arg("ignores_strangers") = false, py::arg("threads") = 1,
        py::arg("progress") = py::none(),
        "Ranks under several schemes; the first is what others are held against. `rank_ranges_over` takes schemes as "
        "well.");
    evaluation.def(
        "scheme_variants",
        [](const Scheme& scheme, std::string area, std::vector<Aggregation> aggregations,
           std::vector<Weighting> weightings) {
            return variants(scheme, {std::move(area), std::move(aggregations), std::move(weightings)});
        },
        py::arg("scheme"), py::arg("area"), py::arg("aggregations"), py::arg("weightings"),
        "The scheme as it is, and every combination of choices. `variants` takes names.");
}

void bind_reversal(py::module_& evaluation)
{
    own_class<RankReversal>(evaluation);
    evaluation.def(
        "rank_reversals",
        [](const Evaluation& before, const Evaluation& after) { return rank_reversals(before, after); },
        py::arg("before"), py::arg("after"), py::call_guard<py::gil_scoped_release>(), R"doc(
Every pair of members who are on both rolls, and strictly in the other order after.

Returns
-------
list of RankReversal
    In the order of `before`, who fell first, then who rose.
)doc");
    evaluation.def(
        "rank_reversals",
        [](const Scheme& scheme, const record::Ledger& ledger, std::vector<RollMember> added,
           std::vector<std::string> removed, const std::optional<Roll>& roll, const std::optional<Period>& period,
           bool ignores_strangers, unsigned threads) {
            return rank_reversals(
                scheme, ledger, {std::move(added), std::move(removed)},
                {.roll = roll, .period = period, .ignores_strangers = ignores_strangers, .threads = threads});
        },
        py::arg("scheme"), py::arg("ledger"), py::kw_only(), py::arg("added") = std::vector<RollMember>{},
        py::arg("removed") = std::vector<std::string>{}, py::arg("roll") = py::none(), py::arg("period") = py::none(),
        py::arg("ignores_strangers") = false, py::arg("threads") = 1, py::call_guard<py::gil_scoped_release>(), R"doc(
Who change places where members join the roll or leave it.

Without a rule that looks at all members nobody does.

Parameters
----------
scheme : Scheme
ledger : Ledger
added : list of RollMember
    Who joins.
removed : list of str
    Codes of who leaves.
roll : Roll, optional
    Who there is before. Default: everybody in the ledger but those added.

Returns
-------
list of RankReversal
    In the order before, who fell first, then who rose.

Raises
------
InvalidInput
    Names each member who is added and there already, or is removed and not there.
)doc");
    evaluation.def(
        "reversals_by_leaving",
        [](const Scheme& scheme, const record::Ledger& ledger, const std::optional<Roll>& roll,
           const std::optional<Period>& period, bool ignores_strangers, unsigned threads) {
            return reversals_by_leaving(
                scheme, ledger,
                {.roll = roll, .period = period, .ignores_strangers = ignores_strangers, .threads = threads});
        },
        py::arg("scheme"), py::arg("ledger"), py::kw_only(), py::arg("roll") = py::none(),
        py::arg("period") = py::none(), py::arg("ignores_strangers") = false, py::arg("threads") = 1,
        py::call_guard<py::gil_scoped_release>(),
        "By row of the roll, how many pairs of others change places where this member alone leaves.");
}

void bind_strengths(py::module_& evaluation)
{
    py::class_<PartStanding>(evaluation, "PartStanding", "How somebody stands in one part.")
        .def_readonly("code", &PartStanding::code)
        .def_readonly("value", &PartStanding::value)
        .def_readonly("rank", &PartStanding::rank)
        .def_readonly("of", &PartStanding::of)
        .def_readonly("share", &PartStanding::share)
        .def(py::self == py::self)
        .def(pickled(&PartStanding::code, &PartStanding::value, &PartStanding::rank, &PartStanding::of,
                     &PartStanding::share))
        .def("__repr__", [](const PartStanding& each) {
            return "<muster.evaluation.PartStanding " + each.code + ": " + to_decimal_string(each.value) + ", rank " +
                   std::to_string(each.rank) + " of " + std::to_string(each.of) + ">";
        });
    own_class<PartRanks>(evaluation);
    evaluation.def(
        "strengths",
        [](const Evaluation& done, const std::string& member) {
            return strengths(done, done.roll().members().id_of(member, {"strengths"}));
        },
        py::arg("evaluation"), py::arg("member"), R"doc(
The parts in which a member (by code) has a value, strengths first; weaknesses are the end.

In the order of how large a part of the others stands lower, equal ones counting half.
)doc");
    evaluation.def(
        "unit_strengths",
        [](const Evaluation& done, const std::string& unit) {
            return unit_strengths(done, done.roll().units().id_of(unit, {"strengths"}));
        },
        py::arg("evaluation"), py::arg("unit"),
        "Likewise of a unit (by code), by means of everyone in it and below it, among units with the same unit above.");
    evaluation.def("part_ranks", &part_ranks, py::arg("evaluation"), py::call_guard<py::gil_scoped_release>(),
                   "All members' ranks in all parts, from 1; equal values share the better rank.");
}

}  // namespace

void bind_evaluation_sensitivity(py::module_& muster)
{
    auto evaluation = muster.attr("evaluation").cast<py::module_>();
    bind_sobol(evaluation);
    bind_alternatives(evaluation);
    bind_reversal(evaluation);
    bind_strengths(evaluation);
}

}  // namespace muster::python
