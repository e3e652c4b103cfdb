// Pairwise comparison by Saaty: weights are the principal eigenvector of the matrix of comparisons, or the geometric
// means of its rows; how far comparisons disagree shows in how far its eigenvalue lies above the number of parts.
//
// The eigenvector is found by multiplying with the matrix over and over, which ends for every matrix of numbers above 0
// (Perron). Where a comparison spoils it, is tried: each is set to every number of Saaty's scale, all else as it is.
#include "muster/evaluation/pairwise.hpp"

#include "evaluation/portable_logarithm.hpp"
#include "evaluation/weight_shares.hpp"
#include "muster/core/faults.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <utility>

namespace muster::inline v0_2::evaluation {
namespace {

using Comparisons = std::vector<std::vector<double>>;

// By number of parts, from 1. Saaty, The Analytic Hierarchy Process (1980), p. 21: 500 matrices drawn for each size.
constexpr std::array<double, most_compared> random_indices{0,    0,    0.58, 0.90, 1.12, 1.24, 1.32, 1.41,
                                                           1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59};
constexpr int most_steps = 100'000;
constexpr std::int64_t most_times = 9;

struct Principal {
    double value = 0;
    std::vector<double> shares{};  // of the eigenvector; their sum is 1
};

Principal principal_of(const Comparisons& matrix)
{
    const std::size_t size = matrix.size();
    Principal made{.shares = std::vector<double>(size, 1.0 / static_cast<double>(size))};
    for (int step = 0; step < most_steps; ++step) {
        std::vector<double> next(size);
        for (std::size_t row = 0; row < size; ++row)
            for (std::size_t column = 0; column < size; ++column)
                next[row] += matrix[row][column] * made.shares[column];
        // The eigenvalue lies between the least and the greatest quotient (Collatz).
        double least = next[0] / made.shares[0];
        double most = least;
        for (std::size_t row = 1; row < size; ++row) {
            least = std::min(least, next[row] / made.shares[row]);
            most = std::max(most, next[row] / made.shares[row]);
        }
        made.value = std::accumulate(next.begin(), next.end(), 0.0);  // as shares sum to 1
        for (std::size_t row = 0; row < size; ++row)
            made.shares[row] = next[row] / made.value;
        if (most - least <= 1e-14 * most)
            break;
    }
    return made;
}

double consistency_index_of(double eigenvalue, std::size_t size)
{
    const auto count = static_cast<double>(size);
    return size <= 2 ? 0 : std::max(0.0, (eigenvalue - count) / (count - 1));
}

double consistency_ratio_of(double index, std::size_t size)
{
    return size <= 2 ? 0 : index / random_indices.at(size - 1);
}

std::vector<double> geometric_shares(const Comparisons& matrix)
{
    std::vector<double> shares;
    for (const std::vector<double>& row : matrix) {
        double logarithms = 0;
        for (const double times : row)
            logarithms += natural_logarithm(times);
        shares.push_back(natural_exponential(logarithms / static_cast<double>(matrix.size())));
    }
    const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
    for (double& share : shares)
        share /= sum;
    return shares;
}

void check_comparisons(std::span<const std::string> parts, const std::vector<std::vector<Exact>>& times,
                       WeightMethod method, Faults& faults)
{
    const Where here{"comparisons"};
    const std::size_t size = parts.size();
    if (method != WeightMethod::ahp_eigenvector && method != WeightMethod::ahp_geometric)
        faults.add(here, "the method asked for compares nothing", "take ahp_eigenvector or ahp_geometric");
    if (size < 2 || size > most_compared)
        faults.add(here, std::to_string(size) + " parts are compared",
                   "compare 2 to 15, in groups where there are more");
    std::vector<std::string> codes(parts.begin(), parts.end());
    std::ranges::sort(codes);
    for (auto twice = codes.begin(); (twice = std::adjacent_find(twice, codes.end())) != codes.end(); ++twice)
        faults.add(here, "part \"" + *twice + "\" stands twice", "compare each part once");
    const bool is_square = times.size() == size && std::ranges::all_of(times, [&](const std::vector<Exact>& row) {
                               return row.size() == size;
                           });
    if (!is_square) {
        faults.add(here, "they are no square of " + std::to_string(size) + " rows and columns",
                   "give a row and a column for each part");
        return;
    }
    for (std::size_t one = 0; one < size; ++one)
        for (std::size_t other = 0; other <= one; ++other) {
            const Exact& number = times[other][one];
            const Exact& back = times[one][other];
            const Where pair{"\"" + parts[other] + "\" against \"" + parts[one] + "\""};
            if (number <= Exact() || back <= Exact())
                faults.add(pair, "it is " + to_string(number <= Exact() ? number : back), "give a number above 0");
            else if (one == other && number != Exact::whole(1))
                faults.add(pair, "a part is " + to_string(number) + " times as important as itself", "write 1");
            else if (number * back != Exact::whole(1))
                faults.add(pair, "it is " + to_string(number) + " one way and " + to_string(back) + " the other",
                           "write the second as 1 over the first, as in 3 and 1/3");
        }
}

std::vector<PairRemedy> remedies_for(std::span<const std::string> parts, const std::vector<std::vector<Exact>>& times,
                                     const Comparisons& matrix, double given_index)
{
    const std::size_t size = parts.size();
    std::vector<PairRemedy> remedies;
    for (std::size_t one = 0; one < size; ++one)
        for (std::size_t other = one + 1; other < size; ++other) {
            double best = given_index;
            std::string suggested;
            Comparisons tried = matrix;
            for (std::int64_t step = -most_times + 1; step < most_times; ++step) {  // 1/9, 1/8 ... 1, 2 ... 9
                const auto size_of_step = static_cast<double>(1 + std::abs(step));
                tried[one][other] = step < 0 ? 1 / size_of_step : size_of_step;
                tried[other][one] = step < 0 ? size_of_step : 1 / size_of_step;
                const double index = consistency_index_of(principal_of(tried).value, size);
                if (index < best - 1e-9) {
                    best = index;
                    suggested = (step < 0 ? "1/" : "") + std::to_string(1 + std::abs(step));
                }
            }
            if (!suggested.empty())
                remedies.push_back({.one = parts[one],
                                    .other = parts[other],
                                    .given = to_string(times[one][other]),
                                    .suggested = suggested,
                                    .ratio = consistency_ratio_of(best, size)});
        }
    std::ranges::stable_sort(remedies, {}, &PairRemedy::ratio);
    return remedies;
}

}  // namespace

PairwiseWeighting weights_by_pairs(std::span<const std::string> parts, const std::vector<std::vector<Exact>>& times,
                                   WeightMethod method)
{
    Faults faults;
    check_comparisons(parts, times, method, faults);
    faults.throw_if_any();
    Comparisons matrix;
    for (const std::vector<Exact>& row : times) {
        matrix.emplace_back();
        for (const Exact& number : row)
            matrix.back().push_back(number.approximate());
    }
    const std::size_t size = parts.size();
    const Principal principal = principal_of(matrix);
    const double index = consistency_index_of(principal.value, size);
    PairwiseWeighting made{.greatest_eigenvalue = principal.value,
                           .consistency_index = index,
                           .random_index = random_indices.at(size - 1),
                           .consistency_ratio = consistency_ratio_of(index, size)};
    const bool is_geometric = method == WeightMethod::ahp_geometric;
    made.weighting.method = method;
    made.weighting.parts.assign(parts.begin(), parts.end());
    made.weighting.shares = is_geometric ? geometric_shares(matrix) : principal.shares;
    made.weighting.weights = rounded_shares(made.weighting.shares, decimal::places);
    made.weighting.source =
        std::string("pairwise comparison, ") + (is_geometric ? "geometric means" : "principal eigenvector") +
        ", consistency ratio " +
        to_string(Exact(static_cast<WideInteger>(std::floor(made.consistency_ratio * 1000 + 0.5)), 3));
    if (size > 2)
        made.remedies = remedies_for(parts, times, matrix, index);
    return made;
}

}  // namespace muster::evaluation
