#include "roster/engine/pricing/softmin_lines.hpp"

#include "roster/engine/numeric/exponential.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace muster::inline v0_2::roster::engine::pricing {
namespace {

constexpr double furthest = 18.0;  // exponents: ways of less weight are lost in rounding
constexpr std::int32_t unknown = std::numeric_limits<std::int32_t>::max();

/// Measures weights anew, the greatest being 1. Gives the logarithm of what it was.
double measure(View<double> weights)
{
    const double greatest = std::ranges::max(weights);
    for (double& weight : weights)
        weight /= greatest;
    return logarithm(greatest);
}

}  // namespace

double SoftminLines::weigh(const PathPlanner& planner, Cost scale, View<const double> prices, double weekend_price,
                           double temperature)
{
    places_ = static_cast<std::size_t>(planner.places());
    scale_ = static_cast<double>(scale);
    temperature_ = temperature;
    per_part_ = 1.0 / (scale_ * temperature);
    furthest_ = static_cast<std::int32_t>(std::min<double>(furthest / per_part_, PathPlanner::unreachable / 2));
    of_weekend_ = exponential((planner.weekend_price() / scale_ - weekend_price) / temperature);
    weigh_kinds(planner, prices);
    const double weight = backward(planner);
    forward(planner);
    share_out(planner);
    work_ += 16 * steps_.size() + duties_.size() + more_.size();
    return planner.least() / scale_ - temperature * weight;
}

void SoftminLines::weigh_kinds(const PathPlanner& planner, View<const double> prices)
{
    duties_.assign(prices.size(), 0.0);
    of_kind_.assign(instance_.days * planner.kinds(), 0.0);
    std::size_t at = 0;
    for (int day = 0; day < instance_.days; ++day)
        for (int duty = 0; duty < instance_.duty_count; ++duty, ++at) {
            const int kind = planner.kind_of(duty);
            const double exponent = (prices[at] - planner.price_of_kind(day, kind) / scale_) / temperature_;
            if (exponent > furthest)
                continue;
            duties_[at] = exponential(-exponent);
            of_kind_[day * planner.kinds() + kind] += duties_[at];
        }
}

/// The logarithm of the weight of all lines, the cheapest having 1.
double SoftminLines::backward(const PathPlanner& planner)
{
    const int days = instance_.days;
    more_.assign(first(days + 1), unknown);
    after_.assign(first(days + 1), 0.0);
    steps_.clear();
    last_step_.resize(days);
    for (int place = 0; place < planner.places(); ++place)
        if (const std::int32_t more = planner.before(days, place) - planner.least(); more <= furthest_) {
            more_on(days)[place] = more;
            after_on(days)[place] = exponential(-more * per_part_);
        }
    double weight = measure(after_on(days));
    for (int day = days - 1; day >= 0; --day) {
        for (int place = 0; place < planner.places(); ++place)
            if (more_on(day + 1)[place] <= furthest_)
                step_back(planner, day, place);
        last_step_[day] = steps_.size();
        weight += measure(after_on(day));
    }
    return weight;
}

/// From the place after `day`, by whatever is cheap enough.
void SoftminLines::step_back(const PathPlanner& planner, int day, int place)
{
    const auto more_here = more_on(day);
    const auto after_here = after_on(day);
    const std::int32_t more = more_on(day + 1)[place];
    const double after = after_on(day + 1)[place];
    const std::int32_t value = planner.before(day + 1, place);
    planner.each_kind_to(place, [&](int kind, int column_class) {
        const double of_kind = of_kind_[day * planner.kinds() + kind];
        if (of_kind == 0.0)
            return;
        const std::int32_t price = planner.price_of_kind(day, kind) - value;
        planner.each_step_to(day, place, column_class, [&](int from, std::int32_t toll, bool opens) {
            const std::int32_t before = planner.before(day, from);
            const std::int32_t extra = before + toll + price;
            if (before >= PathPlanner::unreachable || extra > furthest_ - more)
                return;
            const auto at = static_cast<std::size_t>(from);
            const double weight =
                of_kind * (opens ? of_weekend_ : 1.0) * (extra == 0 ? 1.0 : exponential(-extra * per_part_));
            more_here[at] = std::min(more_here[at], more + extra);
            after_here[at] += weight * after;
            steps_.push_back({from, place, kind, opens, weight});
        });
    });
}

/// How often each kind is passed.
void SoftminLines::forward(const PathPlanner& planner)
{
    const auto kinds = static_cast<std::size_t>(planner.kinds());
    passing_.assign(static_cast<std::size_t>(instance_.days) * kinds, 0.0);
    weekends_ = 0.0;
    before_.assign(places_, 0.0);
    for (std::size_t place = 0; place < places_; ++place)
        before_[place] = planner.before(0, static_cast<int>(place)) == 0 ? 1.0 : 0.0;
    for (int day = 0; day < instance_.days; ++day) {
        const auto at = static_cast<std::size_t>(day);
        const std::size_t begin = day + 1 < instance_.days ? last_step_[at + 1] : 0;
        const auto steps = std::span(steps_).subspan(begin, last_step_[at] - begin);
        const auto after = after_on(day + 1);
        const View<double> passing = std::span(passing_).subspan(at * kinds, kinds);
        double opening = 0.0;
        next_before_.assign(places_, 0.0);
        for (const Step& step : steps) {
            const double coming = before_[step.from] * step.weight;
            const double all = coming * after[step.to];
            next_before_[step.to] += coming;
            passing[step.kind] += all;
            opening += step.opens_weekend ? all : 0.0;
        }
        const double all = std::accumulate(passing.begin(), passing.end(), 0.0);
        for (double& part : passing)
            part /= all;
        weekends_ += opening / all;
        before_.swap(next_before_);
        measure(before_);
    }
}

void SoftminLines::share_out(const PathPlanner& planner)
{
    std::size_t at = 0;
    for (int day = 0; day < instance_.days; ++day)
        for (int duty = 0; duty < instance_.duty_count; ++duty, ++at)
            if (duties_[at] > 0.0) {
                const auto kind = static_cast<std::size_t>(day * planner.kinds() + planner.kind_of(duty));
                duties_[at] *= passing_[kind] / of_kind_[kind];
            }
}

}  // namespace muster::roster::engine::pricing
