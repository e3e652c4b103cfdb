// Jacobi's method (1846): rotations in pairs of axes, row by row, until nothing of note stands beside the diagonal of
// the correlation matrix. Additions, multiplications, divisions and square roots alone, in a fixed order.
#include "evaluation/correlation.hpp"
#include "evaluation/weight_figures.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <vector>

namespace muster::inline v0_2::evaluation {
namespace {

using Matrix = std::vector<std::vector<double>>;

constexpr int most_sweeps = 100;

double beside_diagonal(const Matrix& matrix)
{
    double sum = 0;
    for (std::size_t row = 0; row < matrix.size(); ++row)
        for (std::size_t column = 0; column < row; ++column)
            sum += matrix[row][column] * matrix[row][column];
    return sum;
}

// Turns axes `one` and `other` so that nothing stands between them; columns of `axes` turn along.
void rotate(Matrix& matrix, Matrix& axes, std::size_t one, std::size_t other)
{
    const double between = matrix[one][other];
    if (between == 0)
        return;
    const double ratio = (matrix[other][other] - matrix[one][one]) / (2 * between);
    const double tangent = (ratio < 0 ? -1.0 : 1.0) / (std::abs(ratio) + std::sqrt(ratio * ratio + 1));
    const double cosine = 1 / std::sqrt(tangent * tangent + 1);
    const double sine = tangent * cosine;
    const auto turn = [&](double& first, double& second) {
        const double before = first;
        first = cosine * before - sine * second;
        second = sine * before + cosine * second;
    };
    for (std::size_t row = 0; row < matrix.size(); ++row)
        turn(matrix[row][one], matrix[row][other]);
    for (std::size_t column = 0; column < matrix.size(); ++column)
        turn(matrix[one][column], matrix[other][column]);
    for (std::vector<double>& row : axes)
        turn(row[one], row[other]);
}

}  // namespace

PrincipalComponent first_component(const std::vector<Numbers>& columns)
{
    std::vector<std::size_t> varying;
    for (std::size_t column = 0; column < columns.size(); ++column)
        if (correlation_of(columns[column], columns[column], Correlation::pearson))
            varying.push_back(column);
    const std::size_t size = varying.size();
    Matrix matrix(size, std::vector<double>(size, 1));
    Matrix axes(size, std::vector<double>(size, 0));
    for (std::size_t one = 0; one < size; ++one) {
        axes[one][one] = 1;
        for (std::size_t other = 0; other < one; ++other)
            matrix[one][other] = matrix[other][one] =
                correlation_of(columns[varying[one]], columns[varying[other]], Correlation::pearson).value_or(0);
    }
    for (int sweep = 0; sweep < most_sweeps && beside_diagonal(matrix) > 1e-30; ++sweep)
        for (std::size_t one = 0; one < size; ++one)
            for (std::size_t other = one + 1; other < size; ++other)
                rotate(matrix, axes, one, other);
    PrincipalComponent made{.squares = std::vector<double>(columns.size()),
                            .loadings = std::vector<double>(columns.size())};
    if (size == 0)
        return made;
    std::size_t first = 0;
    double sum = 0;
    for (std::size_t axis = 0; axis < size; ++axis) {
        sum += matrix[axis][axis];
        if (matrix[axis][axis] > matrix[first][first])
            first = axis;
    }
    made.explained = matrix[first][first] / sum;
    double loaded = 0;
    for (std::size_t row = 0; row < size; ++row)
        loaded += axes[row][first];
    for (std::size_t row = 0; row < size; ++row) {
        const double loading = loaded < 0 ? -axes[row][first] : axes[row][first];
        made.loadings[varying[row]] = loading;
        made.squares[varying[row]] = loading * loading;
    }
    return made;
}

}  // namespace muster::evaluation
