#include "roster/engine/dual.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <utility>

namespace muster::roster::engine {
namespace {

constexpr int nobody = -1;
constexpr double first_reach = 5.0;  // of the bundle's prices
constexpr std::size_t most_tangents = 40;
constexpr int most_coarse_rounds = 60;

double enough_of(double bound) { return 2e-4 * std::abs(bound) + 0.1; }

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
        if (const Cost value = toll.soft * scale + price * people; !suit.exists || value < suit.value)
            suit = {value, people, people, true};
        else if (value == suit.value)
            suit.greatest = people;
    }
    return suit;
}

}  // namespace

Dual::Dual(const Instance& instance, std::size_t cover_rows, Seed seed, Sums sums, double memory)
    : instance_(instance), cover_rows_(cover_rows), way_(sums),
      sums_(sums == Sums::priced ? sums_of_lines(instance) : std::vector<LineSum>{}),
      floored_sums_(sums == Sums::floored ? sums_of_lines(instance) : std::vector<LineSum>{}),
      couplings_(cover_rows + sums_.size()),
      levels_(sums == Sums::counted || !instance.has_fair_shares()
                  ? Levels(couplings_)
                  : Levels(instance, cover_rows, sums == Sums::floored ? floored_sums_ : sums_, sums == Sums::priced)),
      duty_prices_(instance), planner_(instance, seed), free_planner_(instance, seed.split(1)),
      whole_planner_(instance, floored_sums_, seed.split(2)), best_prices_(couplings_, 0.0), rounded_(couplings_, 0),
      amounts_(couplings_, 0.0), suits_(couplings_), lines_(static_cast<std::size_t>(instance.members)),
      memory_(memory), ascent_({}, memory)
{
    planner_.tells_sum_prices = true;
    set_ranges();
    ascent_ = new_ascent();
    best_.denominator = planner_.scale;
    best_.prices.assign(cover_rows, 0);
}

void Dual::renew()
{
    set_ranges();
    ascent_ = new_ascent();
    best_value_.reset();
    best_prices_.assign(couplings_, 0.0);
    next_start_.clear();
    next_member_ = nobody;
    is_infeasible_ = false;
}

void Dual::set_ranges()
{
    first_sum_.clear();
    for (int member = 0; member <= instance_.members; ++member)
        first_sum_.push_back(
            static_cast<std::size_t>(std::ranges::lower_bound(sums_, member, {}, &LineSum::member) - sums_.begin()));
    Cost dearest = 1;
    for (std::size_t row = 0; row < cover_rows_; ++row)
        dearest = std::max({dearest, instance_.rows[row].under, instance_.rows[row].over});
    // A duty's price is never taken as more than it is: no bound would hold then.
    Cost most_couplings = 1;
    for (int member = 0; member < instance_.members; ++member) {
        const auto own = std::span(sums_).subspan(first_sum_[static_cast<std::size_t>(member)],
                                                  first_sum_[static_cast<std::size_t>(member) + 1] -
                                                      first_sum_[static_cast<std::size_t>(member)]);
        for (int duty = 1; duty < instance_.duty_count; ++duty) {
            const Cost summed =
                std::ranges::count_if(own, [&](const LineSum& sum) { return sum.amount(true, duty) != 0; });
            for (int day = 0; day < instance_.days; ++day) {
                Cost count = summed;
                instance_.each_row(member, day, duty, [&](int) { ++count; });
                most_couplings = std::max(most_couplings, count);
            }
        }
    }
    const Cost most = Planner::greatest_price(instance_.days) / most_couplings - 1;
    planner_.scale = 1;
    while (planner_.scale < 1024 && planner_.scale * 2 * (dearest + dearest / 4) < most)
        planner_.scale *= 2;
    const double steepest = static_cast<double>(most) / static_cast<double>(planner_.scale);
    ranges_.clear();
    for (std::size_t row = 0; row < cover_rows_; ++row) {
        // Beyond the steepest slopes of the row's toll no price helps.
        const Row& what = instance_.rows[row];
        const auto highest = static_cast<double>(
            what.under + (what.minimum > 0 ? Toll::of(what.below_minimum, 1).value(instance_.hard_weight) : 0));
        const auto lowest = -static_cast<double>(
            what.over + (what.maximum < what.most ? Toll::of(what.above_maximum, 1).value(instance_.hard_weight) : 0));
        ranges_.push_back({std::max(lowest, -steepest), std::min(highest, steepest)});
    }
    // The sums of a line of many days are far off at first.
    for (const LineSum& sum : sums_) {
        const double limit = steepest / std::max(1, sum.most_a_day());
        const double slope = 0.1 * std::sqrt(static_cast<double>(instance_.days)) * std::max(1, sum.most_a_day());
        ranges_.push_back({-limit, limit, slope});
    }
    coordinates_.assign(levels_.coordinates(), 0.0);
    best_coordinates_ = coordinates_;
}

/// Coordinates may lie anywhere that prices can be reached from.
Ascent Dual::new_ascent() const
{
    if (levels_.coordinates() == couplings_)
        return {ranges_, memory_};
    std::vector<PriceRange> ranges = ranges_;
    double widest = 0.0;
    for (PriceRange& range : ranges) {
        const double width = range.highest - range.lowest;
        widest = std::max(widest, width);
        range.lowest -= width;
        range.highest += width;
    }
    for (std::size_t group = 0; ranges.size() < levels_.coordinates(); ++group)
        ranges.push_back({-widest, widest, std::max(1.0, levels_.size_of(group))});
    return {std::move(ranges), memory_};
}

double Dual::clamped(std::size_t at, double price) const
{
    return std::clamp(price, ranges_[at].lowest, ranges_[at].highest);
}

void Dual::set_coordinates(const std::vector<double>& prices)
{
    const auto given = static_cast<std::ptrdiff_t>(std::min(couplings_, prices.size()));
    std::ranges::fill(coordinates_, 0.0);
    std::copy(prices.begin(), prices.begin() + given, coordinates_.begin());
}

void Dual::begin_at(const std::vector<double>& prices)
{
    if (is_midway() && best_value_) {
        next_start_ = prices;
        return;
    }
    next_member_ = nobody;
    set_coordinates(prices);
    ascent_.restart();
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

/// The cheapest line, limits on sums being counted.
std::optional<Cost> Dual::plan(int member, Line& line)
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
std::optional<Cost> Dual::plan_freely(int member, Line& line)
{
    const auto duties = static_cast<std::size_t>(instance_.duty_count);
    std::int64_t weekend_price = 0;
    std::array<std::vector<std::int64_t>, 2> paid;  // on other days, on weekends
    paid.fill(std::vector<std::int64_t>(duties, 0));
    const auto first = first_sum_[static_cast<std::size_t>(member)];
    const auto last = first_sum_[static_cast<std::size_t>(member) + 1];
    for (std::size_t at = first; at < last; ++at) {
        const std::int64_t price = rounded_[cover_rows_ + at];
        if (sums_[at].is_weekends())
            weekend_price -= price;
        else
            for (std::size_t duty = 0; duty < duties; ++duty)
                for (const bool on_weekend : {false, true})
                    paid[on_weekend ? 1 : 0][duty] += price * sums_[at].amount(on_weekend, static_cast<int>(duty));
    }
    std::int32_t* cell = line_prices_.data();
    for (int day = 0; day < instance_.days; ++day)
        for (std::size_t duty = 0; duty < duties; ++duty, ++cell)
            if (*cell != barred)
                *cell -= static_cast<std::int32_t>(paid[instance_.is_weekend(day) ? 1 : 0][duty]);
    const auto price =
        free_planner_.plan(member, line_prices_.data(), static_cast<std::int32_t>(weekend_price), planner_.scale, line);
    for (std::size_t at = first; price && at < last; ++at)
        amounts_[cover_rows_ + at] = sums_[at].amount_of(instance_, line);
    return price;
}

/// The floor of all lines, and what the lines it is made of have.
std::optional<Cost> Dual::plan_floor(int member)
{
    const auto floor = whole_planner_.floor(member, line_prices_.data());
    if (!floor)
        return std::nullopt;
    for (const auto& [line, weight] : floor->lines)
        count(member, line, weight);
    std::ranges::copy(whole_planner_.priced_sums(member), std::back_inserter(priced_));
    lines_[static_cast<std::size_t>(member)] = floor->lines.back().first;
    return floor->value;
}

void Dual::count(int member, const Line& line, double weight)
{
    for (int day = 0; day < instance_.days; ++day)
        instance_.each_row(member, day, line[static_cast<std::size_t>(day)], [&](int row) {
            if (static_cast<std::size_t>(row) < cover_rows_)
                amounts_[static_cast<std::size_t>(row)] += weight;
        });
}

/// What suits the rows and the limits; false where nothing does.
bool Dual::suit_couplings()
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

std::optional<Cost> Dual::evaluate(const std::function<bool()>& stopped)
{
    if (!is_midway()) {
        for (std::size_t at = 0; at < couplings_; ++at)
            rounded_[at] = static_cast<std::int64_t>(
                std::floor(clamped(at, tried_[at]) * static_cast<double>(planner_.scale) + 0.5));
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
        if (stopped())
            return std::nullopt;
        const int member = next_member_;
        duty_prices_.fill(member, line_prices_);
        whole_planner_.scale = planner_.scale;
        Line& line = lines_[static_cast<std::size_t>(member)];
        const auto price = way_ == Sums::floored  ? plan_floor(member)
                           : way_ == Sums::priced ? plan_freely(member, line)
                                                  : plan(member, line);
        if (!price) {
            is_infeasible_ = true;
            return std::nullopt;
        }
        value_ += *price;
        if (way_ != Sums::floored)
            count(member, line, 1.0);
    }
    next_member_ = nobody;
    return value_;
}

bool Dual::try_prices(const std::vector<double>& prices, const std::function<bool()>& stopped)
{
    if (!is_midway()) {
        set_coordinates(prices);
        tried_ = prices;
    }
    const auto value = evaluate(stopped);
    if (!value)
        return false;
    keep_if_best(*value);
    return true;
}

void Dual::keep_if_best(Cost value)
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

bool Dual::step(std::optional<Cost> upper, const std::function<bool()>& stopped)
{
    if (!is_midway())
        levels_.compose(coordinates_, tried_);
    const auto value = evaluate(stopped);
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

void Dual::set_slope()
{
    slope_.resize(couplings_);
    for (std::size_t at = 0; at < couplings_; ++at) {
        const auto [least, greatest] = suits_[at];
        slope_[at] = std::clamp<double>(amounts_[at], least, greatest) - amounts_[at];
    }
    levels_.add_groups(slope_);
}

/// Along groups alone, from the best prices: there the noise of single rows does not count.
void Dual::go_coarsely(double value)
{
    const auto first = static_cast<std::ptrdiff_t>(couplings_);
    const std::size_t groups = levels_.coarse_groups();
    const auto scale = static_cast<double>(planner_.scale);
    if (!coarse_) {
        coarse_.emplace(groups, first_reach, enough_of(static_cast<double>(*best_value_) / scale), most_tangents);
        coarse_->see(std::span(best_coordinates_).subspan(couplings_, groups),
                     static_cast<double>(*best_value_) / scale, std::span(best_slope_).subspan(couplings_, groups));
    } else {
        coarse_->see(std::span(coordinates_).subspan(couplings_, groups), value,
                     std::span(slope_).subspan(couplings_, groups));
    }
    const std::vector<double>& next = coarse_->next();
    is_coarse_done_ = ++coarse_rounds_ > most_coarse_rounds || coarse_->hope() < enough_of(coarse_->best());
    coordinates_ = best_coordinates_;
    if (!is_coarse_done_)
        std::ranges::copy(next, coordinates_.begin() + first);
}

void Dual::go(double value, std::optional<Cost> before, std::optional<Cost> upper)
{
    const auto scale = static_cast<double>(planner_.scale);
    const double best = static_cast<double>(*best_value_) / scale;
    if (way_ == Sums::floored) {
        if (!bundle_) {
            bundle_.emplace(levels_.coordinates(), first_reach, enough_of(static_cast<double>(*best_value_) / scale),
                            most_tangents);
            bundle_->see(best_coordinates_, best, best_slope_);
        } else {
            bundle_->see(coordinates_, value, slope_);
        }
        coordinates_ = bundle_->next();
        return;
    }
    const double goal = upper ? static_cast<double>(*upper) : best + std::abs(best) * 0.1 + 100.0;
    ascent_.go(slope_, value, before ? std::optional(static_cast<double>(*before) / scale) : std::nullopt, goal,
               best_coordinates_, coordinates_);
}

void Dual::mix_parts()
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

}  // namespace muster::roster::engine
