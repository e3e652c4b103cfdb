// Entropy: 1 + sum p ln p / ln n of a column's shares p. CRITIC: deviation x sum over the others of 1 - correlation.
// Gini: sum of all differences over 2 n x the sum, by the values in order. MEREC: members' scores are ln(1 + mean of
// |ln x|) of values over their best; a column's figure is by how much all scores change without it.
#include "evaluation/weight_figures.hpp"

#include "evaluation/correlation.hpp"
#include "evaluation/portable_logarithm.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>

namespace muster::inline v0_2::evaluation {
namespace {

// What lies within rounding of a correlation of 1 is no conflict.
constexpr double least_conflict = 1e-12;

bool is_constant(const Numbers& values)
{
    return std::ranges::all_of(values, [&](double value) { return value == values.front(); });
}

double entropy_figure(const Numbers& values)
{
    const double sum = std::accumulate(values.begin(), values.end(), 0.0);
    double entropy = 0;
    for (const double value : values)
        if (value > 0)
            entropy -= value / sum * natural_logarithm(value / sum);
    return std::max(0.0, 1 - entropy / natural_logarithm(static_cast<double>(values.size())));
}

double gini_figure(Numbers values)
{
    std::ranges::sort(values);
    const auto count = static_cast<double>(values.size());
    double sum = 0;
    double weighed = 0;
    for (std::size_t row = 0; row < values.size(); ++row) {
        sum += values[row];
        weighed += (2 * static_cast<double>(row) + 1 - count) * values[row];
    }
    return std::max(0.0, weighed / (count * sum));
}

// Of a quotient of numbers above 0, which may be too small for a double.
double logarithm_of_quotient(double above, double below)
{
    constexpr double least_whole = 1e-300;
    const double quotient = above / below;
    return quotient > least_whole ? natural_logarithm(quotient) : natural_logarithm(above) - natural_logarithm(below);
}

template <class Figure>
std::vector<double> of_each(const std::vector<Numbers>& columns, Figure figure)
{
    std::vector<double> figures;
    for (const Numbers& column : columns)
        figures.push_back(is_constant(column) ? 0.0 : figure(column));
    return figures;
}

}  // namespace

std::vector<double> deviation_figures(const std::vector<Numbers>& columns)
{
    return of_each(columns, [](Numbers values) {
        const int exponent = exponent_of(values);
        shift(values, -exponent);  // exact, and squares of the smallest values do not vanish
        return std::ldexp(std::sqrt(squares_of(values) / static_cast<double>(values.size() - 1)), exponent);
    });
}

std::vector<double> entropy_figures(const std::vector<Numbers>& columns) { return of_each(columns, entropy_figure); }

std::vector<double> gini_figures(const std::vector<Numbers>& columns) { return of_each(columns, gini_figure); }

std::vector<double> critic_figures(const std::vector<Numbers>& columns, Correlation correlation)
{
    std::vector<double> figures = deviation_figures(columns);
    for (std::size_t one = 0; one < columns.size(); ++one) {
        double conflict = 0;
        for (std::size_t other = 0; other < columns.size(); ++other)
            if (const auto found = correlation_of(columns[one], columns[other], correlation);
                found && other != one && 1 - *found > least_conflict)
                conflict += 1 - *found;
        figures[one] *= conflict;
    }
    return figures;
}

std::vector<double> merec_figures(const std::vector<Numbers>& columns, const std::vector<bool>& lower)
{
    std::vector<Numbers> sizes;  // |ln of each value over its column's best or worst|
    for (std::size_t column = 0; column < columns.size(); ++column) {
        const auto [least, most] = std::ranges::minmax(columns[column]);
        sizes.emplace_back();
        for (const double value : columns[column])
            sizes.back().push_back(
                std::abs(lower[column] ? logarithm_of_quotient(value, most) : logarithm_of_quotient(least, value)));
    }
    std::vector<double> figures(columns.size());
    const auto count = static_cast<double>(columns.size());
    for (std::size_t row = 0; row < columns.front().size(); ++row) {
        double all = 0;
        for (const Numbers& column : sizes)
            all += column[row];
        for (std::size_t column = 0; column < columns.size(); ++column) {
            const double without = std::max(0.0, all - sizes[column][row]);
            figures[column] += std::abs(natural_logarithm(1 + without / count) - natural_logarithm(1 + all / count));
        }
    }
    return figures;
}

}  // namespace muster::evaluation
