#include "roster/engine/pricing/label_planner.hpp"

#include "roster/engine/numeric/proximal_bundle.hpp"

#include <algorithm>
#include <cmath>

namespace muster::inline v0_2::roster::engine::pricing {
namespace {

constexpr int most_rises = 30;  // of the floor
constexpr int most_searches = 3;
constexpr Cost finest = 256;          // parts of a whole unit of cost
constexpr double first_reach = 16.0;  // of prices a duty, in whole units of cost
constexpr double near_reach = 1.0;    // from prices that are good already
constexpr Cost finest_given = 4096;   // parts of those

}  // namespace

LabelPlanner::LabelPlanner(const Instance& instance, View<const Resource> sums, Seed seed)
    : instance_(instance), sums_(sums), random_(seed.split(0)), free_planner_(instance, seed.split(1)),
      first_sum_(first_resources(sums, instance.members)), prices_(sums.size(), 0), reach_(instance.members, 0.0),
      fine_of_(instance.members, 1), known_(std::size_t{1} << 13, 0)
{
}

void LabelPlanner::begin_at(View<const double> prices)
{
    for (std::size_t at = 0; at < prices_.size(); ++at)
        prices_[at] = std::llround(prices[at] * static_cast<double>(finest_given));
    std::ranges::fill(fine_of_, finest_given);
    std::ranges::fill(reach_, near_reach * static_cast<double>(finest_given));
}

List<SumPrice> LabelPlanner::priced_sums(int member) const
{
    List<SumPrice> priced;
    for (std::size_t at = first_sum_[member]; at < first_sum_[member + 1]; ++at)
        priced.push_back(sums_[at].priced(prices_[at]));
    return priced;
}

/// The prices in parts as fine as there is room for, and those of the member's sums.
const std::int32_t* LabelPlanner::refined(const std::int32_t* prices)
{
    fine_ = 1;
    const std::size_t cells = static_cast<std::size_t>(instance_.days * instance_.duty_count);
    if (!tells_prices) {
        Cost dearest = 1;
        for (std::size_t cell = 0; cell < cells; ++cell)
            if (prices[cell] != barred)
                dearest = std::max<Cost>(dearest, std::abs(prices[cell]));
        const Cost room = PathPlanner::unreachable / 32 / (instance_.days + 2);
        while (fine_ * scale < finest && fine_ * 2 * dearest < room)
            fine_ *= 2;
    }
    fine_scale_ = fine_ * scale;
    Cost& was = fine_of_[member_];
    if (was != fine_scale_) {
        for (std::int64_t& price : own_prices_)
            price = price * fine_scale_ / was;
        reach_[member_] *= static_cast<double>(fine_scale_) / static_cast<double>(was);
        was = fine_scale_;
    }
    if (double& reach = reach_[member_]; reach == 0.0)
        reach = first_reach * static_cast<double>(fine_scale_);
    if (fine_ == 1)
        return prices;
    given_.resize(cells);
    for (std::size_t cell = 0; cell < cells; ++cell)
        given_[cell] = prices[cell] == barred ? barred : static_cast<std::int32_t>(prices[cell] * fine_);
    return given_.data();
}

/// The floor at the prices of sums as they are; the line is the best at them, and its amounts and what suits are told.
std::optional<Cost> LabelPlanner::plan_freely(const std::int32_t* prices)
{
    Cost floor = 0;
    for (std::size_t at = 0; at < own_.size(); ++at) {
        suits_[at] = own_[at].suit(own_prices_[at], fine_scale_);
        if (!suits_[at].exists)
            return std::nullopt;
        floor += suits_[at].value;
    }
    paid_.assign(prices, prices + instance_.days * instance_.duty_count);
    const std::int32_t weekend_price = pay_resources(instance_, own_, own_prices_, paid_);
    const auto price = free_planner_.plan(member_, paid_.data(), weekend_price, fine_scale_, line_);
    if (!price)
        return std::nullopt;
    for (std::size_t at = 0; at < own_.size(); ++at)
        amounts_[at] = own_[at].amount_of(instance_, line_);
    return floor + *price;
}

/// Of the duties and all tolls of a line; the prices hold the linear ones.
Cost LabelPlanner::price_of(const Line& line, const std::int32_t* prices) const
{
    Cost price = instance_.counted_toll(member_, line).soft * fine_scale_;
    for (int day = 0; day < instance_.days; ++day) {
        const int duty = line[day];
        price += prices[day * instance_.duty_count + duty] - instance_.linear_of(member_, day, duty) * fine_scale_;
    }
    return price;
}

/// The floor at these prices of sums and its slopes; keeps it if it is the highest, and the line if it is the best.
std::optional<LabelPlanner::Point> LabelPlanner::point(const std::int32_t* prices)
{
    const auto floor = plan_freely(prices);
    if (!floor)
        return std::nullopt;
    Point now{*floor, List<int>(own_.size(), 0)};
    bool is_allowed = true;
    Cost price = *floor;
    for (std::size_t at = 0; at < own_.size(); ++at) {
        now.slopes[at] = std::clamp(amounts_[at], suits_[at].least, suits_[at].greatest) - amounts_[at];
        if (now.slopes[at] != 0)
            counts_[at] = 1;
        is_allowed = is_allowed && own_[at].allows(amounts_[at]);
        if (is_allowed)
            price += own_[at].toll(amounts_[at]) * fine_scale_ + own_prices_[at] * amounts_[at] - suits_[at].value;
    }
    if (is_allowed && (!best_price_ || price < *best_price_)) {
        // The free planner takes no price as more than it has room for.
        price = price_of(line_, prices);
        if (!best_price_ || price < *best_price_) {
            best_price_ = price;
            best_line_ = line_;
        }
    }
    if (!best_floor_ || *floor > *best_floor_) {
        best_floor_ = floor;
        std::ranges::copy(own_prices_, best_prices_.begin());
    }
    return now;
}

/// Towards prices at which nothing is worth more than what the best line costs.
void LabelPlanner::raise_floor(const std::int32_t* prices)
{
    auto now = point(prices);
    if (!now)
        return;
    // Measured in duties: a price of a unit of minutes is many times less than that of a night.
    List<double> measure(own_.size());
    for (std::size_t at = 0; at < own_.size(); ++at)
        measure[at] = std::max(1, own_[at].most_a_day());
    const double dearest = PathPlanner::unreachable / 16.0 / (instance_.days + 2);
    List<double> at_prices(own_.size());
    List<double> slope(own_.size());
    const double enough = 0.05 * static_cast<double>(fine_scale_);
    ProximalBundle bundle(own_.size(), reach_[member_], enough, most_rises);
    const List<std::int64_t> first_prices(own_prices_.begin(), own_prices_.end());
    for (int rise = 0; now && rise < most_rises; ++rise) {
        if (best_price_ && *best_price_ <= *best_floor_)
            break;
        for (std::size_t at = 0; at < own_.size(); ++at) {
            at_prices[at] = static_cast<double>(own_prices_[at]) * measure[at];
            slope[at] = now->slopes[at] / measure[at];
        }
        bundle.see(at_prices, static_cast<double>(now->floor), slope);
        const List<double>& next = bundle.next();
        if (bundle.hope() < enough)
            break;
        bool has_moved = false;
        for (std::size_t at = 0; at < own_.size(); ++at) {
            const double most = dearest * own_[at].days_of_unit();
            const auto price = std::llround(std::clamp(next[at], -most, most) / measure[at]);
            has_moved = has_moved || price != own_prices_[at];
            own_prices_[at] = price;
        }
        if (!has_moved)
            break;
        now = point(prices);
    }
    std::ranges::copy(best_prices_, own_prices_.begin());
    double moved = 0.0;
    for (std::size_t at = 0; at < own_.size(); ++at) {
        const double by = static_cast<double>(own_prices_[at] - first_prices[at]) * measure[at];
        moved += by * by;
    }
    double& reach = reach_[member_];
    reach = std::max({std::sqrt(moved), reach / 2.0, static_cast<double>(fine_scale_)});
}

void LabelPlanner::begin(int member)
{
    member_ = member;
    const std::size_t first = first_sum_[member];
    const std::size_t count = first_sum_[member + 1] - first;
    own_ = sums_.subspan(first, count);
    own_prices_ = std::span(prices_).subspan(first, count);
    amounts_.assign(count, 0);
    suits_.assign(count, {});
    counts_.assign(count, 0);
    best_prices_.assign(count, 0);
    best_floor_.reset();
    best_price_.reset();
}

Cost LabelPlanner::rounded_up(Cost floor) const { return floor > 0 ? (floor + fine_ - 1) / fine_ : floor / fine_; }

std::optional<LabelPlanner::Plan> LabelPlanner::plan(int member, const std::int32_t* prices, Line& duties)
{
    begin(member);
    prices = refined(prices);
    raise_floor(prices);
    if (!best_floor_)
        return std::nullopt;
    const std::size_t count = own_.size();
    bool is_exact = best_price_ && *best_price_ <= *best_floor_;
    if (!is_exact) {
        plan_freely(prices);  // the table at the best prices
        for (int attempt = 0; attempt < most_searches; ++attempt) {
            const auto held_price = best_price_;
            const Line held_line = best_line_;
            is_exact = search();
            // What was not counted must have come out as it suits.
            bool is_kept = true;
            if (best_price_ && best_price_ != held_price)
                for (std::size_t at = 0; at < count; ++at)
                    if (const int amount = own_[at].amount_of(instance_, best_line_);
                        counts_[at] == 0 && own_prices_[at] == 0 &&
                        (amount < suits_[at].least || amount > suits_[at].greatest)) {
                        counts_[at] = 1;
                        is_kept = false;
                    }
            if (is_kept)
                break;
            is_exact = false;
            best_price_ = held_price;
            best_line_ = held_line;
        }
    }
    if (!best_price_)
        return std::nullopt;
    duties = best_line_;
    const Cost floor = rounded_up(*best_floor_);
    return Plan{*best_price_ / fine_, floor, is_exact || *best_price_ / fine_ == floor};
}

}  // namespace muster::roster::engine::pricing
