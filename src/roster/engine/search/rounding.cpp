#include "roster/engine/search/rounding.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace muster::inline v0_2::roster::engine::search {
namespace {

constexpr Cost scale = 64;  // of prices

/// What one person more costs a row that is filled in part.
double marginal(const Row& row, double people, Cost hard_weight)
{
    const auto toll = [&](int count) { return static_cast<double>(row.at(count).value(hard_weight)); };
    const int whole = static_cast<int>(people);
    const double part = people - whole;
    return (1.0 - part) * (toll(whole + 1) - toll(whole)) + part * (toll(whole + 2) - toll(whole + 1));
}

}  // namespace

LineRounding::LineRounding(const Instance& instance, std::size_t cover_rows, const LagrangianDual& dual, Seed seed)
    : instance_(instance), cover_rows_(cover_rows), dual_(dual), planner_(instance, seed.split(0)),
      duty_prices_(instance), random_(seed.split(1)), people_(cover_rows, 0.0), rewards_(cover_rows, 0),
      lines_(instance.members, Line(instance.days, 0))
{
    planner_.scale = scale;
    planner_.begin_at_sums(std::span(dual.best_prices()).subspan(cover_rows));
    order_.resize(instance_.members);
    std::iota(order_.begin(), order_.end(), 0);
    random_.shuffle(std::span(order_));
    for (int member = 0; member < instance.members; ++member)
        expect(member, 1.0);
}

/// Counts a member in parts.
void LineRounding::expect(int member, double sign)
{
    const View<const float> parts = dual_.parts(member);
    std::size_t at = 0;
    for (int day = 0; day < instance_.days; ++day)
        for (int duty = 0; duty < instance_.duty_count; ++duty, ++at)
            if (parts[at] > 0.0F)
                instance_.each_row(member, day, duty, [&](int row) {
                    if (static_cast<std::size_t>(row) < cover_rows_)
                        people_[row] += sign * static_cast<double>(parts[at]);
                });
}

void LineRounding::set_prices(int member)
{
    for (std::size_t row = 0; row < cover_rows_; ++row)
        rewards_[row] =
            -std::llround(marginal(instance_.rows[row], std::max(0.0, people_[row]), instance_.hard_weight) *
                          static_cast<double>(scale));
    duty_prices_.set(0, instance_.days, rewards_, 0, scale);
    duty_prices_.fill(member, prices_);
}

/// Counts a member's line.
void LineRounding::count(int member)
{
    const Line& line = lines_[member];
    for (int day = 0; day < instance_.days; ++day)
        instance_.each_row(member, day, line[day], [&](int row) {
            if (static_cast<std::size_t>(row) < cover_rows_)
                people_[row] += 1.0;
        });
}

bool LineRounding::step()
{
    if (is_done())
        return false;
    const int member = order_.back();
    order_.pop_back();
    expect(member, -1.0);
    set_prices(member);
    Line& line = lines_[member];
    const Line off = line;
    PricingTask task{
        .member = member, .from = 0, .to = instance_.days, .line = off, .prices = prices_.data(), .keeps_all = true};
    if (!planner_.plan(task, line)) {
        task.is_strict = false;
        if (!planner_.plan(task, line))
            line = off;
    }
    count(member);
    return !is_done();
}

}  // namespace muster::roster::engine::search
