// Weights by method and by comparison, and what stands behind a ranking in numbers, for Python.
#include "tools/bind.hpp"
#include "tools/own_class.hpp"
#include "tools/pickled.hpp"

#include "muster/evaluation/pairwise.hpp"
#include "muster/evaluation/statistics.hpp"
#include "muster/evaluation/weights.hpp"

#include <optional>
#include <string>
#include <vector>

namespace py = pybind11;

namespace muster::python {
namespace {

using namespace evaluation;

Exact exact_of(const std::string& text) { return parse_exact(text, {"number"}); }

void bind_columns(py::module_& evaluation)
{
    own_class<PartColumn>(evaluation);
    evaluation.def(
        "part_values", [](const Evaluation& done, const std::string& code) { return part_values(done, code); },
        py::arg("evaluation"), py::arg("code") = "", R"doc(
By row of the roll, points of an indicator or totals of an area; without a code totals of the members.

None where the part does not weigh for the member: left out, another's role, or incomplete in it.

Raises
------
InvalidInput
    If the scheme has no such indicator or area.
)doc");
    evaluation.def(
        "part_columns",
        [](const Evaluation& done, const std::vector<std::string>& codes) { return part_columns(done, codes); },
        py::arg("evaluation"), py::arg("codes") = std::vector<std::string>{},
        "Columns of some parts, as floats; of no codes of all weighted indicators, then all areas.");
    evaluation.def(
        "part_codes", [](const Scheme& scheme, const std::string& area) { return part_codes(scheme, area); },
        py::arg("scheme"), py::arg("area"), "Codes of an area's weighted parts, areas first.");
}

void bind_weights(py::module_& evaluation)
{
    own_class<Weighting>(evaluation);
    own_enumeration<Correlation>(evaluation);
    own_class<PairwiseWeighting>(evaluation);
    evaluation.def(
        "weigh_columns",
        [](WeightMethod method, const std::vector<PartColumn>& columns, std::optional<bool> is_scaled,
           Correlation correlation) {
            return weights_by(method, columns, {.is_scaled = is_scaled, .correlation = correlation});
        },
        py::arg("method"), py::arg("columns"), py::kw_only(), py::arg("is_scaled") = py::none(),
        py::arg("correlation") = Correlation::pearson, py::call_guard<py::gil_scoped_release>(),
        "Weights of columns by a method. `weights_by` takes a table.");
    evaluation.def(
        "weigh_area",
        [](WeightMethod method, const Evaluation& done, const std::string& area, std::optional<bool> is_scaled,
           Correlation correlation) {
            return weights_by(method, done, area, {.is_scaled = is_scaled, .correlation = correlation});
        },
        py::arg("method"), py::arg("evaluation"), py::arg("area"), py::kw_only(), py::arg("is_scaled") = py::none(),
        py::arg("correlation") = Correlation::pearson, py::call_guard<py::gil_scoped_release>(),
        "Weights of an area's parts by a method. `weights_by` takes an evaluation or a table.");
    evaluation.def(
        "weigh_pairs",
        [](const std::vector<std::string>& parts, const std::vector<std::vector<std::string>>& times,
           WeightMethod method) {
            std::vector<std::vector<Exact>> numbers;
            for (const auto& row : times) {
                numbers.emplace_back();
                for (const std::string& text : row)
                    numbers.back().push_back(exact_of(text));
            }
            return weights_by_pairs(parts, numbers, method);
        },
        py::arg("parts"), py::arg("times"), py::arg("method") = WeightMethod::ahp_eigenvector,
        "Weights from a square of comparisons as texts. `weights_by_pairs` takes a table.");
    py::class_<Scheme>(evaluation.attr("Scheme"))
        .def(
            "with_weights",
            [](const Scheme& scheme, const std::string& area, const Weighting& weighting) {
                return with_weights(scheme, area, weighting);
            },
            py::arg("area"), py::arg("weighting"), R"doc(
The same scheme with other weights of an area's parts, whose `source` then says where they come from.

Of an area that takes the geometric mean weights are rounded to three places, else to six.

Raises
------
InvalidInput
    With every fault: no such area, one that does not use weights, parts without a weight or that are none of its.
)doc");
}

void bind_statistics(py::module_& evaluation)
{
    own_class<Correlations>(evaluation);
    own_class<Reliability>(evaluation);
    evaluation.def(
        "correlate_columns",
        [](const std::vector<PartColumn>& columns, Correlation method) { return correlations(columns, method); },
        py::arg("columns"), py::arg("method") = Correlation::pearson, py::call_guard<py::gil_scoped_release>(),
        "Correlations of every two columns. `correlations` takes an evaluation or a table.");
    evaluation.def(
        "rely_on_columns", [](const std::vector<PartColumn>& columns) { return reliability(columns); },
        py::arg("columns"), py::call_guard<py::gil_scoped_release>(),
        "Whether columns measure one thing. `reliability` takes an evaluation or a table.");
    py::class_<Quantile>(evaluation, "Quantile", "A value that so much of all lies at or below.")
        .def_readonly("probability", &Quantile::probability)
        .def_readonly("value", &Quantile::value)
        .def(py::self == py::self)
        .def(pickled(&Quantile::probability, &Quantile::value))
        .def("__repr__", [](const Quantile& quantile) {
            return "<muster.evaluation.Quantile " + to_string(quantile.probability) + ": " +
                   to_decimal_string(quantile.value) + ">";
        });
    py::class_<Distribution>(evaluation, "Distribution", "How values are spread.")
        .def_readonly("members", &Distribution::members)
        .def_readonly("missing", &Distribution::missing)
        .def_readonly("zeros", &Distribution::zeros)
        .def_readonly("distinct", &Distribution::distinct)
        .def_readonly("least", &Distribution::least)
        .def_readonly("most", &Distribution::most)
        .def_readonly("mean", &Distribution::mean)
        .def_readonly("deviation", &Distribution::deviation)
        .def_readonly("skewness", &Distribution::skewness)
        .def_readonly("kurtosis", &Distribution::kurtosis)
        .def_readonly("quantiles", &Distribution::quantiles)
        .def(py::self == py::self)
        .def(pickled(&Distribution::members, &Distribution::missing, &Distribution::zeros, &Distribution::distinct,
                     &Distribution::least, &Distribution::most, &Distribution::mean, &Distribution::deviation,
                     &Distribution::skewness, &Distribution::kurtosis, &Distribution::quantiles))
        .def("__repr__", [](const Distribution& made) {
            return "<muster.evaluation.Distribution of " + std::to_string(made.members) + " members>";
        });
    const auto spread = [](const std::vector<std::optional<Exact>>& values, std::vector<Weight> probabilities,
                           int type) {
        return distribution(values, {.probabilities = std::move(probabilities), .type = type});
    };
    evaluation.def(
        "distribution_of_part",
        [spread](const Evaluation& done, const std::string& part, std::vector<Weight> probabilities, int type) {
            return spread(part_values(done, part), std::move(probabilities), type);
        },
        py::arg("evaluation"), py::arg("part"), py::arg("probabilities"), py::arg("type"),
        "How members' values of a part are spread. `distribution` takes an evaluation or values.");
    evaluation.def(
        "distribution_of_texts",
        [spread](const std::vector<std::optional<std::string>>& texts, std::vector<Weight> probabilities, int type) {
            std::vector<std::optional<Exact>> values;
            for (const auto& text : texts)
                values.push_back(text ? std::optional(exact_of(*text)) : std::nullopt);
            return spread(values, std::move(probabilities), type);
        },
        py::arg("texts"), py::arg("probabilities"), py::arg("type"),
        "How values are spread, given as texts. `distribution` takes an evaluation or values.");
}

}  // namespace

void bind_evaluation_weights(py::module_& muster)
{
    auto evaluation = muster.attr("evaluation").cast<py::module_>();
    bind_columns(evaluation);
    bind_weights(evaluation);
    bind_statistics(evaluation);
}

}  // namespace muster::python
