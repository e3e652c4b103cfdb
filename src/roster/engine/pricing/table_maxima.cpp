// Maxima of single types, and of weekends where a table has no room for them.
//
// Maxima of types seldom bind: they become dimensions when a line breaks them. Where that would be too large a table,
// and the line must hold, the days of the type (or the weekends) are chosen beforehand: of those that the plan took the
// ones that cost least, as many as may be; on all others it is barred, and the plan is made again.
#include "roster/engine/pricing/table_planner.hpp"
#include "roster/rule/line_term.hpp"

#include <algorithm>
#include <utility>

namespace muster::inline v0_2::roster::engine::pricing {

List<std::uint16_t> TablePlanner::counted_types() const
{
    if (was_searched_)
        return {};
    const LineRules& rule = instance_.rules[member_];
    List<std::uint16_t> types;
    for (const Dimension& dimension : dimensions_)
        if (const Counter& counter = rule.counters[dimension.counter]; counter.counted == Counted::type)
            types.push_back(counter.type);
    return types;
}

List<SumPrice> TablePlanner::sum_prices() const
{
    return was_searched_ ? searcher_->priced_sums(member_) : List<SumPrice>{};
}

/// What the whole line has, these duties in the window.
Tally TablePlanner::tally_of(const PricingTask& task, const Line& duties)
{
    whole_.assign(task.line.begin(), task.line.end());
    std::ranges::copy(duties, whole_.begin() + task.from);
    Tally tally;
    instance_.tally(whole_, 0, instance_.days, tally);
    return tally;
}

void TablePlanner::bar_type(const PricingTask& task, const Line& duties, int type, Cost excess)
{
    const auto has = [&](DutyIndex duty) {
        return std::ranges::find(instance_.duties[duty].types, type) != instance_.duties[duty].types.end();
    };
    List<std::pair<std::int32_t, int>> taken;
    for (int step = 0; step < task.to - task.from; ++step)
        if (const DutyIndex duty = duties[step]; has(duty))
            taken.emplace_back(held_prices_[step * instance_.duty_count + duty], step);
    std::ranges::sort(taken);
    taken.resize(taken.size() - std::min(taken.size(), static_cast<std::size_t>(excess)));
    List<std::uint8_t> keeps(task.to - task.from, 0);
    for (const auto& [price, step] : taken)
        keeps[step] = 1;
    for (int step = 0; step < task.to - task.from; ++step)
        for (int duty = 1; duty < instance_.duty_count; ++duty)
            if (keeps[step] == 0 && has(static_cast<DutyIndex>(duty)))
                held_prices_[step * instance_.duty_count + duty] = barred;
}

void TablePlanner::bar_weekends(const PricingTask& task, const Line& duties, Cost excess)
{
    List<std::pair<Cost, int>> taken;  // by weekend, in order of days at first
    for (int step = 0; step < task.to - task.from; ++step) {
        const DutyIndex duty = duties[step];
        const int weekend = instance_.weekend_of[task.from + step];
        if (duty == 0 || weekend < 0)
            continue;
        if (taken.empty() || taken.back().second != weekend)
            taken.emplace_back(0, weekend);
        const std::int32_t* prices = held_prices_.data() + step * instance_.duty_count;
        taken.back().first += Cost{prices[duty]} - (prices[0] == barred ? 0 : prices[0]);
    }
    std::ranges::sort(taken);
    taken.resize(taken.size() - std::min(taken.size(), static_cast<std::size_t>(excess)));
    for (int step = 0; step < task.to - task.from; ++step) {
        const int weekend = instance_.weekend_of[task.from + step];
        if (weekend >= 0 && std::ranges::find(taken, weekend, &std::pair<Cost, int>::second) == taken.end())
            for (int duty = 1; duty < instance_.duty_count; ++duty)
                held_prices_[step * instance_.duty_count + duty] = barred;
    }
}

/// Bars days of what the line has too much of. Whether there was anything.
bool TablePlanner::bar_excess(const PricingTask& task, const Line& duties, const Tally& tally)
{
    const LineRules& rule = instance_.rules[task.member];
    bool found = false;
    for (const Counter& counter : rule.counters) {
        const bool may_lie_out = counter.counted == Counted::type || counter.counted == Counted::weekends;
        if (!may_lie_out || !counter.above.is_hard || counter.maximum == no_limit)
            continue;
        const Cost excess = instance_.counted(counter, tally) - counter.maximum;
        if (excess <= 0)
            continue;
        if (!found && held_prices_.empty())
            held_prices_.assign(task.prices, task.prices + (task.to - task.from) * instance_.duty_count);
        found = true;
        if (counter.counted == Counted::type)
            bar_type(task, duties, counter.type, excess);
        else
            bar_weekends(task, duties, excess);
    }
    return found;
}

/// Bars days of what no table holds and the line has too much of: of those that each would be enough, the dearest.
/// Whether there were any.
bool TablePlanner::bar_terms(const PricingTask& task, const Line& duties)
{
    const LineTerms& terms = instance_.terms[task.member];
    whole_.assign(task.line.begin(), task.line.end());
    std::ranges::copy(duties, whole_.begin() + task.from);
    bool found = false;
    while (const auto excess = terms.excess(instance_, whole_)) {
        if (term_prices_.empty())
            term_prices_.assign(task.prices, task.prices + (task.to - task.from) * instance_.duty_count);
        const auto prices_on = [&](int day) { return term_prices_.data() + (day - task.from) * instance_.duty_count; };
        const std::vector<int>* dearest = nullptr;
        Cost most = 0;
        for (const std::vector<int>& group : excess->groups) {
            const bool is_open = std::ranges::all_of(
                group, [&](int day) { return day >= task.from && day < task.to && prices_on(day)[0] != barred; });
            if (!is_open)
                continue;
            Cost loss = 0;
            for (const int day : group)
                loss += Cost{prices_on(day)[whole_[day]]} - prices_on(day)[0];
            if (dearest == nullptr || loss > most) {
                dearest = &group;
                most = loss;
            }
        }
        if (dearest == nullptr)
            return found;
        for (const int day : *dearest) {
            for (int duty = 1; duty < instance_.duty_count; ++duty)
                if (excess->counts[static_cast<std::size_t>(duty)] != 0)
                    prices_on(day)[duty] = barred;
            whole_[day] = 0;
        }
        found = true;
    }
    return found;
}

std::optional<TablePlanner::Plan> TablePlanner::plan_by_table(PricingTask task, Line& duties)
{
    const LineRules& rule = instance_.rules[task.member];
    wanted_counters_.clear();
    held_prices_.clear();
    while (true) {
        auto found = attempt(task, duties);
        if (!found)
            return found;
        found->is_exact = found->is_exact && held_prices_.empty();
        const std::size_t asked = wanted_counters_.size();
        const Tally tally = tally_of(task, duties);
        for (int index = 0; index < static_cast<int>(rule.counters.size()); ++index) {
            const Counter& counter = rule.counters[index];
            if (counter.counted != Counted::type || !counter.above.is_hard ||
                std::ranges::find(wanted_counters_, index) != wanted_counters_.end())
                continue;
            if (instance_.counted(counter, tally) > counter.maximum)
                wanted_counters_.push_back(index);
        }
        if (wanted_counters_.size() != asked)
            continue;
        if (!task.keeps_all || !task.is_strict || is_exact_ || !bar_excess(task, duties, tally))
            return found;
        task.prices = held_prices_.data();
    }
}

}  // namespace muster::roster::engine::pricing
