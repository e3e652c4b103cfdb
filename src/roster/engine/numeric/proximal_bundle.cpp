#include "roster/engine/numeric/proximal_bundle.hpp"

#include "roster/engine/numeric/inner_product.hpp"

#include <algorithm>
#include <cmath>

namespace muster::inline v0_2::roster::engine::numeric {
namespace {

constexpr std::size_t shift_work = 6'000;  // of weight from one tangent to another, over all prices
constexpr std::size_t fewest_shifts = 60;
constexpr int most_longer = 6;  // times a step is made longer
constexpr double good = 0.5;    // part of what was hoped for, beyond which steps grow
constexpr int patience = 12;    // steps in vain before they shrink
constexpr double far = 2.0;     // of a tangent above the best, in what was hoped for, beyond which they shrink

}  // namespace

ProximalBundle::ProximalBundle(std::size_t prices, double reach, double enough, std::size_t most_tangents)
    : size_(prices), most_tangents_(most_tangents), reach_(reach), enough_(enough), direction_(prices, 0.0)
{
}

void ProximalBundle::see(std::span<const double> prices, double value, std::span<const double> slope)
{
    const bool is_first = tangents_.empty();
    if (is_first || value > best_) {
        const double rise = value - best_;
        if (!is_first) {
            for (Tangent& tangent : tangents_) {
                double along = 0.0;
                for (std::size_t at = 0; at < size_; ++at)
                    along += tangent.slope[at] * (prices[at] - best_prices_[at]);
                tangent.at_best = std::max(0.0, tangent.at_best + along - rise);
            }
            in_vain_ = 0;
            if (rise > good * hope_)
                step_ *= 3.0;
        }
        best_ = value;
        best_prices_.assign(prices.begin(), prices.end());
        tangents_.push_back({{slope.begin(), slope.end()}, 0.0, 0.0});
    } else {
        double height = value - best_;
        for (std::size_t at = 0; at < size_; ++at)
            height += slope[at] * (best_prices_[at] - prices[at]);
        height = std::max(0.0, height);
        tangents_.push_back({{slope.begin(), slope.end()}, height, 0.0});
        // Tangents from so far away say little here.
        if (height > far * hope_ && ++in_vain_ % patience == 0)
            step_ *= 0.5;
    }
    if (is_first) {
        const double length = std::sqrt(product(slope, slope));
        step_ = length > 0.0 ? reach_ / length : 1.0;
    }
    if (tangents_.size() > most_tangents_)
        drop_one();
}

/// One that weighs nothing, and of those the highest; else two that weigh little become one.
void ProximalBundle::drop_one()
{
    const auto last = tangents_.end() - 1;  // has not been weighed yet
    const auto lightest = std::min_element(tangents_.begin(), last, [](const Tangent& one, const Tangent& other) {
        return one.weight != other.weight ? one.weight < other.weight : one.at_best > other.at_best;
    });
    if (lightest->weight > 0.0) {
        const Tangent light = *lightest;
        lightest->weight = 2.0;  // not the same again
        const auto next = std::ranges::min_element(tangents_.begin(), last, {}, &Tangent::weight);
        const double part = light.weight / (light.weight + next->weight);
        for (std::size_t at = 0; at < size_; ++at)
            next->slope[at] = part * light.slope[at] + (1.0 - part) * next->slope[at];
        next->at_best = part * light.at_best + (1.0 - part) * next->at_best;
        next->weight += light.weight;
    }
    tangents_.erase(lightest);
}

/// Least of step / 2 x |sum of weighted slopes|^2 + weighted heights, weights adding up to 1.
void ProximalBundle::weigh()
{
    double sum = 0.0;
    for (const Tangent& tangent : tangents_)
        sum += tangent.weight;
    if (sum <= 0.0)
        tangents_.back().weight = sum = 1.0;
    std::ranges::fill(direction_, 0.0);
    for (Tangent& tangent : tangents_) {
        tangent.weight /= sum;
        for (std::size_t at = 0; at < size_; ++at)
            direction_[at] += tangent.weight * tangent.slope[at];
    }
    const std::size_t most_shifts = std::max(fewest_shifts, shift_work / std::max<std::size_t>(1, size_));
    for (std::size_t shift = 0; shift < most_shifts; ++shift) {
        Tangent* to = nullptr;
        Tangent* from = nullptr;
        double least = 0.0;
        double most = 0.0;
        for (Tangent& tangent : tangents_) {
            const double grade = step_ * product(direction_, tangent.slope) + tangent.at_best;
            if (!to || grade < least) {
                to = &tangent;
                least = grade;
            }
            if (tangent.weight > 0.0 && (!from || grade > most)) {
                from = &tangent;
                most = grade;
            }
        }
        if (most - least < 0.1 * enough_)
            break;
        double square = 0.0;
        for (std::size_t at = 0; at < size_; ++at) {
            const double apart = to->slope[at] - from->slope[at];
            square += apart * apart;
        }
        const double moved = square > 0.0 ? std::min(from->weight, (most - least) / (step_ * square)) : from->weight;
        to->weight += moved;
        from->weight -= moved;
        for (std::size_t at = 0; at < size_; ++at)
            direction_[at] += moved * (to->slope[at] - from->slope[at]);
    }
}

const std::vector<double>& ProximalBundle::next()
{
    // Little hope may be no more than a short step.
    for (int longer = 0; longer < most_longer; ++longer) {
        weigh();
        hope_ = step_ * product(direction_, direction_);
        for (const Tangent& tangent : tangents_)
            hope_ += tangent.weight * tangent.at_best;
        if (hope_ >= enough_)
            break;
        step_ *= 4.0;
    }
    tried_ = best_prices_;
    for (std::size_t at = 0; at < size_; ++at)
        tried_[at] += step_ * direction_[at];
    return tried_;
}

}  // namespace muster::roster::engine::numeric
