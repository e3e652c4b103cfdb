#include "roster/engine/numeric/lbfgs.hpp"

#include "roster/engine/numeric/inner_product.hpp"

#include <utility>

namespace muster::inline v0_2::roster::engine::numeric {
namespace {

constexpr std::size_t most_known = 20;
constexpr double enough = 1e-4;  // of what the slope promised
constexpr double shorter = 0.4;
constexpr double nearly = 0.9;
constexpr int most_cuts = 12;

void add(std::vector<double>& sum, double times, const std::vector<double>& what)
{
    for (std::size_t at = 0; at < sum.size(); ++at)
        sum[at] += times * what[at];
}

}  // namespace

void Lbfgs::begin_anew()
{
    has_begun_ = false;
    is_at_rest_ = false;
    stretch_ = 1.0;
    tried_ = at_;
    known_.clear();
}

void Lbfgs::learn(std::span<const double> prices, std::span<const double> slope)
{
    Change change{std::vector<double>(prices.begin(), prices.end()), slope_};
    add(change.prices, -1.0, at_);
    for (std::size_t at = 0; at < slope.size(); ++at)
        change.slope[at] -= slope[at];
    const double along = product(change.prices, change.slope);
    if (along <= 0.0)
        return;
    change.inverse = 1.0 / along;
    known_.push_back(std::move(change));
    if (known_.size() > most_known)
        known_.pop_front();
}

/// Up the slope, as far in each direction as is known of the curvature there.
void Lbfgs::aim(std::span<const double> measure)
{
    direction_ = slope_;
    std::vector<double> parts;
    for (auto change = known_.rbegin(); change != known_.rend(); ++change) {
        parts.push_back(change->inverse * product(change->prices, direction_));
        add(direction_, -parts.back(), change->slope);
    }
    double unit = 1.0;
    if (!known_.empty()) {
        const Change& last = known_.back();
        double square = 0.0;
        for (std::size_t at = 0; at < measure.size(); ++at)
            square += last.slope[at] * last.slope[at] * measure[at];
        unit = 1.0 / (last.inverse * square);
    }
    for (std::size_t at = 0; at < measure.size(); ++at)
        direction_[at] *= unit * measure[at];
    for (const Change& change : known_) {
        add(direction_, parts.back() - change.inverse * product(change.slope, direction_), change.prices);
        parts.pop_back();
    }
    promised_ = product(direction_, slope_);
    length_ = stretch_;
    cuts_ = 0;
}

void Lbfgs::step()
{
    tried_ = at_;
    add(tried_, length_, direction_);
}

bool Lbfgs::see(std::span<const double> prices, double value, std::span<const double> slope,
                std::span<const double> measure)
{
    const bool is_first = !std::exchange(has_begun_, true);
    if (!is_first && !(value >= value_ + enough * length_ * promised_)) {
        length_ *= shorter;
        if (++cuts_ >= most_cuts) {
            // What is known may mislead: along the slope alone, then.
            is_at_rest_ = known_.empty();
            known_.clear();
            aim(measure);
        }
        step();
        return false;
    }
    if (!is_first) {
        learn(prices, slope);
        gain_ = value - value_;
        // Hardly any less steep: curvature tells nothing yet.
        stretch_ = product(slope, direction_) > nearly * promised_ ? 2.0 * stretch_ : 1.0;
    }
    at_.assign(prices.begin(), prices.end());
    slope_.assign(slope.begin(), slope.end());
    value_ = value;
    aim(measure);
    step();
    return true;
}

}  // namespace muster::roster::engine::numeric
