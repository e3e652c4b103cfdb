// Pearson's in two passes; Spearman's is Pearson's of the ranks; Kendall's tau-b by Knight's way (1966): in the order
// of one column, what has to be exchanged to put the other in order is counted by merging.
#include "evaluation/correlation.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <string>

namespace muster::inline v0_2::evaluation {
namespace {

bool varies(const Numbers& values)
{
    return std::ranges::any_of(values, [&](double value) { return value != values.front(); });
}

// What lies between the values and their mean, the greatest brought near 1 by a power of two: this is exact, and
// squares of the smallest values do not vanish.
Numbers around_mean(Numbers values)
{
    const double mean = mean_of(values);
    for (double& value : values)
        value -= mean;
    shift(values, -exponent_of(values));
    return values;
}

std::optional<double> pearson_of(const Numbers& one, const Numbers& other)
{
    const Numbers left = around_mean(one);
    const Numbers right = around_mean(other);
    const auto product_of = [](const Numbers& first, const Numbers& second) {
        return std::inner_product(first.begin(), first.end(), second.begin(), 0.0);
    };
    const double scale = std::sqrt(product_of(left, left)) * std::sqrt(product_of(right, right));
    if (scale == 0)
        return std::nullopt;
    return std::clamp(product_of(left, right) / scale, -1.0, 1.0);
}

// Mean ranks, twice over to stay whole numbers.
Numbers doubled_ranks(const Numbers& values)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, [&](std::size_t left, std::size_t right) { return values[left] < values[right]; });
    Numbers ranks(values.size());
    for (std::size_t first = 0, last = 0; first < order.size(); first = last) {
        while (last < order.size() && values[order[last]] == values[order[first]])
            ++last;
        for (std::size_t place = first; place < last; ++place)
            ranks[order[place]] = static_cast<double>(first + last + 1);
    }
    return ranks;
}

// Sorts, and says how many pairs stood the wrong way round.
std::int64_t exchanges(Numbers& values, std::size_t first, std::size_t last)
{
    if (last - first < 2)
        return 0;
    const std::size_t middle = first + (last - first) / 2;
    std::int64_t count = exchanges(values, first, middle) + exchanges(values, middle, last);
    Numbers merged;
    merged.reserve(last - first);
    std::size_t left = first;
    std::size_t right = middle;
    while (left < middle || right < last) {
        if (right == last || (left < middle && values[left] <= values[right])) {
            merged.push_back(values[left++]);
        } else {
            count += static_cast<std::int64_t>(middle - left);
            merged.push_back(values[right++]);
        }
    }
    std::ranges::copy(merged, values.begin() + static_cast<std::ptrdiff_t>(first));
    return count;
}

// Pairs within runs of rows that `is_same` holds equal to the one before.
template <class IsSame>
std::int64_t tied_pairs(std::size_t rows, IsSame is_same)
{
    std::int64_t pairs = 0;
    std::int64_t run = 0;
    for (std::size_t row = 1; row < rows; ++row) {
        run = is_same(row) ? run + 1 : 0;
        pairs += run;
    }
    return pairs;
}

std::optional<double> kendall_of(const Numbers& one, const Numbers& other)
{
    std::vector<std::size_t> order(one.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, [&](std::size_t left, std::size_t right) {
        return one[left] != one[right] ? one[left] < one[right] : other[left] < other[right];
    });
    const std::size_t rows = order.size();
    const auto same = [&](const Numbers& values) {
        return [&](std::size_t row) { return values[order[row]] == values[order[row - 1]]; };
    };
    const std::int64_t tied_one = tied_pairs(rows, same(one));
    const std::int64_t tied_both =
        tied_pairs(rows, [&](std::size_t row) { return same(one)(row) && same(other)(row); });
    Numbers sorted;
    for (const std::size_t row : order)
        sorted.push_back(other[row]);
    const std::int64_t wrong = exchanges(sorted, 0, rows);
    const std::int64_t tied_other = tied_pairs(rows, [&](std::size_t row) { return sorted[row] == sorted[row - 1]; });
    const auto pairs = static_cast<std::int64_t>(rows) * (static_cast<std::int64_t>(rows) - 1) / 2;
    const double scale =
        std::sqrt(static_cast<double>(pairs - tied_one)) * std::sqrt(static_cast<double>(pairs - tied_other));
    const std::int64_t right_less_wrong = pairs - tied_one - tied_other + tied_both - 2 * wrong;
    return std::clamp(static_cast<double>(right_less_wrong) / scale, -1.0, 1.0);
}

}  // namespace

double mean_of(const Numbers& values)
{
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double squares_of(const Numbers& values)
{
    const double mean = mean_of(values);
    double sum = 0;
    for (const double value : values)
        sum += (value - mean) * (value - mean);
    return sum;
}

int exponent_of(const Numbers& values)
{
    double most = 0;
    for (const double value : values)
        most = std::max(most, std::abs(value));
    int exponent = 0;
    static_cast<void>(std::frexp(most, &exponent));
    return exponent;
}

void shift(Numbers& values, int exponent)
{
    for (double& value : values)
        value = std::ldexp(value, exponent);
}

std::optional<double> correlation_of(const Numbers& one, const Numbers& other, Correlation method)
{
    if (one.size() < 2 || !varies(one) || !varies(other))
        return std::nullopt;
    switch (method) {
    case Correlation::pearson:
        return pearson_of(one, other);
    case Correlation::spearman:
        return pearson_of(doubled_ranks(one), doubled_ranks(other));
    case Correlation::kendall:
        return kendall_of(one, other);
    }
    return std::nullopt;
}

Correlations correlations(std::span<const PartColumn> columns, Correlation method)
{
    Faults faults;
    check_columns(columns, faults);
    faults.throw_if_any();
    const std::size_t count = columns.size();
    Correlations made{.method = method,
                      .values = std::vector(count, std::vector<std::optional<double>>(count)),
                      .members = std::vector(count, std::vector<std::uint32_t>(count))};
    for (std::size_t one = 0; one < count; ++one) {
        made.parts.push_back(columns[one].code);
        for (std::size_t other = 0; other <= one; ++other) {
            Numbers left;
            Numbers right;
            for (std::size_t row = 0; row < columns[one].values.size(); ++row)
                if (columns[one].values[row] && columns[other].values[row]) {
                    left.push_back(*columns[one].values[row]);
                    right.push_back(*columns[other].values[row]);
                }
            std::optional<double> found = correlation_of(left, right, method);
            if (found && one == other)
                found = 1;
            made.values[one][other] = made.values[other][one] = found;
            made.members[one][other] = made.members[other][one] = static_cast<std::uint32_t>(left.size());
        }
    }
    return made;
}

}  // namespace muster::evaluation
