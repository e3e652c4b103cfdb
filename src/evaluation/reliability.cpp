// Cronbach's alpha: of k columns k / (k - 1) x (1 - sum of their variances / variance of their sum).
#include "evaluation/correlation.hpp"
#include "muster/core/faults.hpp"
#include "muster/evaluation/statistics.hpp"

#include <algorithm>
#include <climits>
#include <cstddef>

namespace muster::inline v0_2::evaluation {
namespace {

// Sums by row of all columns but one; of all where `but` is none of them.
Numbers sums_without(const std::vector<Numbers>& columns, std::size_t but)
{
    Numbers sums(columns.front().size());
    for (std::size_t column = 0; column < columns.size(); ++column)
        if (column != but)
            for (std::size_t row = 0; row < sums.size(); ++row)
                sums[row] += columns[column][row];
    return sums;
}

std::optional<double> alpha_of(const std::vector<Numbers>& columns, std::size_t but)
{
    double parts = 0;
    double count = 0;
    for (std::size_t column = 0; column < columns.size(); ++column)
        if (column != but) {
            parts += squares_of(columns[column]);
            ++count;
        }
    const double of_sum = squares_of(sums_without(columns, but));
    if (count < 2 || !(of_sum > 0))
        return std::nullopt;
    return count / (count - 1) * (1 - parts / of_sum);
}

std::optional<double> standardised_alpha(const std::vector<Numbers>& columns)
{
    double sum = 0;
    for (std::size_t one = 0; one < columns.size(); ++one)
        for (std::size_t other = 0; other < one; ++other) {
            const auto found = correlation_of(columns[one], columns[other], Correlation::pearson);
            if (!found)
                return std::nullopt;
            sum += *found;
        }
    const auto count = static_cast<double>(columns.size());
    const double mean = sum / (count * (count - 1) / 2);
    if (1 + (count - 1) * mean <= 0)
        return std::nullopt;
    return count * mean / (1 + (count - 1) * mean);
}

}  // namespace

Reliability reliability(std::span<const PartColumn> columns)
{
    Faults faults;
    check_columns(columns, faults);
    faults.throw_if_any();
    CompleteRows rows = complete_rows(columns);
    Reliability made{.members = rows.members, .left_aside = rows.left_aside};
    const std::size_t none = columns.size();
    const bool is_enough = columns.size() >= 2 && rows.members >= 2;
    for (std::size_t column = 0; column < columns.size(); ++column)
        if (columns[column].lower_is_better)
            for (double& value : rows.columns[column])
                value = -value;
    int exponent = INT_MIN;  // of all columns together: exact, and squares of the smallest values do not vanish
    for (const Numbers& column : rows.columns)
        exponent = std::max(exponent, exponent_of(column));
    for (Numbers& column : rows.columns)
        shift(column, -exponent);
    if (is_enough) {
        made.alpha = alpha_of(rows.columns, none);
        made.standardised = standardised_alpha(rows.columns);
    }
    for (std::size_t column = 0; column < columns.size(); ++column) {
        made.parts.push_back(columns[column].code);
        made.alpha_without.push_back(is_enough ? alpha_of(rows.columns, column) : std::nullopt);
        made.rest_correlation.push_back(
            is_enough ? correlation_of(rows.columns[column], sums_without(rows.columns, column), Correlation::pearson)
                      : std::nullopt);
    }
    return made;
}

}  // namespace muster::evaluation
