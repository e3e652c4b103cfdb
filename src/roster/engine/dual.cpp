#include "roster/engine/dual.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>

namespace muster::roster::engine {
namespace {

constexpr int nobody = -1;
constexpr double pace_given = 0.05;  // from prices that are good already

/// Least toll of a row that pays `price` a head, and the least and greatest number of people that reach it.
struct Suit {
    Cost value = 0;
    int least = 0;
    int greatest = 0;
    bool exists = false;
};

Suit suit_of(const Row& row, std::int64_t price, Cost scale)
{
    Suit suit;
    std::array<int, 5> bends{0, row.minimum, row.wanted, row.maximum, row.most};
    std::ranges::sort(bends);
    for (const int people : bends) {
        if (people > row.most)
            break;
        const Toll toll = row.at(people);
        if (toll.hard > 0)
            continue;
        const Cost value = toll.soft * scale + price * people;
        if (!suit.exists || value < suit.value)
            suit = {value, people, people, true};
        else if (value == suit.value)
            suit.greatest = people;
    }
    return suit;
}

}  // namespace

void price_duties(const Instance& instance, int member, int from, int to, std::span<const std::int64_t> row_prices,
                  int first_row, Cost scale, std::vector<std::int32_t>& prices)
{
    const auto duty_count = static_cast<std::size_t>(instance.duty_count);
    const auto types = static_cast<std::size_t>(instance.types);
    prices.resize(static_cast<std::size_t>(to - from) * duty_count);
    std::int32_t* at = prices.data();
    std::vector<Cost> rewards(types);
    for (int day = from; day < to; ++day, at += duty_count) {
        const std::int32_t* linear = instance.linear_row(member, day);
        for (std::size_t type = 0; type < types; ++type) {
            rewards[type] = 0;
            if (linear[type + 1] != barred || duty_count > types + 1)
                instance.each_row_of_type(member, day, static_cast<int>(type), [&](int row) {
                    if (const auto index = static_cast<std::size_t>(row - first_row); index < row_prices.size())
                        rewards[type] += row_prices[index];
                });
        }
        for (std::size_t duty = 0; duty < duty_count; ++duty) {
            if (linear[duty] == barred) {
                at[duty] = barred;
                continue;
            }
            Cost price = linear[duty] * scale;
            for (const std::uint16_t type : instance.duties[duty].types)
                price -= rewards[type];
            at[duty] = static_cast<std::int32_t>(price);
        }
    }
}

Dual::Dual(const Instance& instance, std::size_t cover_rows, Seed seed)
    : instance_(instance), cover_rows_(cover_rows), planner_(instance, seed), prices_(cover_rows, 0.0),
      way_(cover_rows, 0.0), slope_(cover_rows, 0.0), best_prices_(cover_rows, 0.0), rounded_(cover_rows, 0),
      people_(cover_rows, 0), suits_(cover_rows), lines_(static_cast<std::size_t>(instance.members))
{
    Cost dearest = 1;
    for (std::size_t row = 0; row < cover_rows; ++row)
        dearest = std::max({dearest, instance.rows[row].under, instance.rows[row].over});
    const Cost most = Cost{1} << 26;
    planner_.scale = 1;
    while (planner_.scale < 1024 && planner_.scale * 2 * dearest * instance.days < most)
        planner_.scale *= 2;
    // A duty's price is never taken as more than it is: no bound would hold then.
    Cost most_rows = 1;
    for (int member = 0; member < instance.members; ++member)
        for (int day = 0; day < instance.days; ++day)
            for (int duty = 1; duty < instance.duty_count; ++duty) {
                Cost count = 0;
                instance.each_row(member, day, duty, [&](int) { ++count; });
                most_rows = std::max(most_rows, count);
            }
    steepest_ = static_cast<double>(Planner::greatest_price(instance.days) / most_rows - 1) /
                static_cast<double>(planner_.scale);
    best_.denominator = planner_.scale;
    best_.prices.assign(cover_rows, 0);
}

void Dual::begin_at(const std::vector<double>& prices)
{
    if (is_midway() && best_value_) {
        next_start_ = prices;
        return;
    }
    next_member_ = nobody;
    for (std::size_t row = 0; row < cover_rows_; ++row)
        prices_[row] = std::clamp(prices[row], -steepest_, steepest_);
    std::ranges::fill(way_, 0.0);
    pace_ = pace_given;
}

std::optional<Cost> Dual::bound() const
{
    if (!best_value_)
        return std::nullopt;
    Cost bound = *best_value_ / planner_.scale;
    if (*best_value_ > 0 && *best_value_ % planner_.scale != 0)
        ++bound;
    return bound;
}

std::optional<Cost> Dual::evaluate(const std::vector<std::int64_t>& prices, const std::function<bool()>& stopped)
{
    if (!is_midway()) {
        value_ = 0;
        for (std::size_t row = 0; row < cover_rows_; ++row) {
            const Suit suit = suit_of(instance_.rows[row], prices[row], planner_.scale);
            if (!suit.exists) {
                is_infeasible_ = true;
                return std::nullopt;
            }
            value_ += suit.value;
            suits_[row] = {suit.least, suit.greatest};
        }
        counted_.clear();
        std::ranges::fill(people_, 0);
        next_member_ = 0;
    }
    for (; next_member_ < instance_.members; ++next_member_) {
        if (stopped())
            return std::nullopt;
        const int member = next_member_;
        price_duties(instance_, member, 0, instance_.days, prices, 0, planner_.scale, line_prices_);
        Line& line = lines_[static_cast<std::size_t>(member)];
        const Line off(static_cast<std::size_t>(instance_.days), 0);
        const auto plan = planner_.plan(
            {.member = member, .from = 0, .to = instance_.days, .line = off, .prices = line_prices_.data()}, line);
        if (!plan) {
            is_infeasible_ = true;
            return std::nullopt;
        }
        value_ += plan->price;
        for (const std::uint16_t type : planner_.counted_types())
            counted_.push_back({MemberId(static_cast<MemberId::Value>(member)), ShiftTypeId(type)});
        for (int day = 0; day < instance_.days; ++day)
            instance_.each_row(member, day, line[static_cast<std::size_t>(day)], [&](int row) {
                if (static_cast<std::size_t>(row) < cover_rows_)
                    ++people_[static_cast<std::size_t>(row)];
            });
    }
    next_member_ = nobody;
    return value_;
}

bool Dual::try_prices(const std::vector<double>& prices, const std::function<bool()>& stopped)
{
    if (!is_midway())
        tried_ = prices;
    const auto value = value_of_tried(stopped);
    if (!value)
        return false;
    keep_if_best(*value);
    return true;
}

std::optional<Cost> Dual::value_of_tried(const std::function<bool()>& stopped)
{
    if (!is_midway()) {
        const auto scale = static_cast<double>(planner_.scale);
        for (std::size_t row = 0; row < cover_rows_; ++row)
            rounded_[row] =
                static_cast<std::int64_t>(std::floor(std::clamp(tried_[row], -steepest_, steepest_) * scale + 0.5));
        other_work_ += cover_rows_ + static_cast<std::uint64_t>(instance_.members * instance_.days * instance_.types);
    }
    return evaluate(rounded_, stopped);
}

bool Dual::keep_if_best(Cost value)
{
    if (best_value_ && value <= *best_value_)
        return false;
    best_value_ = value;
    best_.prices = rounded_;
    best_.counted = counted_;
    best_prices_ = tried_;
    return true;
}

bool Dual::step(std::optional<Cost> upper, const std::function<bool()>& stopped)
{
    if (!is_midway())
        tried_ = prices_;
    const auto scale = static_cast<double>(planner_.scale);
    const auto value = value_of_tried(stopped);
    if (!value)
        return false;
    if (!next_start_.empty()) {
        keep_if_best(*value);
        begin_at(std::exchange(next_start_, {}));
        return true;
    }
    // The slope here, and how well it agrees with the way so far.
    double along = 0.0;
    double slope_square = 0.0;
    double way_square = 0.0;
    for (std::size_t row = 0; row < cover_rows_; ++row) {
        const auto [least, greatest] = suits_[row];
        slope_[row] = std::clamp(people_[row], least, greatest) - people_[row];
        along += slope_[row] * way_[row];
        slope_square += slope_[row] * slope_[row];
        way_square += way_[row] * way_[row];
    }
    const std::optional<Cost> before = best_value_;
    const bool is_first = !before;
    if (keep_if_best(*value)) {
        const bool clearly =
            is_first || static_cast<double>(*value - *before) > 1e-4 * std::abs(static_cast<double>(*before));
        lately_ = clearly ? 0 : lately_;
        if (along >= 0.0)
            pace_ = std::min(2.0, pace_ * 1.1);
        patience_ = 0;
    } else if (++patience_ >= 10) {
        pace_ = std::max(pace_ * 0.66, 1e-5);
        patience_ = 0;
    }
    if (++lately_ >= 100) {
        lately_ = 0;
        inertia_ *= 0.5;
        if (inertia_ < 0.002) {
            settled_ = true;
            inertia_ = 0.1;
            pace_ = 0.05;
        }
    }
    // Mixed so that the way is shortest, within limits.
    const double apart = slope_square - 2.0 * along + way_square;
    double share = apart > 0.0 ? (way_square - along) / apart : inertia_;
    share = is_first || way_square == 0.0 ? 1.0 : share <= 0.0 ? inertia_ / 10.0 : std::min(share, inertia_);
    double square = 0.0;
    for (std::size_t row = 0; row < cover_rows_; ++row) {
        way_[row] = (1.0 - share) * way_[row] + share * slope_[row];
        square += way_[row] * way_[row];
    }
    if (square < 1e-9) {
        settled_ = true;
        return true;
    }
    const double best = static_cast<double>(*best_value_) / scale;
    const double goal = upper ? static_cast<double>(*upper) : best + std::abs(best) * 0.1 + 100.0;
    const double length = pace_ * std::max(goal - best, 0.002 * std::abs(best) + 0.5) / square;
    for (std::size_t row = 0; row < cover_rows_; ++row) {
        const Row& what = instance_.rows[row];
        // Beyond the steepest slopes of the row's toll no price helps.
        const double highest = static_cast<double>(
            what.under + (what.minimum > 0 ? Toll::of(what.below_minimum, 1).value(instance_.hard_weight) : 0));
        const double lowest = -static_cast<double>(
            what.over + (what.maximum < what.most ? Toll::of(what.above_maximum, 1).value(instance_.hard_weight) : 0));
        prices_[row] = std::clamp(best_prices_[row] + length * way_[row], std::max(lowest, -steepest_),
                                  std::min(highest, steepest_));
    }
    return true;
}

}  // namespace muster::roster::engine
