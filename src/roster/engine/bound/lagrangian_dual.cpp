#include "roster/engine/bound/lagrangian_dual.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <utility>

namespace muster::roster::engine::bound {
namespace {

constexpr int nobody = -1;

Suit suit_of(const Row& row, std::int64_t price, Cost scale)
{
    Suit suit;
    std::array<int, 5> bends{0, row.minimum, row.wanted, row.maximum, row.most};
    std::ranges::sort(bends);
    for (const int people : bends) {
        if (people > row.most)
            break;
        const HardSoftCost toll = row.at(people);
        if (toll.hard > 0)
            continue;
        suit.see(toll.soft * scale + price * people, people);
    }
    return suit;
}

}  // namespace

LagrangianDual::LagrangianDual(const Instance& instance, std::size_t cover_rows, Seed seed, Sums sums, double memory)
    : instance_(instance), cover_rows_(cover_rows), way_(sums),
      sums_(sums == Sums::priced ? resources_of_lines(instance) : std::vector<Resource>{}),
      first_sum_(first_resources(sums_, instance.members)), couplings_(cover_rows + sums_.size()),
      levels_(sums == Sums::counted || !instance.has_fair_shares() ? Levels(couplings_)
                                                                   : Levels(instance, cover_rows, sums_)),
      duty_prices_(instance), planner_(instance, seed), free_planner_(instance, seed.split(1)), gibbs_(instance),
      best_prices_(couplings_, 0.0), rounded_(couplings_, 0), amounts_(couplings_, 0.0), suits_(couplings_),
      lines_(static_cast<std::size_t>(instance.members)), memory_(memory), ascent_({}, memory)
{
    planner_.tells_sum_prices = true;
    set_ranges();
    ascent_ = new_ascent();
    best_.denominator = planner_.scale;
    best_.prices.assign(cover_rows, 0);
    // Before any round: nothing is paid, and nobody who checks it has to count what this does not.
    for (const Resource& sum : sums_)
        best_.sums.push_back(sum.priced(0));
}

void LagrangianDual::renew()
{
    set_ranges();
    ascent_ = new_ascent();
    best_value_.reset();
    best_prices_.assign(couplings_, 0.0);
    next_start_.clear();
    next_member_ = nobody;
    is_infeasible_ = false;
}

void LagrangianDual::begin_at(const std::vector<double>& prices)
{
    if (way_ == Sums::counted && prices.size() > cover_rows_)
        planner_.begin_at_sums(std::span(prices).subspan(cover_rows_));
    if (is_midway() && best_value_) {
        next_start_ = prices;
        return;
    }
    next_member_ = nobody;
    set_coordinates(prices);
    ascent_.restart();
}

std::optional<Cost> LagrangianDual::bound() const
{
    if (!best_value_)
        return std::nullopt;
    Cost bound = *best_value_ / planner_.scale;
    if (*best_value_ > 0 && *best_value_ % planner_.scale != 0)
        ++bound;
    return bound;
}

/// The cheapest line, limits on sums being counted.
std::optional<Cost> LagrangianDual::plan(int member, Line& line)
{
    const Line off(static_cast<std::size_t>(instance_.days), 0);
    const auto plan = planner_.plan(
        {.member = member, .from = 0, .to = instance_.days, .line = off, .prices = line_prices_.data()}, line);
    if (!plan)
        return std::nullopt;
    for (const std::uint16_t type : planner_.counted_types())
        counted_.push_back({MemberId(static_cast<MemberId::Value>(member)), ShiftTypeId(type)});
    std::ranges::copy(planner_.sum_prices(), std::back_inserter(priced_));
    return plan->floor;
}

/// The cheapest line, sums being paid for.
std::optional<Cost> LagrangianDual::plan_freely(int member, Line& line)
{
    const auto first = first_sum_[static_cast<std::size_t>(member)];
    const auto last = first_sum_[static_cast<std::size_t>(member) + 1];
    const std::int32_t weekend_price =
        pay_resources(instance_, std::span(sums_).subspan(first, last - first),
                      std::span(rounded_).subspan(cover_rows_ + first, last - first), line_prices_);
    return free_planner_.plan(member, line_prices_.data(), weekend_price, planner_.scale, line);
}

void LagrangianDual::count(int member, const Line& line)
{
    for (int day = 0; day < instance_.days; ++day)
        each_priced_row(member, day, line[static_cast<std::size_t>(day)],
                        [&](std::size_t row) { amounts_[row] += 1.0; });
    for (std::size_t at = first_sum_[static_cast<std::size_t>(member)];
         at < first_sum_[static_cast<std::size_t>(member) + 1]; ++at)
        amounts_[cover_rows_ + at] = sums_[at].amount_of(instance_, line);
}

/// What suits the rows and the limits; false where nothing does.
bool LagrangianDual::suit_couplings()
{
    for (std::size_t at = 0; at < couplings_; ++at) {
        const Suit suit = at < cover_rows_ ? suit_of(instance_.rows[at], rounded_[at], planner_.scale)
                                           : sums_[at - cover_rows_].suit(rounded_[at], planner_.scale);
        if (!suit.exists)
            return false;
        value_ += suit.value;
        suits_[at] = {suit.least, suit.greatest};
    }
    return true;
}

std::optional<Cost> LagrangianDual::evaluate(const Budget& budget, double temperature)
{
    if (!is_midway()) {
        for (std::size_t at = 0; at < couplings_; ++at)
            rounded_[at] = static_cast<std::int64_t>(
                std::floor(ranges_[at].clamped(tried_[at]) * static_cast<double>(planner_.scale) + 0.5));
        other_work_ += couplings_ + static_cast<std::uint64_t>(instance_.members * instance_.days * instance_.types);
        value_ = 0;
        if (!suit_couplings()) {
            is_infeasible_ = true;
            return std::nullopt;
        }
        counted_.clear();
        priced_.clear();
        std::ranges::fill(amounts_, 0.0);
        next_member_ = 0;
    }
    duty_prices_.set(0, instance_.days, {rounded_.data(), cover_rows_}, 0, planner_.scale);
    for (; next_member_ < instance_.members; ++next_member_) {
        if (budget.is_spent())
            return std::nullopt;
        const int member = next_member_;
        duty_prices_.fill(member, line_prices_);
        Line& line = lines_[static_cast<std::size_t>(member)];
        const auto price = way_ == Sums::priced ? plan_freely(member, line) : plan(member, line);
        if (!price) {
            is_infeasible_ = true;
            return std::nullopt;
        }
        value_ += *price;
        if (temperature > 0.0)
            count_softly(member, temperature);
        else
            count(member, line);
    }
    next_member_ = nobody;
    return value_;
}

bool LagrangianDual::try_prices(const std::vector<double>& prices, const Budget& budget)
{
    if (!is_midway()) {
        set_coordinates(prices);
        tried_ = prices;
    }
    const auto value = evaluate(budget);
    if (!value)
        return false;
    keep_if_best(*value);
    return true;
}

void LagrangianDual::keep_if_best(Cost value)
{
    if (best_value_ && value <= *best_value_)
        return;
    best_value_ = value;
    const auto sums = rounded_.begin() + static_cast<std::ptrdiff_t>(cover_rows_);
    best_.prices.assign(rounded_.begin(), sums);
    best_.counted = counted_;
    best_.sums = priced_;
    for (std::size_t at = 0; at < sums_.size(); ++at)
        best_.sums.push_back(sums_[at].priced(rounded_[cover_rows_ + at]));
    best_prices_ = tried_;
    best_coordinates_ = coordinates_;
}

bool LagrangianDual::step(std::optional<Cost> upper, const Budget& budget)
{
    if (!is_midway())
        levels_.compose(coordinates_, tried_);
    const auto value = evaluate(budget);
    if (!value)
        return false;
    const std::optional<Cost> before = best_value_;
    keep_if_best(*value);
    if (!next_start_.empty()) {
        begin_at(std::exchange(next_start_, {}));
        return true;
    }
    set_slope();
    if (best_value_ == value && before != best_value_)
        best_slope_ = slope_;
    const double now = static_cast<double>(*value) / static_cast<double>(planner_.scale);
    if (levels_.coarse_groups() > 0 && !is_coarse_done_)
        go_coarsely(now);
    else
        go(now, before, upper);
    if (way_ == Sums::priced)
        mix_parts();
    return true;
}

void LagrangianDual::mix_parts()
{
    const auto share = static_cast<float>(ascent_.share());
    const auto duties = static_cast<std::size_t>(instance_.duty_count);
    parts_.resize(lines_.size() * static_cast<std::size_t>(instance_.days) * duties);
    for (float& part : parts_)
        part *= 1.0F - share;
    float* part = parts_.data();
    for (const Line& line : lines_)
        for (const DutyIndex duty : line) {
            part[duty] += share;
            part += duties;
        }
}

}  // namespace muster::roster::engine::bound
