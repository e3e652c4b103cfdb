// Rounds in which all lines count, each by what it costs.
#include "roster/engine/bound/lagrangian_dual.hpp"

#include "roster/engine/numeric/exponential.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace muster::roster::engine::bound {
namespace {

constexpr double furthest = 30.0;  // exponents: what weighs less is lost in rounding

struct SoftSuit {
    double value = 0.0;
    double amount = 0.0;  ///< on average
};

/// The soft least of `cost`, convex, over amounts in [fewest, greatest]; `best` has the least.
template <class CostOf>
SoftSuit soft_least(const CostOf& cost, int fewest, int best, int greatest, double temperature)
{
    const double least = cost(best);
    double all = 1.0;
    double sum = best;
    const auto weigh = [&](int amount) {
        const double exponent = (cost(amount) - least) / temperature;
        if (exponent > furthest)
            return false;
        const double weight = exponential(-exponent);
        all += weight;
        sum += weight * amount;
        return true;
    };
    for (int amount = best - 1; amount >= fewest && weigh(amount); --amount)
        ;
    for (int amount = best + 1; amount <= greatest && weigh(amount); ++amount)
        ;
    return {least - temperature * logarithm(all), sum / all};
}

}  // namespace

bool LagrangianDual::soften(const std::vector<double>& prices, double temperature, const Budget& budget)
{
    if (!is_midway()) {
        set_coordinates(prices);
        tried_ = prices;
        soft_value_ = 0.0;
    }
    const auto value = evaluate(budget, temperature);
    if (!value)
        return false;
    keep_if_best(*value);
    suit_softly(temperature);
    return true;
}

/// What the member's duties cost, not rounded. Gives what each weekend with a duty costs.
double LagrangianDual::set_soft_prices(int member)
{
    soft_prices_.assign(line_prices_.size(), 0.0);
    const std::size_t first = first_sum_[static_cast<std::size_t>(member)];
    const std::size_t last = first_sum_[static_cast<std::size_t>(member) + 1];
    double weekend_price = 0.0;
    for (std::size_t at = first; at < last; ++at)
        weekend_price -= sums_[at].is_weekends() ? tried_[cover_rows_ + at] : 0.0;
    std::size_t cell = 0;
    for (int day = 0; day < instance_.days; ++day)
        for (int duty = 0; duty < instance_.duty_count; ++duty, ++cell) {
            const std::int32_t linear = instance_.linear_of(member, day, duty);
            if (linear == barred) {
                soft_prices_[cell] = std::numeric_limits<double>::infinity();
                continue;
            }
            double price = linear;
            each_priced_row(member, day, duty, [&](std::size_t row) { price -= tried_[row]; });
            for (std::size_t at = first; at < last; ++at)
                price -= tried_[cover_rows_ + at] * sums_[at].amount(instance_.is_weekend(day), duty);
            soft_prices_[cell] = price;
        }
    return weekend_price;
}

/// Of the member who was planned last.
void LagrangianDual::count_softly(int member, double temperature)
{
    const double weekend_price = set_soft_prices(member);
    soft_value_ += gibbs_.weigh(free_planner_, planner_.scale, soft_prices_, weekend_price, temperature);
    const auto duties = gibbs_.duties();
    const std::size_t first = first_sum_[static_cast<std::size_t>(member)];
    const std::size_t last = first_sum_[static_cast<std::size_t>(member) + 1];
    for (std::size_t at = first; at < last; ++at)
        amounts_[cover_rows_ + at] = sums_[at].is_weekends() ? gibbs_.weekends() : 0.0;
    std::size_t cell = 0;
    for (int day = 0; day < instance_.days; ++day)
        for (int duty = 0; duty < instance_.duty_count; ++duty, ++cell) {
            if (duties[cell] == 0.0)
                continue;
            each_priced_row(member, day, duty, [&](std::size_t row) { amounts_[row] += duties[cell]; });
            for (std::size_t at = first; at < last; ++at)
                amounts_[cover_rows_ + at] += duties[cell] * sums_[at].amount(instance_.is_weekend(day), duty);
        }
}

void LagrangianDual::suit_softly(double temperature)
{
    slope_.resize(couplings_);
    for (std::size_t at = 0; at < couplings_; ++at) {
        const double price = tried_[at];
        const auto suit_of = [&](const auto& toll, int fewest, int greatest) {
            return soft_least([&](int amount) { return static_cast<double>(toll(amount)) + price * amount; }, fewest,
                              suits_[at].first, greatest, temperature);
        };
        SoftSuit suit;
        if (at < cover_rows_) {
            const Row& row = instance_.rows[at];
            suit = suit_of([&](int people) { return row.at(people).value(instance_.hard_weight); }, 0, row.most);
        } else {
            const Resource& sum = sums_[at - cover_rows_];
            suit = suit_of([&](int amount) { return sum.toll(amount); }, sum.fewest(), sum.greatest());
        }
        soft_value_ += suit.value;
        slope_[at] = suit.amount - amounts_[at];
    }
}

}  // namespace muster::roster::engine::bound
