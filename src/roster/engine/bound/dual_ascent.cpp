// Where prices may lie, and which are tried next.
#include "roster/engine/bound/lagrangian_dual.hpp"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

namespace muster::roster::engine::bound {
namespace {

constexpr double coarse_reach = 5.0;
constexpr int most_coarse_rounds = 400;
constexpr int most_coarse_in_vain = 60;

double enough_of(double bound) { return 2e-4 * std::abs(bound) + 0.1; }

}  // namespace

void LagrangianDual::set_ranges()
{
    Cost dearest = 1;
    for (std::size_t row = 0; row < cover_rows_; ++row)
        dearest = std::max({dearest, instance_.rows[row].under, instance_.rows[row].over});
    // A duty's price is never taken as more than it is: no bound would hold then.
    Cost most_couplings = 1;
    const std::vector<Resource> searched =
        way_ == Sums::counted && searches() ? resources_of_lines(instance_) : std::vector<Resource>{};
    const std::span<const Resource> sums = way_ == Sums::priced ? sums_ : searched;
    const std::vector<std::size_t> first_sum = first_resources(sums, instance_.members);
    for (int member = 0; member < instance_.members; ++member) {
        const std::size_t first = first_sum[static_cast<std::size_t>(member)];
        const auto own = sums.subspan(first, first_sum[static_cast<std::size_t>(member) + 1] - first);
        for (int duty = 1; duty < instance_.duty_count; ++duty) {
            const Cost summed =
                std::ranges::count_if(own, [&](const Resource& sum) { return sum.amount(true, duty) != 0; });
            for (int day = 0; day < instance_.days; ++day) {
                Cost count = summed;
                instance_.each_row(member, day, duty, [&](int) { ++count; });
                most_couplings = std::max(most_couplings, count);
            }
        }
    }
    const Cost most = TablePlanner::greatest_price(instance_.days) / most_couplings - 1;
    planner_.scale = 1;
    while (planner_.scale < 1024 && planner_.scale * 2 * (dearest + dearest / 4) < most)
        planner_.scale *= 2;
    const double steepest = static_cast<double>(most) / static_cast<double>(planner_.scale);
    ranges_.clear();
    for (std::size_t row = 0; row < cover_rows_; ++row) {
        // Beyond the steepest slopes of the row's toll no price helps.
        const Row& what = instance_.rows[row];
        const auto highest = static_cast<double>(
            what.under + (what.minimum > 0 ? HardSoftCost::of(what.below_minimum, 1).value(instance_.firm_weight) : 0));
        const auto lowest = -static_cast<double>(
            what.over +
            (what.maximum < what.most ? HardSoftCost::of(what.above_maximum, 1).value(instance_.firm_weight) : 0));
        ranges_.push_back({std::max(lowest, -steepest), std::min(highest, steepest)});
    }
    // The sums of a line of many days are far off at first.
    for (const Resource& sum : sums_) {
        const double limit = steepest * sum.days_of_unit() / std::max(1, sum.most_a_day());
        const double slope = 0.1 * std::sqrt(static_cast<double>(instance_.days)) * std::max(1, sum.most_a_day());
        ranges_.push_back({-limit, limit, slope});
    }
    coordinates_.assign(levels_.coordinates(), 0.0);
    best_coordinates_ = coordinates_;
}

/// Coordinates may lie anywhere that prices can be reached from.
VolumeAlgorithm LagrangianDual::new_ascent() const
{
    if (levels_.coordinates() == couplings_)
        return {ranges_, memory_};
    std::vector<PriceRange> ranges = ranges_;
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

void LagrangianDual::set_coordinates(const std::vector<double>& prices)
{
    const auto given = static_cast<std::ptrdiff_t>(std::min(couplings_, prices.size()));
    std::ranges::fill(coordinates_, 0.0);
    std::copy(prices.begin(), prices.begin() + given, coordinates_.begin());
}

void LagrangianDual::set_slope()
{
    slope_.resize(couplings_);
    for (std::size_t at = 0; at < couplings_; ++at) {
        const auto [least, greatest] = suits_[at];
        slope_[at] = std::clamp<double>(amounts_[at], least, greatest) - amounts_[at];
    }
    levels_.add_groups(slope_);
}

/// Along groups alone, from the best prices: there the noise of single rows does not count.
void LagrangianDual::go_coarsely(double value)
{
    const auto first = static_cast<std::ptrdiff_t>(couplings_);
    const std::size_t groups = levels_.coarse_groups();
    const auto scale = static_cast<double>(planner_.scale);
    const auto here = std::span(coarse_ ? coordinates_ : best_coordinates_).subspan(couplings_, groups);
    const auto slope = std::span(coarse_ ? slope_ : best_slope_).subspan(couplings_, groups);
    if (!coarse_) {
        value = static_cast<double>(*best_value_) / scale;
        coarse_.emplace(groups, coarse_reach);
    }
    coarse_->see(here, value, slope);
    const std::vector<double>& next = coarse_->next();
    if (coarse_->best() > coarse_best_ + enough_of(coarse_best_) || coarse_rounds_ == 0) {
        coarse_best_ = coarse_->best();
        coarse_in_vain_ = 0;
    }
    is_coarse_done_ = ++coarse_rounds_ > most_coarse_rounds || ++coarse_in_vain_ > most_coarse_in_vain;
    coordinates_ = best_coordinates_;
    if (!is_coarse_done_)
        std::ranges::copy(next, coordinates_.begin() + first);
}

void LagrangianDual::go(double value, std::optional<Cost> before, std::optional<Cost> upper)
{
    const auto scale = static_cast<double>(planner_.scale);
    const double best = static_cast<double>(*best_value_) / scale;
    // A roster of the first seconds may be many times what the best costs, once prices have come near.
    double goal = best + std::abs(best) * 0.1 + 100.0;
    if (upper)
        goal = is_coarse_done_ ? std::min(goal, static_cast<double>(*upper)) : static_cast<double>(*upper);
    ascent_.go(slope_, value, before ? std::optional(static_cast<double>(*before) / scale) : std::nullopt, goal,
               best_coordinates_, coordinates_);
}

}  // namespace muster::roster::engine::bound
