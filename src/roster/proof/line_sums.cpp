#include "roster/proof/line_sums.hpp"

#include <algorithm>
#include <numeric>

namespace muster::inline v0_2::roster {

LineSums::LineSums(const Problem& problem, MemberId member, const std::vector<Stand>& stands, const LinePrices& prices)
    : problem_(problem), member_(member), limits_(problem.limits(member)), penalties_(problem.penalties(member)),
      history_(problem.history(member)), stands_(stands), scale_(prices.scale)
{
    for (const SumPrice& priced : prices.sums) {
        Sum sum{.is_weekends = priced.sum == SumKind::weekends, .measure = priced.measure};
        if (priced.sum == SumKind::type)
            sum.type = priced.type;
        sum.price = priced.price;
        set_units(sum);
        if (sum.is_weekends)
            weekend_price_ = sum.price;
        paid_.push_back(sum);
    }
    ask(prices.counted);
}

void LineSums::ask(const std::vector<ShiftTypeId>& counted)
{
    const auto ask = [&](Measure measure) {
        if (std::ranges::none_of(asked_, [&](const Sum& sum) { return !sum.is_weekends && sum.measure == measure; }))
            asked_.push_back({.measure = measure});
    };
    if (limits_.minimum_minutes.count() > 0 || limits_.maximum_minutes.count() != no_limit)
        ask(Measure::minutes);
    if (limits_.minimum_shifts > history_.shifts || limits_.maximum_shifts != no_limit)
        ask(Measure::shifts);
    if (std::int64_t{limits_.maximum_weekends} < std::int64_t{problem_.weekend_count(member_)} + history_.weekends)
        asked_.push_back({.is_weekends = true});
    for (const Fairness& fairness : problem_.fairness())
        ask(fairness.measure);
    for (const ShiftTypeId type : counted)
        asked_.push_back({.type = type});
    std::erase_if(asked_, [&](const Sum& sum) { return is_paid(sum); });
    for (Sum& sum : asked_) {
        set_units(sum);
        set_top(sum);
    }
}

bool LineSums::is_paid(const Sum& asked) const
{
    return std::ranges::any_of(paid_, [&](const Sum& sum) {
        return sum.is_weekends == asked.is_weekends && sum.type == asked.type &&
               (sum.is_weekends || sum.type.is_set() || sum.measure == asked.measure);
    });
}

std::int64_t LineSums::amount_of(const Sum& sum, int day, const Stand& stand) const
{
    std::int64_t amount = 0;
    for (const ShiftTypeId type : stand)
        if (sum.type.is_set())
            amount += type == sum.type ? 1 : 0;
        else if (!sum.is_weekends)
            amount += problem_.load_of(sum.measure, day, type);
    return amount;
}

std::vector<std::int64_t> LineSums::amounts_of(const Stand& stand) const
{
    std::vector<std::int64_t> amounts;
    for (const std::vector<Sum>* sums : {&asked_, &paid_})
        for (const Sum& sum : *sums)
            if (!sum.is_weekends)
                // Each shift is as much of a weekend as another.
                amounts.push_back(sum.measure == Measure::weekends && !sum.type.is_set()
                                      ? static_cast<std::int64_t>(stand.size())
                                      : amount_of(sum, 0, stand));
    return amounts;
}

std::int64_t LineSums::paid_for(int day, const Stand& stand) const
{
    std::int64_t paid = 0;
    for (const Sum& sum : paid_)
        paid += sum.price * amount_of(sum, day, stand) / sum.unit;
    return paid;
}

/// Greatest common unit of what stands add, and the units of a line at most.
void LineSums::set_units(Sum& sum) const
{
    sum.unit = 0;
    std::int64_t possible = 0;
    for (int day = 0; day < problem_.day_count(); ++day) {
        std::int64_t most = 0;
        for (const Stand& stand : stands_) {
            sum.unit = std::gcd(sum.unit, amount_of(sum, day, stand));
            most = std::max(most, amount_of(sum, day, stand));
        }
        possible += most;
    }
    if (sum.is_weekends || sum.unit == 0)
        sum.unit = 1;
    if (sum.is_weekends)
        possible = problem_.weekend_count(member_);
    sum.possible = possible / sum.unit;
}

/// Where a sum need not be counted any further.
void LineSums::set_top(Sum& sum) const
{
    const std::int64_t possible = sum.possible * sum.unit;
    std::int64_t calm = 0;  // from here on costs rise evenly
    std::int64_t limit = never;
    bool is_hard = false;
    const auto limit_to = [&](std::int64_t most, std::int64_t before, const Penalty& penalty) {
        limit = most == no_limit ? never : std::max<std::int64_t>(0, most - before);
        is_hard = penalty.is_hard;
    };
    if (sum.is_weekends) {
        limit_to(limits_.maximum_weekends, history_.weekends, penalties_.weekends);
    } else if (sum.type.is_set()) {
        limit_to(problem_.maximum_of(member_, sum.type), 0, penalties_.shift_type_maximum);
    } else if (sum.measure == Measure::minutes) {
        calm = limits_.minimum_minutes.count();
        limit_to(limits_.maximum_minutes.count(), 0, penalties_.maximum_minutes);
    } else if (sum.measure == Measure::shifts) {
        calm = std::max<std::int64_t>(0, std::int64_t{limits_.minimum_shifts} - history_.shifts);
        limit_to(limits_.maximum_shifts, history_.shifts, penalties_.maximum_shifts);
    }
    for (const Fairness& fairness : problem_.fairness())
        if (!sum.is_weekends && !sum.type.is_set() && fairness.measure == sum.measure) {
            const std::int64_t near =
                std::max<std::int64_t>(0, problem_.fair_load(sum.measure, member_)) + fairness.tolerance;
            calm = std::max(calm, fairness.step == 0 ? near : 2 * (near + 4 * sum.unit));
        }
    if (is_hard && limit < never) {
        sum.cuts = limit < possible;
        sum.top = std::min(possible, limit) / sum.unit;
        return;
    }
    if (limit < never)
        calm = std::max(calm, limit);
    sum.top = std::min(sum.possible, (calm + sum.unit - 1) / sum.unit);
    std::int64_t at_top = 0;
    std::int64_t after = 0;
    if (toll_of(sum, sum.top * sum.unit, at_top) && toll_of(sum, (sum.top + 1) * sum.unit, after))
        sum.beyond = after - at_top;
}

void LineSums::count(std::size_t heads, std::size_t most_states)
{
    for (Sum& sum : asked_) {
        const std::size_t extent = static_cast<std::size_t>(sum.top) + 1;
        if (states_ * extent * heads > most_states)
            continue;
        sum.stride = states_;
        states_ *= extent;
        sums_.push_back(sum);
    }
}

bool LineSums::set_successors(int day, const Stand& stand, bool opens, Successors& successors) const
{
    std::vector<std::int64_t> steps;
    for (const Sum& sum : sums_)
        steps.push_back(sum.is_weekends ? (opens ? 1 : 0) : amount_of(sum, day, stand) / sum.unit);
    if (successors.state.size() == states_ && successors.steps == steps)
        return false;
    successors.steps = std::move(steps);
    successors.state.resize(states_);
    std::iota(successors.state.begin(), successors.state.end(), std::size_t{0});
    successors.toll.assign(states_, 0);
    for (std::size_t at = 0; at < sums_.size(); ++at) {
        const Sum& sum = sums_[at];
        const std::int64_t step = successors.steps[at];
        for (std::size_t state = 0; step > 0 && state < states_; ++state) {
            const auto held = static_cast<std::int64_t>(state / sum.stride) % (sum.top + 1);
            const std::int64_t beyond = std::max<std::int64_t>(0, held + step - sum.top);
            if (successors.state[state] == nowhere)
                continue;
            successors.state[state] += static_cast<std::size_t>(step - beyond) * sum.stride;
            successors.toll[state] += sum.beyond * beyond;
            if (beyond > 0 && sum.cuts)
                successors.state[state] = nowhere;
        }
    }
    return true;
}

/// Toll of so much of a sum; false if a hard rule forbids it.
bool LineSums::toll_of(const Sum& sum, std::int64_t value, std::int64_t& toll) const
{
    const auto pay = [&](const Penalty& penalty, std::int64_t amount) {
        toll += penalty.is_hard || amount <= 0 ? 0 : penalty.weight * amount * scale_;
        return !penalty.is_hard || amount <= 0;
    };
    // Only what is of this period is held against it.
    const auto above = [&](std::int64_t before, std::int64_t most) { return std::min(value, value + before - most); };
    if (sum.is_weekends)
        return pay(penalties_.weekends, above(history_.weekends, limits_.maximum_weekends));
    if (sum.type.is_set())
        return pay(penalties_.shift_type_maximum, value - problem_.maximum_of(member_, sum.type));
    if (sum.measure == Measure::minutes) {
        if (!pay(penalties_.minimum_minutes, limits_.minimum_minutes.count() - value))
            return false;
        if (limits_.maximum_minutes.count() != no_limit &&
            !pay(penalties_.maximum_minutes, value - limits_.maximum_minutes.count()))
            return false;
    }
    if (sum.measure == Measure::shifts) {
        if (!pay(penalties_.minimum_shifts, std::int64_t{limits_.minimum_shifts} - history_.shifts - value))
            return false;
        if (limits_.maximum_shifts != no_limit &&
            !pay(penalties_.maximum_shifts, above(history_.shifts, limits_.maximum_shifts)))
            return false;
    }
    for (const Fairness& fairness : problem_.fairness())
        if (fairness.measure == sum.measure)
            toll += fairness.cost(value - problem_.fair_load(sum.measure, member_)) * scale_;
    return true;
}

bool LineSums::end_toll(std::size_t state, std::int64_t& toll) const
{
    return std::ranges::all_of(sums_, [&](const Sum& sum) {
        return toll_of(sum, static_cast<std::int64_t>(state / sum.stride) % (sum.top + 1) * sum.unit, toll);
    });
}

std::int64_t LineSums::least_of_limits() const
{
    std::int64_t all = 0;
    for (const Sum& sum : paid_) {
        std::int64_t least = never;
        for (std::int64_t units = 0; units <= sum.possible; ++units)
            if (std::int64_t toll = sum.price * units; toll_of(sum, units * sum.unit, toll))
                least = std::min(least, toll);
        if (least >= never)
            return never;
        all += least;
    }
    return all;
}

}  // namespace muster::roster
