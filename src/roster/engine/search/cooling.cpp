#include "roster/engine/search/cooling.hpp"

#include <cmath>
#include <numeric>
#include <span>

namespace muster::inline v0_2::roster::engine::search {

Cooling::Cooling(const Instance& instance, std::size_t cover_rows, Seed seed)
    : instance_(instance), cover_rows_(cover_rows), random_(seed.split(0)), planner_(instance, seed.split(1)),
      state_(instance)
{
}

void Cooling::begin(const List<Line>& lines)
{
    state_.set(lines);
    order_.clear();
    best_toll_ = state_.toll();
    best_lines_ = state_.lines();
    has_begun_ = true;
}

void Cooling::improve(Incumbent& incumbent, const Turn& turn)
{
    if (!has_begun_)
        begin(incumbent.best_lines());
    while (!turn.budget.is_spent())
        step(turn.outlook.prices, *turn.price_part);
    if (best_toll_ < incumbent.best())
        incumbent.begin_from(best_lines_);
}

void Cooling::note()
{
    if (state_.toll() < best_toll_) {
        best_toll_ = state_.toll();
        best_lines_ = state_.lines();
    }
}

/// What each duty costs the member, who is lifted out.
void Cooling::set_prices(int member, const List<double>& prices, double part)
{
    state_.price(member, 0, instance_.days, paid_);
    if (part <= 0.0)
        return;
    std::int32_t* cell = paid_.data();
    for (int day = 0; day < instance_.days; ++day)
        for (int duty = 0; duty < instance_.duty_count; ++duty, ++cell) {
            if (*cell == barred || duty == 0)
                continue;
            double priced = instance_.linear_of(member, day, duty);
            instance_.each_row(member, day, duty, [&](int row) {
                if (static_cast<std::size_t>(row) < cover_rows_)
                    priced -= prices[row];
            });
            *cell = static_cast<std::int32_t>(std::lround((1.0 - part) * *cell + part * priced));
        }
}

void Cooling::step(const List<double>& prices, double part)
{
    if (order_.empty()) {
        note();
        order_.resize(instance_.members);
        std::iota(order_.begin(), order_.end(), 0);
        random_.shuffle(std::span(order_));
    }
    const int member = order_.back();
    order_.pop_back();
    const HardSoftCost before = state_.toll();
    const Line held = state_.line(member);
    state_.lift(member, 0, instance_.days);
    set_prices(member, prices, part);
    other_work_ += static_cast<std::uint64_t>(instance_.days * instance_.duty_count);
    const bool is_found = planner_
                              .plan({.member = member,
                                     .from = 0,
                                     .to = instance_.days,
                                     .line = held,
                                     .prices = paid_.data(),
                                     .keeps_all = true},
                                    planned_)
                              .has_value();
    state_.put(member, 0, is_found ? planned_ : held);
    if (part > 0.0)
        return;
    // Where a table has no room for all that is counted, a plan may cost more than the line before.
    if (before < state_.toll()) {
        state_.lift(member, 0, instance_.days);
        state_.put(member, 0, held);
    }
    note();
}

}  // namespace muster::roster::engine::search
