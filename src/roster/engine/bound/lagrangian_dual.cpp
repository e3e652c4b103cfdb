#include "roster/engine/bound/lagrangian_dual.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <iterator>
#include <utility>

namespace muster::inline v0_2::roster::engine::bound {

LagrangianDual::LagrangianDual(const Instance& instance, std::size_t cover_rows, Seed seed, Sums sums, Company company,
                               double memory)
    : instance_(instance), how_(sums), couplings_(instance, cover_rows, sums, company), duty_prices_(instance),
      planner_(instance, seed), free_planner_(instance, seed.split(1)), soft_(instance),
      ascent_(sums == Sums::counted || !instance.has_fair_shares()
                  ? Levels(couplings_.size())
                  : Levels(instance, cover_rows, couplings_.sums, couplings_.companies.size()),
              new_ranges(), memory),
      lines_(instance.members)
{
    planner_.tells_sum_prices = true;
    round_.rounded.assign(couplings_.size(), 0);
    round_.amounts.assign(couplings_.size(), 0.0);
    round_.suits.resize(couplings_.size());
    best_.prices.assign(couplings_.first_company(), 0.0);
    best_.all_prices.assign(couplings_.size(), 0.0);
    best_.certificate.denominator = planner_.scale;
    best_.certificate.prices.assign(cover_rows, 0);
    // Before any round: nothing is paid, and nobody who checks it has to count what this does not.
    for (const Resource& sum : couplings_.sums)
        best_.certificate.sums.push_back(sum.priced(0));
}

/// The most prices that one duty is paid by.
Cost LagrangianDual::most_couplings_of_a_duty()
{
    Cost most = 1;
    const bool searches_now = how_ == Sums::counted && searches();
    const List<Resource> searched = searches_now ? resources_of_lines(instance_) : List<Resource>{};
    const View<const Resource> sums = how_ == Sums::priced ? couplings_.sums : searched;
    const List<std::size_t> first_sum = first_resources(sums, instance_.members);
    for (int member = 0; member < instance_.members; ++member) {
        const std::size_t first = first_sum[member];
        const auto own = sums.subspan(first, first_sum[member + 1] - first);
        for (int duty = 1; duty < instance_.duty_count; ++duty) {
            const Cost summed =
                std::ranges::count_if(own, [&](const Resource& sum) { return sum.amount(true, duty) != 0; });
            for (int day = 0; day < instance_.days; ++day) {
                Cost count = summed;
                instance_.each_row(member, day, duty, [&](int) { ++count; });
                most = std::max(most, count);
            }
        }
    }
    return most;
}

/// Sets the scale as well, as fine as there is room for.
List<PriceRange> LagrangianDual::new_ranges()
{
    Cost dearest = 1;
    for (std::size_t row = 0; row < couplings_.cover_rows; ++row)
        dearest = std::max({dearest, instance_.rows[row].under, instance_.rows[row].over});
    // A duty's price is never taken as more than it is: no bound would hold then.
    const Cost most = TablePlanner::greatest_price(instance_.days) / most_couplings_of_a_duty() - 1;
    planner_.scale = 1;
    while (planner_.scale < 1024 && planner_.scale * 2 * (dearest + dearest / 4) < most)
        planner_.scale *= 2;
    const double steepest = static_cast<double>(most) / static_cast<double>(planner_.scale);
    List<PriceRange> ranges;
    for (std::size_t row = 0; row < couplings_.cover_rows; ++row) {
        // Beyond the steepest slopes of the row's toll no price helps.
        const Row& what = instance_.rows[row];
        const auto highest = static_cast<double>(
            what.under + (what.minimum > 0 ? HardSoftCost::of(what.below_minimum, 1).value(instance_.firm_weight) : 0));
        const auto lowest = -static_cast<double>(
            what.over +
            (what.maximum < what.most ? HardSoftCost::of(what.above_maximum, 1).value(instance_.firm_weight) : 0));
        ranges.push_back({std::max(lowest, -steepest), std::min(highest, steepest)});
    }
    // The sums of a line of many days are far off at first.
    for (const Resource& sum : couplings_.sums) {
        const double limit = steepest * sum.days_of_unit() / std::max(1, sum.most_a_day());
        const double slope = 0.1 * std::sqrt(static_cast<double>(instance_.days)) * std::max(1, sum.most_a_day());
        ranges.push_back({-limit, limit, slope});
    }
    for (std::size_t at = 0; at < couplings_.companies.size(); ++at) {
        const CompanySlot& slot = couplings_.companies[at];
        const auto highest =
            static_cast<double>(HardSoftCost::of(slot.is_pair ? slot.row.below_minimum : slot.row.above_maximum, 1)
                                    .value(instance_.firm_weight));
        const double furthest = std::min(highest, steepest);
        ranges.push_back({-furthest, slot.takes_one ? -furthest : slot.is_pair ? furthest : 0.0});
    }
    return ranges;
}

void LagrangianDual::renew(std::size_t cover_rows)
{
    couplings_.cover_rows = cover_rows;
    round_.rounded.assign(couplings_.size(), 0);
    round_.amounts.assign(couplings_.size(), 0.0);
    round_.suits.resize(couplings_.size());
    ascent_.renew(Levels(couplings_.size()), new_ranges());
    best_.certificate.denominator = planner_.scale;
    best_.value.reset();
    best_.prices.assign(couplings_.first_company(), 0.0);
    best_.all_prices.assign(couplings_.size(), 0.0);
    next_start_.clear();
    round_.next_member = nobody;
    is_infeasible_ = false;
}

void LagrangianDual::begin_at(const List<double>& prices)
{
    if (how_ == Sums::counted && prices.size() > couplings_.cover_rows)
        planner_.begin_at_sums(std::span(prices).subspan(couplings_.cover_rows));
    if (is_midway() && best_.value) {
        next_start_ = prices;
        return;
    }
    round_.next_member = nobody;
    ascent_.set(prices);
    ascent_.restart();
}

std::optional<Cost> LagrangianDual::bound() const
{
    if (!best_.value)
        return std::nullopt;
    Cost bound = *best_.value / planner_.scale;
    if (*best_.value > 0 && *best_.value % planner_.scale != 0)
        ++bound;
    return instance_.in_whole_units(bound);
}

/// The cheapest line, limits on sums being counted.
std::optional<Cost> LagrangianDual::plan(int member, Line& line)
{
    const Line off(instance_.days, 0);
    const auto plan = planner_.plan(
        {.member = member, .from = 0, .to = instance_.days, .line = off, .prices = line_prices_.data()}, line);
    if (!plan)
        return std::nullopt;
    for (const std::uint16_t type : planner_.counted_types())
        round_.counted.push_back({MemberId(static_cast<MemberId::Value>(member)), ShiftTypeId(type)});
    std::ranges::copy(planner_.sum_prices(), std::back_inserter(round_.sum_prices));
    return plan->floor;
}

std::optional<LagrangianDual::LeastLines> LagrangianDual::least_lines(int member)
{
    duty_prices_.set(0, instance_.days, {best_.certificate.prices.data(), couplings_.cover_rows}, 0, planner_.scale);
    duty_prices_.fill(member, line_prices_);
    const Line off(instance_.days, 0);
    const PricingTask task{
        .member = member, .from = 0, .to = instance_.days, .line = off, .prices = line_prices_.data()};
    Line line;
    const auto plan = planner_.plan(task, line);
    LeastLines least;
    if (!plan || !planner_.least_by_duty(task, least.with))
        return std::nullopt;
    least.of_all = plan->floor;
    return least;
}

/// The cheapest line, sums being paid for.
std::optional<Cost> LagrangianDual::plan_freely(int member, Line& line)
{
    const std::int32_t weekend_price = pay_resources(
        instance_, couplings_.sums_of(member), couplings_.of_sums(std::as_const(round_.rounded), member), line_prices_);
    return free_planner_.plan(member, line_prices_.data(), weekend_price, planner_.scale, line);
}

void LagrangianDual::count(int member, const Line& line)
{
    for (int day = 0; day < instance_.days; ++day) {
        couplings_.each_priced_row(member, day, line[day], [&](std::size_t row) { round_.amounts[row] += 1.0; });
        couplings_.each_priced_slot(member, day, line[day],
                                    [&](std::size_t at, int amount) { round_.amounts[at] += amount; });
    }
    const auto sums = couplings_.sums_of(member);
    const auto amounts = couplings_.of_sums(round_.amounts, member);
    for (std::size_t at = 0; at < sums.size(); ++at)
        amounts[at] = sums[at].amount_of(instance_, line);
}

/// Of so many people or more.
Suit LagrangianDual::suit_of_row(std::size_t at, int fewest) const
{
    const Row& row = instance_.rows[at];
    Suit suit;
    std::array<int, 6> bends{0,       couplings_.companies.spared(at) > 0 ? 2 : 0, row.minimum, row.wanted, row.maximum,
                             row.most};
    std::ranges::sort(bends);
    for (const int bend : bends) {
        const int people = std::max(bend, fewest);
        if (people > row.most)
            break;
        const HardSoftCost toll = couplings_.companies.cover_toll(instance_, at, people);
        if (toll.hard > 0)
            continue;
        suit.see(toll.soft * planner_.scale + round_.rounded[at] * people, people);
    }
    return suit;
}

/// With the cover of its shift, where that is not with another company yet.
Suit LagrangianDual::suit_of_slot(const CompanySlot& slot, std::int64_t price)
{
    if (slot.takes_one)  // whoever comes: its cover knows
        return {.least = slot.fewest(), .greatest = slot.greatest(), .exists = true};
    const bool is_with_cover = price != 0 && slot.cover < round_.is_with_company.size() &&
                               couplings_.companies.spared(slot.cover) == 0 &&
                               std::exchange(round_.is_with_company[slot.cover], 1) == 0;
    const Suit suit = slot.suit(price, planner_.scale, [&](int people) -> std::optional<Cost> {
        if (!is_with_cover || people <= round_.suits[slot.cover].second)
            return 0;
        const Suit with = suit_of_row(slot.cover, people);
        return with.exists ? std::optional(with.value - suit_of_row(slot.cover).value) : std::nullopt;
    });
    const int people = std::abs(suit.least);
    if (is_with_cover && suit.exists && people > round_.suits[slot.cover].second) {
        const Suit with = suit_of_row(slot.cover, people);
        round_.suits[slot.cover] = {with.least, with.greatest};
    }
    return suit;
}

/// What suits the rows and the limits; false where nothing does.
bool LagrangianDual::suit_couplings()
{
    const std::size_t cover_rows = couplings_.cover_rows;
    round_.is_with_company.assign(couplings_.companies.size() > 0 ? cover_rows : 0, 0);
    for (std::size_t at = 0; at < couplings_.size(); ++at) {
        const std::int64_t price = round_.rounded[at];
        const Suit suit = at < cover_rows ? suit_of_row(at)
                          : at < couplings_.first_company()
                              ? couplings_.sums[at - cover_rows].suit(price, planner_.scale)
                              : suit_of_slot(couplings_.companies[at - couplings_.first_company()], price);
        if (!suit.exists)
            return false;
        round_.value += suit.value;
        round_.suits[at] = {suit.least, suit.greatest};
    }
    return true;
}

/// False where no amounts suit.
bool LagrangianDual::begin_round()
{
    for (std::size_t at = 0; at < couplings_.size(); ++at)
        round_.rounded[at] = static_cast<std::int64_t>(
            std::floor(ascent_.clamped(at, round_.prices[at]) * static_cast<double>(planner_.scale) + 0.5));
    other_work_ += couplings_.size() + static_cast<std::uint64_t>(instance_.members * instance_.days * instance_.types);
    round_.value = 0;
    if (!suit_couplings())
        return false;
    round_.counted.clear();
    round_.sum_prices.clear();
    std::ranges::fill(round_.amounts, 0.0);
    round_.next_member = 0;
    return true;
}

std::optional<Cost> LagrangianDual::evaluate(const Budget& budget, double temperature)
{
    if (!is_midway() && !begin_round()) {
        is_infeasible_ = true;
        return std::nullopt;
    }
    duty_prices_.set(0, instance_.days, {round_.rounded.data(), couplings_.cover_rows}, 0, planner_.scale);
    for (int& member = round_.next_member; member < instance_.members; ++member) {
        if (budget.is_spent())
            return std::nullopt;
        duty_prices_.fill(member, line_prices_);
        couplings_.companies.pay(instance_, member, couplings_.of_companies(std::as_const(round_.rounded)),
                                 line_prices_);
        Line& line = lines_[member];
        const auto price = how_ == Sums::priced ? plan_freely(member, line) : plan(member, line);
        if (!price) {
            is_infeasible_ = true;
            return std::nullopt;
        }
        round_.value += *price;
        if (temperature > 0.0)
            soft_.count(couplings_, member, round_.prices, free_planner_, planner_.scale, temperature, round_.amounts);
        else
            count(member, line);
    }
    round_.next_member = nobody;
    return round_.value;
}

bool LagrangianDual::try_prices(const List<double>& prices, const Budget& budget)
{
    if (!is_midway()) {
        ascent_.set(prices);
        round_.prices = prices;
    }
    const auto value = evaluate(budget);
    if (!value)
        return false;
    keep_if_best(*value);
    return true;
}

bool LagrangianDual::soften(const List<double>& prices, double temperature, const Budget& budget)
{
    if (!is_midway()) {
        ascent_.set(prices);
        round_.prices = prices;
        soft_.begin();
    }
    const auto value = evaluate(budget, temperature);
    if (!value)
        return false;
    keep_if_best(*value);
    soft_.suit(couplings_, round_.prices, round_.suits, round_.amounts, temperature);
    return true;
}

List<double> LagrangianDual::within_ranges(List<double> prices) const
{
    for (std::size_t at = 0; at < prices.size(); ++at)
        prices[at] = ascent_.clamped(at, prices[at]);
    return prices;
}

void LagrangianDual::keep_if_best(Cost value)
{
    if (best_.value && value <= *best_.value)
        return;
    best_.value = value;
    const auto sums = round_.rounded.begin() + static_cast<std::ptrdiff_t>(couplings_.cover_rows);
    best_.certificate.prices.assign(round_.rounded.begin(), sums);
    best_.certificate.counted = round_.counted;
    best_.certificate.sums = round_.sum_prices;
    for (std::size_t at = 0; at < couplings_.sums.size(); ++at)
        best_.certificate.sums.push_back(couplings_.sums[at].priced(round_.rounded[couplings_.cover_rows + at]));
    best_.certificate.companies =
        couplings_.companies.priced(instance_, couplings_.of_companies(std::as_const(round_.rounded)));
    best_.all_prices = round_.prices;
    best_.prices.assign(round_.prices.begin(),
                        round_.prices.begin() + static_cast<std::ptrdiff_t>(couplings_.first_company()));
    ascent_.keep();
}

/// Along the slope: what suits each coupling, less what the lines make of it.
void LagrangianDual::go(Cost value, std::optional<Cost> best_before, std::optional<Cost> upper)
{
    List<double> slope(couplings_.size());
    for (std::size_t at = 0; at < slope.size(); ++at) {
        const auto [least, greatest] = round_.suits[at];
        slope[at] = std::clamp<double>(round_.amounts[at], least, greatest) - round_.amounts[at];
    }
    const auto whole = [&](Cost parts) { return static_cast<double>(parts) / static_cast<double>(planner_.scale); };
    ascent_.go(slope, {.value = whole(value),
                       .best = whole(*best_.value),
                       .best_before = best_before ? std::optional(whole(*best_before)) : std::nullopt,
                       .upper = upper ? std::optional(static_cast<double>(*upper)) : std::nullopt,
                       .is_best = best_.value == value && best_before != best_.value});
}

bool LagrangianDual::step(std::optional<Cost> upper, const Budget& budget)
{
    if (!is_midway())
        ascent_.compose(round_.prices);
    const auto value = evaluate(budget);
    if (!value)
        return false;
    const std::optional<Cost> before = best_.value;
    keep_if_best(*value);
    if (!next_start_.empty()) {
        begin_at(std::exchange(next_start_, {}));
        return true;
    }
    go(*value, before, upper);
    if (how_ == Sums::priced)
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
