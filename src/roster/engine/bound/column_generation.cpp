#include "roster/engine/bound/column_generation.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace muster::inline v0_2::roster::engine::bound {
namespace {

constexpr int mixing_rounds = 10;
constexpr int mixing_rounds_anew = 30;    // from lines and shares of another program
constexpr double part_from_best = 0.6;    // to the prices of lines in parts
constexpr double part_from_given = 0.25;  // the same, where good prices were given
constexpr double close_enough = 1e-2;     // of a program and a bound in whole numbers
constexpr double same_unit = 2e-3;        // above a whole unit, in units
constexpr double least_gain = 1e-5;       // of a gap, as a part of the cost
constexpr double close_part = 0.01;
constexpr int patience = 25;
constexpr int long_patience = 150;
constexpr int patience_anew = 12;  // the same from lines and shares of another program, which is then split again
constexpr int long_patience_anew = 40;
constexpr double far_part = 0.05;
constexpr double part_of_unit = 0.1;  // of costs, between a program and a bound

List<Demand> demands_of(const Instance& instance, std::size_t cover_rows)
{
    List<Demand> demands;
    for (std::size_t row = 0; row < cover_rows; ++row)
        demands.push_back(Demand::of(instance.rows[row], instance));
    return demands;
}

}  // namespace

ColumnGeneration::ColumnGeneration(const Instance& instance, std::size_t cover_rows, Seed seed)
    : instance_(instance), cover_rows_(cover_rows),
      mixture_(demands_of(instance, cover_rows), instance.members, stiffness_of(instance, cover_rows), seed),
      part_from_best_(part_from_best), mixing_rounds_(mixing_rounds)
{
}

ColumnGeneration::ColumnGeneration(const Instance& instance, std::size_t cover_rows, RestrictedMaster mixture)
    : instance_(instance), cover_rows_(cover_rows), mixture_(std::move(mixture)), part_from_best_(part_from_best),
      mixing_rounds_(mixing_rounds_anew), is_mixed_(false)
{
    List<Demand> demands = demands_of(instance, cover_rows);
    for (std::size_t row = 0; row < cover_rows; ++row)
        mixture_.set_demand(row, std::move(demands[row]));
}

void ColumnGeneration::begin_at(const List<double>& prices)
{
    given_ = prices;
    part_from_best_ = part_from_given;
    given_.resize(cover_rows_);
    if (is_mixed_)
        mixture_.begin_at(given_);
}

void ColumnGeneration::offer(int member, const Line& duties)
{
    work_ += static_cast<std::uint64_t>(instance_.days);
    is_at_rest_ = !mixture_.add(member, part_of(instance_, member, duties, 0, instance_.days, 0,
                                                static_cast<int>(cover_rows_))) &&
                  is_at_rest_;
}

/// Those given, once; then near the best so far (Wentges 1997), but where that brought no line.
List<double> ColumnGeneration::next_prices(const LagrangianDual& dual)
{
    if (!given_.empty())
        return std::exchange(given_, {});
    mixture_.mix(mixing_rounds_);
    is_mixed_ = true;
    List<double> prices = mixture_.prices();
    if (dual.bound() && !is_at_rest_)
        for (std::size_t row = 0; row < cover_rows_; ++row) {
            const double best = dual.best_prices()[row];
            prices[row] = best + part_from_best_ * (prices[row] - best);
        }
    is_at_rest_ = true;
    return prices;
}

bool ColumnGeneration::raise(LagrangianDual& dual, const Budget& budget)
{
    const std::uint64_t before = mixture_.work() + dual.work();
    if (!dual.is_midway())
        tried_ = next_prices(dual);
    const bool is_whole = dual.try_prices(tried_, budget);
    work_ += mixture_.work() + dual.work() - before;
    if (!is_whole)
        return false;
    for (int member = 0; member < instance_.members; ++member)
        offer(member, dual.lines()[member]);
    return !is_mixed_ || !is_at_its_end(dual);
}

/// Costs are whole units, and nothing that is left to be found would prove one more.
bool ColumnGeneration::is_same_unit(const LagrangianDual& dual) const
{
    const auto unit = static_cast<double>(instance_.cost_unit);
    return objective_ - dual.value() <= part_of_unit * unit &&
           static_cast<double>(*dual.bound()) >= std::ceil(objective_ / unit - same_unit) * unit;
}

bool ColumnGeneration::is_at_its_end(const LagrangianDual& dual)
{
    objective_ = mixture_.objective();
    const double bound = dual.value();
    is_close_ = is_close_ || objective_ - bound <= close_part * std::abs(objective_);
    if (objective_ <= bound + close_enough || is_same_unit(dual))
        return true;
    const double enough = least_gain * std::abs(bound);
    // From another program's lines the bound is there soon, and what lines cost comes down to it for long.
    const bool is_anew = mixing_rounds_ == mixing_rounds_anew;
    const bool is_nearer = !is_anew && objective_ < objective_lately_ - enough;
    if (bound > bound_lately_ + enough || is_nearer || in_vain_ == 0) {
        bound_lately_ = bound;
        objective_lately_ = objective_;
        in_vain_ = 0;
    }
    // Lines in parts may cost more for long, on the way from a roster that was known, and are then far from the bound.
    const bool is_far = objective_ - bound > far_part * std::abs(objective_);
    if (is_anew)
        return ++in_vain_ > (is_far ? long_patience_anew : patience_anew);
    return ++in_vain_ > (is_far ? long_patience : patience);
}

}  // namespace muster::roster::engine::bound
