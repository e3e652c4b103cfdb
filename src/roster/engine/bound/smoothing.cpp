#include "roster/engine/bound/smoothing.hpp"

#include <algorithm>
#include <cmath>

namespace muster::inline v0_2::roster::engine::bound {
namespace {

constexpr double warmest_part = 1e-3;  // of what a person too few costs
constexpr double coldest_part = 1e-6;
constexpr double coldest_step = 0.1;  // of the scale's
constexpr double cooler = 0.5;
constexpr double least_gain_of_step = 1e-6;  // of a step, as a part of the value
constexpr int most_rounds = 150;             // at one temperature
constexpr double most_lost = 4.0;            // of the value, to all lines, as a part of what is left to prove
constexpr double fewest = 0.3;               // people or duties, where the spread of a number is taken to be the number

double usual_price(const Instance& instance, std::size_t cover_rows)
{
    double sum = 0.0;
    for (const Row& row : std::span(instance.rows).first(cover_rows))
        sum += static_cast<double>(row.under);
    return std::max(1.0, sum / static_cast<double>(cover_rows));
}

}  // namespace

Smoothing::Smoothing(const Instance& instance, std::size_t cover_rows, const LagrangianDual& dual)
    : cover_rows_(cover_rows), temperature_(warmest_part * usual_price(instance, cover_rows)),
      coldest_(
          std::max(coldest_part * usual_price(instance, cover_rows), coldest_step / static_cast<double>(dual.scale()))),
      tried_(dual.within_ranges(dual.all_best_prices()))
{
}

/// A number of people or units answers its price the more, the more it varies and the lower the temperature is.
List<double> Smoothing::measures(const LagrangianDual& dual) const
{
    List<double> measures;
    for (std::size_t at = 0; at < dual.soft_amounts().size(); ++at) {
        const bool is_sum = at >= cover_rows_ && at - cover_rows_ < dual.sums().size();
        const double unit = is_sum ? std::max(1, dual.sums()[at - cover_rows_].most_a_day()) : 1.0;
        measures.push_back(temperature_ / std::max(fewest, dual.soft_amounts()[at] / unit) / (unit * unit));
    }
    return measures;
}

bool Smoothing::begins_too_warm(const LagrangianDual& dual, std::optional<Cost> upper) const
{
    return !is_begun_ && upper && temperature_ * cooler >= coldest_ &&
           dual.value() - dual.soft_value() > most_lost * std::max(0.0, static_cast<double>(*upper) - dual.value());
}

bool Smoothing::raise(LagrangianDual& dual, std::optional<Cost> upper, const Budget& budget)
{
    if (!dual.soften(tried_, temperature_, budget))
        return false;
    if (begins_too_warm(dual, upper)) {
        temperature_ *= cooler;
        return true;
    }
    is_begun_ = true;
    const bool is_kept = climb_.see(tried_, dual.soft_value(), dual.soft_slope(), measures(dual));
    const bool is_flat = is_kept && rounds_ > 0 && climb_.gain() < least_gain_of_step * std::abs(dual.soft_value());
    ++rounds_;
    if (is_flat || climb_.is_at_rest() || rounds_ >= most_rounds) {
        temperature_ *= cooler;
        climb_.begin_anew();
        rounds_ = 0;
    }
    // Beyond its range a price is planned with as if it were at the end, and lines would be weighed by another.
    tried_ = dual.within_ranges(climb_.next());
    return true;
}

}  // namespace muster::roster::engine::bound
