#include "roster/engine/bound/dual_ascent.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <utility>

namespace muster::inline v0_2::roster::engine::bound {
namespace {

constexpr double coarse_reach = 5.0;
constexpr int most_coarse_rounds = 400;
constexpr int most_coarse_in_vain = 60;

double enough_of(double bound) { return 2e-4 * std::abs(bound) + 0.1; }

}  // namespace

DualAscent::DualAscent(Levels levels, List<PriceRange> ranges, double memory)
    : levels_(std::move(levels)), ranges_(std::move(ranges)), coordinates_(levels_.coordinates(), 0.0),
      best_coordinates_(coordinates_), memory_(memory), volume_(volume())
{
}

void DualAscent::renew(Levels levels, List<PriceRange> ranges)
{
    levels_ = std::move(levels);
    ranges_ = std::move(ranges);
    coordinates_.assign(levels_.coordinates(), 0.0);
    best_coordinates_ = coordinates_;
    volume_ = volume();
}

/// Coordinates may lie anywhere that prices can be reached from.
VolumeAlgorithm DualAscent::volume() const
{
    if (levels_.coordinates() == levels_.couplings())
        return {ranges_, memory_};
    List<PriceRange> ranges = ranges_;
    double widest = 0.0;
    for (PriceRange& range : ranges) {
        const double width = range.highest - range.lowest;
        widest = std::max(widest, width);
        range.lowest -= width;
        range.highest += width;
    }
    for (std::size_t group = 0; ranges.size() < levels_.coordinates(); ++group)
        ranges.push_back({-widest, widest, std::max(1.0, levels_.size_of(group))});
    return {std::move(ranges), memory_};
}

void DualAscent::set(const List<double>& prices)
{
    const auto given = static_cast<std::ptrdiff_t>(std::min(levels_.couplings(), prices.size()));
    std::ranges::fill(coordinates_, 0.0);
    std::copy(prices.begin(), prices.begin() + given, coordinates_.begin());
}

/// Along groups alone, from the best prices: there the noise of single rows does not count.
void DualAscent::go_coarsely(double value, double best)
{
    const auto first = static_cast<std::ptrdiff_t>(levels_.couplings());
    const std::size_t groups = levels_.coarse_groups();
    const auto here = std::span(coarse_ ? coordinates_ : best_coordinates_).subspan(levels_.couplings(), groups);
    const auto slope = std::span(coarse_ ? slope_ : best_slope_).subspan(levels_.couplings(), groups);
    if (!coarse_) {
        value = best;
        coarse_.emplace(groups, coarse_reach);
    }
    coarse_->see(here, value, slope);
    const List<double>& next = coarse_->next();
    if (coarse_->best() > coarse_best_ + enough_of(coarse_best_) || coarse_rounds_ == 0) {
        coarse_best_ = coarse_->best();
        coarse_in_vain_ = 0;
    }
    is_coarse_done_ = ++coarse_rounds_ > most_coarse_rounds || ++coarse_in_vain_ > most_coarse_in_vain;
    coordinates_ = best_coordinates_;
    if (!is_coarse_done_)
        std::ranges::copy(next, coordinates_.begin() + first);
}

void DualAscent::go(const List<double>& slope, const Found& found)
{
    slope_ = slope;
    levels_.add_groups(slope_);
    if (found.is_best)
        best_slope_ = slope_;
    if (levels_.coarse_groups() > 0 && !is_coarse_done_) {
        go_coarsely(found.value, found.best);
        return;
    }
    // A roster of the first seconds may be many times what the best costs, once prices have come near.
    double goal = found.best + std::abs(found.best) * 0.1 + 100.0;
    if (found.upper)
        goal = is_coarse_done_ ? std::min(goal, *found.upper) : *found.upper;
    volume_.go(slope_, found.value, found.best_before, goal, best_coordinates_, coordinates_);
}

}  // namespace muster::roster::engine::bound
