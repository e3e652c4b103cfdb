#include "roster/engine/numeric/volume_algorithm.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace muster::inline v0_2::roster::engine::numeric {
namespace {

constexpr double pace_given = 0.05;  // from prices that are good already
constexpr double least_square = 0.5;
constexpr double least_inertia = 0.002;

}  // namespace

VolumeAlgorithm::VolumeAlgorithm(std::vector<PriceRange> ranges, double memory)
    : ranges_(std::move(ranges)), memory_(memory), direction_(ranges_.size(), 0.0)
{
    for (const PriceRange& range : ranges_)
        square_.push_back(range.usual_slope * range.usual_slope);
}

void VolumeAlgorithm::restart()
{
    std::ranges::fill(direction_, 0.0);
    pace_ = pace_given;
}

double VolumeAlgorithm::weight(std::size_t at) const { return 1.0 / (square_[at] + least_square); }

void VolumeAlgorithm::go(const std::vector<double>& slope, double value, std::optional<double> best_before, double goal,
                         const std::vector<double>& best_prices, std::vector<double>& prices)
{
    // How well the slope agrees with the way so far.
    double along = 0.0;
    double slope_square = 0.0;
    double direction_square = 0.0;
    for (std::size_t at = 0; at < direction_.size(); ++at) {
        square_[at] += (1.0 - memory_) * (slope[at] * slope[at] - square_[at]);
        along += slope[at] * direction_[at] * weight(at);
        slope_square += slope[at] * slope[at] * weight(at);
        direction_square += direction_[at] * direction_[at] * weight(at);
    }
    if (!best_before || value > *best_before) {
        if (!best_before || value - *best_before > 1e-4 * std::abs(*best_before))
            lately_ = 0;
        has_gained_ = has_gained_ || best_before;
        if (along >= 0.0)
            pace_ = std::min(2.0, pace_ * 1.1);
        patience_ = 0;
    } else if (++patience_ >= 10) {
        pace_ = std::max(pace_ * 0.66, 1e-5);
        patience_ = 0;
    }
    if (++lately_ >= 100) {
        lately_ = 0;
        inertia_ *= 0.5;
        // From prices that nothing betters at all, smaller steps will not either.
        if (inertia_ < least_inertia || !has_gained_) {
            settled_ = true;
            inertia_ = 0.1;
            pace_ = 0.05;
        }
    }
    // Mixed so that the way is shortest, within limits.
    const double apart = slope_square - 2.0 * along + direction_square;
    const double shortest = apart > 0.0 ? (direction_square - along) / apart : inertia_;
    share_ = !best_before || direction_square == 0.0 ? 1.0
             : shortest <= 0.0                       ? inertia_ / 10.0
                                                     : std::min(shortest, inertia_);
    double square = 0.0;
    for (std::size_t at = 0; at < direction_.size(); ++at) {
        direction_[at] = (1.0 - share_) * direction_[at] + share_ * slope[at];
        square += direction_[at] * direction_[at] * weight(at);
    }
    if (square < 1e-9) {
        settled_ = true;
        return;
    }
    const double best = best_before ? std::max(value, *best_before) : value;
    const double length = pace_ * std::max(goal - best, 0.002 * std::abs(best) + 0.5) / square;
    for (std::size_t at = 0; at < direction_.size(); ++at)
        prices[at] = ranges_[at].clamped(best_prices[at] + length * direction_[at] * weight(at));
}

}  // namespace muster::roster::engine::numeric
