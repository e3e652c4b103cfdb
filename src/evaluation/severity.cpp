// The two-way additive model y = member + rater. Eliminating the members leaves for the raters the normal equations
// L s = r, where (L s)_j sums, over the ratings of rater j, s_j less the mean of s over all who rated the same member,
// and r_j sums the ratings less their member's mean. L is the Laplacian of the graph of raters linked by members: it is
// symmetric, not negative, and blind only to a constant on each connected part. Conjugate gradients solve it in at most
// as many steps as there are raters (Hestenes and Stiefel, 1952); what is left of the constants is taken off at the
// end.
#include "evaluation/severity.hpp"

#include <cstddef>
#include <numeric>

namespace muster::inline v0_2::evaluation {
namespace {

using Values = std::vector<double>;

class Equations {
public:
    Equations(const std::vector<RatedPoints>& ratings, std::uint32_t members, std::uint32_t raters)
        : ratings_(ratings), count_(members), raters_(raters)
    {
        for (const RatedPoints& rating : ratings)
            ++count_[rating.member];
    }

    /// For each rater the sum of `value(rating)` less its member's mean.
    template <class Value>
    [[nodiscard]] Values centred(Value value) const
    {
        Values mean(count_.size());
        for (const RatedPoints& rating : ratings_)
            mean[rating.member] += value(rating);
        for (std::size_t member = 0; member < mean.size(); ++member)
            mean[member] /= count_[member] == 0 ? 1 : static_cast<double>(count_[member]);
        Values sums(raters_);
        for (const RatedPoints& rating : ratings_)
            sums[rating.rater] += value(rating) - mean[rating.member];
        return sums;
    }

private:
    const std::vector<RatedPoints>& ratings_;
    std::vector<std::uint32_t> count_;
    std::uint32_t raters_;
};

double product(const Values& one, const Values& other)
{
    double sum = 0;
    for (std::size_t i = 0; i < one.size(); ++i)
        sum += one[i] * other[i];
    return sum;
}

// Takes off the mean over each part of raters who are linked by members.
void centre_parts(Values& values, const std::vector<RatedPoints>& ratings, std::uint32_t members)
{
    std::vector<std::uint32_t> part(values.size() + members);  // raters, then members
    std::iota(part.begin(), part.end(), 0u);
    const auto root = [&](std::size_t at) {
        while (part[at] != at)
            at = part[at] = part[part[at]];
        return at;
    };
    for (const RatedPoints& rating : ratings)
        part[root(values.size() + rating.member)] = static_cast<std::uint32_t>(root(rating.rater));
    Values sum(part.size());
    Values size(part.size());
    for (std::size_t rater = 0; rater < values.size(); ++rater) {
        sum[root(rater)] += values[rater];
        size[root(rater)] += 1;
    }
    for (std::size_t rater = 0; rater < values.size(); ++rater)
        values[rater] -= sum[root(rater)] / size[root(rater)];
}

}  // namespace

std::vector<double> severities_of(const std::vector<RatedPoints>& ratings, std::uint32_t members, std::uint32_t raters)
{
    const Equations equations(ratings, members, raters);
    Values residual = equations.centred([](const RatedPoints& rating) { return rating.points; });
    Values solution(raters);
    Values direction = residual;
    double length = product(residual, residual);
    const double enough = length * 1e-26;
    for (std::uint32_t step = 0; step < 2 * raters + 10 && length > enough; ++step) {
        const Values turned = equations.centred([&](const RatedPoints& rating) { return direction[rating.rater]; });
        const double steepness = product(direction, turned);
        if (!(steepness > 0))
            break;
        const double along = length / steepness;
        for (std::size_t i = 0; i < solution.size(); ++i) {
            solution[i] += along * direction[i];
            residual[i] -= along * turned[i];
        }
        const double next = product(residual, residual);
        for (std::size_t i = 0; i < direction.size(); ++i)
            direction[i] = residual[i] + next / length * direction[i];
        length = next;
    }
    centre_parts(solution, ratings, members);
    return solution;
}

}  // namespace muster::evaluation
