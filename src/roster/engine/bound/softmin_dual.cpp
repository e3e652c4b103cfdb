#include "roster/engine/bound/softmin_dual.hpp"

#include "roster/engine/numeric/exponential.hpp"

#include <algorithm>
#include <limits>

namespace muster::inline v0_2::roster::engine::bound {
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

/// What the member's duties cost, not rounded. Gives what each weekend with a duty costs.
double SoftminDual::set_prices(const Couplings& couplings, int member, const List<double>& prices)
{
    const Instance& instance = couplings.instance;
    const auto sums = couplings.sums_of(member);
    const auto of_sums = couplings.of_sums(prices, member);
    prices_.assign(instance.days * instance.duty_count, 0.0);
    double weekend_price = 0.0;
    for (std::size_t at = 0; at < sums.size(); ++at)
        weekend_price -= sums[at].is_weekends() ? of_sums[at] : 0.0;
    std::size_t cell = 0;
    for (int day = 0; day < instance.days; ++day)
        for (int duty = 0; duty < instance.duty_count; ++duty, ++cell) {
            const std::int32_t linear = instance.linear_of(member, day, duty);
            if (linear == barred) {
                prices_[cell] = std::numeric_limits<double>::infinity();
                continue;
            }
            double price = linear;
            couplings.each_priced_row(member, day, duty, [&](std::size_t row) { price -= prices[row]; });
            couplings.each_priced_slot(member, day, duty,
                                       [&](std::size_t at, int amount) { price -= prices[at] * amount; });
            for (std::size_t at = 0; at < sums.size(); ++at)
                price -= of_sums[at] * sums[at].amount(instance.is_weekend(day), duty);
            prices_[cell] = price;
        }
    return weekend_price;
}

void SoftminDual::count(const Couplings& couplings, int member, const List<double>& prices, const PathPlanner& planner,
                        Cost scale, double temperature, List<double>& amounts)
{
    const Instance& instance = couplings.instance;
    const double weekend_price = set_prices(couplings, member, prices);
    value_ += lines_.weigh(planner, scale, prices_, weekend_price, temperature);
    const auto duties = lines_.duties();
    const auto sums = couplings.sums_of(member);
    const auto of_sums = couplings.of_sums(amounts, member);
    for (std::size_t at = 0; at < sums.size(); ++at)
        of_sums[at] = sums[at].is_weekends() ? lines_.weekends() : 0.0;
    std::size_t cell = 0;
    for (int day = 0; day < instance.days; ++day)
        for (int duty = 0; duty < instance.duty_count; ++duty, ++cell) {
            if (duties[cell] == 0.0)
                continue;
            couplings.each_priced_row(member, day, duty, [&](std::size_t row) { amounts[row] += duties[cell]; });
            couplings.each_priced_slot(member, day, duty,
                                       [&](std::size_t at, int amount) { amounts[at] += duties[cell] * amount; });
            for (std::size_t at = 0; at < sums.size(); ++at)
                of_sums[at] += duties[cell] * sums[at].amount(instance.is_weekend(day), duty);
        }
}

void SoftminDual::suit(const Couplings& couplings, const List<double>& prices, const List<std::pair<int, int>>& suits,
                       const List<double>& amounts, double temperature)
{
    const Instance& instance = couplings.instance;
    slope_.resize(couplings.size());
    for (std::size_t at = 0; at < slope_.size(); ++at) {
        const double price = prices[at];
        const auto suit_of = [&](const auto& toll, int fewest, int greatest) {
            return soft_least([&](int amount) { return static_cast<double>(toll(amount)) + price * amount; }, fewest,
                              suits[at].first, greatest, temperature);
        };
        SoftSuit suit;
        if (at < couplings.cover_rows) {
            const Row& row = instance.rows[at];
            suit = suit_of(
                [&](int people) {
                    return couplings.companies.cover_toll(instance, at, people).value(instance.hard_weight);
                },
                0, row.most);
        } else if (at >= couplings.first_company()) {
            const CompanySlot& slot = couplings.companies[at - couplings.first_company()];
            if (slot.takes_one) {  // at a price that stays
                slope_[at] = 0.0;
                continue;
            }
            suit = suit_of([&](int amount) { return slot.toll(amount).value(instance.hard_weight); }, slot.fewest(),
                           slot.greatest());
        } else {
            const Resource& sum = couplings.sums[at - couplings.cover_rows];
            suit = suit_of([&](int amount) { return sum.toll(amount); }, sum.fewest(), sum.greatest());
        }
        value_ += suit.value;
        slope_[at] = suit.amount - amounts[at];
    }
}

}  // namespace muster::roster::engine::bound
