// Objective weights: each method gives every column a figure of 0 or more, and weights are shares of their sum.
#include "muster/evaluation/weights.hpp"

#include "evaluation/complete_rows.hpp"
#include "evaluation/weight_figures.hpp"
#include "evaluation/weight_shares.hpp"
#include "muster/core/faults.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <string>
#include <utility>

namespace muster::inline v0_2::evaluation {
namespace {

std::string name_of(WeightMethod method)
{
    return std::string(listed(method).names.at(static_cast<std::size_t>(method)));
}

bool varies_at_all(const Numbers& values)
{
    return std::ranges::any_of(values, [&](double value) { return value != values.front(); });
}

void check_values(WeightMethod method, const WeighingOptions& options, std::span<const PartColumn> columns,
                  Faults& faults)
{
    const bool is_share =
        (method == WeightMethod::entropy || method == WeightMethod::gini) && !options.is_scaled.value_or(false);
    const bool is_ratio = method == WeightMethod::merec;
    if (!is_share && !is_ratio)
        return;
    for (const PartColumn& column : columns)
        for (std::size_t row = 0; row < column.values.size(); ++row)
            if (column.values[row] && (*column.values[row] < 0 || (is_ratio && *column.values[row] == 0)))
                faults.add({"column \"" + column.code + "\""},
                           "its value in row " + std::to_string(row) + " is below what " + name_of(method) +
                               " can weigh",
                           is_ratio ? "give values above 0, or take another method"
                                    : "give values of 0 or more, have columns scaled, or take another method");
}

// To 0 .. 1, 1 the best; a column that does not vary to 0.
void scale(Numbers& values, bool lower_is_better)
{
    const auto [least, most] = std::ranges::minmax(values);
    for (double& value : values)
        value = most == least ? 0 : (lower_is_better ? most - value : value - least) / (most - least);
}

// Brings columns to what the method looks at.
void prepare(std::vector<Numbers>& values, WeightMethod method, std::span<const PartColumn> columns,
             const WeighingOptions& options)
{
    const bool has_own_scale = method == WeightMethod::merec || method == WeightMethod::pca;
    const bool is_scaled = !has_own_scale && options.is_scaled.value_or(method == WeightMethod::critic);
    const bool is_signed = method == WeightMethod::critic || method == WeightMethod::pca;
    for (std::size_t column = 0; column < columns.size(); ++column) {
        if (is_scaled)
            scale(values[column], columns[column].lower_is_better);
        else if (is_signed && columns[column].lower_is_better)
            for (double& value : values[column])
                value = -value;
    }
}

std::vector<double> figures(Weighting& made, const std::vector<Numbers>& values, std::span<const PartColumn> columns,
                            const WeighingOptions& options)
{
    switch (made.method) {
    case WeightMethod::standard_deviation:
        return deviation_figures(values);
    case WeightMethod::entropy:
        return entropy_figures(values);
    case WeightMethod::critic:
        return critic_figures(values, options.correlation);
    case WeightMethod::gini:
        return gini_figures(values);
    case WeightMethod::merec: {
        std::vector<bool> lower;
        for (const PartColumn& column : columns)
            lower.push_back(column.lower_is_better);
        return merec_figures(values, lower);
    }
    case WeightMethod::pca: {
        PrincipalComponent component = first_component(values);
        made.explained = component.explained;
        made.loadings = std::move(component.loadings);
        return std::move(component.squares);
    }
    default:
        return std::vector<double>(values.size(), 1.0);
    }
}

}  // namespace

Weighting weights_by(WeightMethod method, std::span<const PartColumn> columns, const WeighingOptions& options)
{
    Faults faults;
    const Where here{"weights"};
    if (method == WeightMethod::ahp_eigenvector || method == WeightMethod::ahp_geometric)
        faults.add(here, name_of(method) + " weighs comparisons and no values", "give comparisons to weights_by_pairs");
    if (columns.empty())
        faults.add(here, "there are no columns", "give one for each part");
    check_columns(columns, faults);
    check_values(method, options, columns, faults);
    faults.throw_if_any();
    CompleteRows rows = complete_rows(columns);
    if (method != WeightMethod::equal) {
        if (rows.members < 2)
            throw InvalidInput(here, std::to_string(rows.members) + " members have a value in every column",
                               "give at least two, or weigh all parts the same");
        if (std::ranges::none_of(rows.columns, varies_at_all))
            throw InvalidInput(here, "no column tells members apart",
                               "weigh all parts the same, or compare them in pairs");
    }
    Weighting made{.method = method, .members = rows.members, .left_aside = rows.left_aside};
    for (const PartColumn& column : columns)
        made.parts.push_back(column.code);
    prepare(rows.columns, method, columns, options);
    made.shares = columns.size() == 1 ? std::vector{1.0} : figures(made, rows.columns, columns, options);
    const double sum = std::accumulate(made.shares.begin(), made.shares.end(), 0.0);
    if (!(sum > 0))
        throw InvalidInput(here, name_of(method) + " gives every column 0", "take another method");
    for (double& share : made.shares)
        share /= sum;
    made.weights = rounded_shares(made.shares, decimal::places);
    made.source = name_of(method) + " weights of " + std::to_string(rows.members) + " members";
    if (rows.left_aside > 0)
        made.source += ", " + std::to_string(rows.left_aside) + " left aside";
    return made;
}

Weighting weights_by(WeightMethod method, const Evaluation& evaluation, std::string_view area,
                     const WeighingOptions& options)
{
    const std::vector<std::string> codes = part_codes(evaluation.scheme(), area);
    if (codes.empty())
        throw InvalidInput({"area \"" + std::string(area) + "\""}, "it has no part with a weight",
                           "name an area that has some");
    Weighting made = weights_by(method, part_columns(evaluation, codes), options);
    made.area = area;
    made.source += ", scheme " + evaluation.scheme().code() + " " + evaluation.scheme_digest().substr(0, 12);
    return made;
}

}  // namespace muster::evaluation
