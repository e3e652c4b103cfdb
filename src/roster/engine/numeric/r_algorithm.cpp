#include "roster/engine/numeric/r_algorithm.hpp"

#include "roster/engine/numeric/inner_product.hpp"

#include <cmath>

namespace muster::inline v0_2::roster::engine::numeric {
namespace {

constexpr double dilation = 3.0;
constexpr double shorter_first_step = 0.9;  // where the first step in a direction went too far
constexpr double longer = 1.5;              // where so many in a row did not
constexpr int steps_to_lengthen = 2;

}  // namespace

RAlgorithm::RAlgorithm(std::size_t prices, double reach)
    : size_(prices), length_(reach), direction_(prices, 0.0), space_(prices * prices, 0.0)
{
    for (std::size_t at = 0; at < size_; ++at)
        space_[at * size_ + at] = 1.0;
}

/// Uphill in the dilated space.
void RAlgorithm::aim()
{
    std::vector<double> dilated(size_, 0.0);
    for (std::size_t row = 0; row < size_; ++row)
        for (std::size_t at = 0; at < size_; ++at)
            dilated[at] += space_[row * size_ + at] * slope_[row];
    const double length = std::sqrt(product(dilated, dilated));
    for (std::size_t row = 0; row < size_; ++row)
        direction_[row] = length > 0.0 ? product(std::span(space_).subspan(row * size_, size_), dilated) / length : 0.0;
    steps_ = 0;
}

void RAlgorithm::turn(std::span<const double> slope)
{
    std::vector<double> change(size_, 0.0);
    for (std::size_t row = 0; row < size_; ++row)
        for (std::size_t at = 0; at < size_; ++at)
            change[at] += space_[row * size_ + at] * (slope[row] - slope_[row]);
    const double length = std::sqrt(product(change, change));
    if (length > 0.0) {
        for (double& part : change)
            part /= length;
        for (std::size_t row = 0; row < size_; ++row) {
            const std::span<double> own = std::span(space_).subspan(row * size_, size_);
            const double along = product(own, change) * (1.0 - 1.0 / dilation);
            for (std::size_t at = 0; at < size_; ++at)
                own[at] -= along * change[at];
        }
    }
    if (steps_ <= 1)
        length_ *= shorter_first_step;
    slope_.assign(slope.begin(), slope.end());
    aim();
}

void RAlgorithm::see(std::span<const double> prices, double value, std::span<const double> slope)
{
    const bool is_first = at_.empty();
    if (is_first || value > best_) {
        best_ = value;
        best_prices_.assign(prices.begin(), prices.end());
    }
    at_.assign(prices.begin(), prices.end());
    if (is_first) {
        slope_.assign(slope.begin(), slope.end());
        aim();
        return;
    }
    ++steps_;
    if (product(slope, direction_) <= 0.0)
        turn(slope);
    else if (steps_ % steps_to_lengthen == 0)
        length_ *= longer;
}

const std::vector<double>& RAlgorithm::next()
{
    tried_ = at_;
    for (std::size_t at = 0; at < size_; ++at)
        tried_[at] += length_ * direction_[at];
    return tried_;
}

}  // namespace muster::roster::engine::numeric
