// Which record stands for an event that counts once: the one that makes what the indicator counts the greatest. Of sums
// without caps of periods, means, the best and the worst that is the greatest record of the event, whatever the others.
// Of sums with caps of periods it depends on the others, see event_choice.cpp. Of the latest, too: every event has a
// record on its first day at the latest, so the last of these days is a day that the latest cannot come before, and a
// record from that day on can be the latest, as all other events can stand further back. The greatest of them is.
#include "evaluation/event_choice.hpp"
#include "evaluation/item_runs.hpp"
#include "muster/core/error.hpp"

#include <map>
#include <optional>
#include <string>
#include <utility>

namespace muster::inline v0_2::evaluation {
namespace {

bool has_period_cap(const IndicatorPlan& plan) { return plan.period_most != std::numeric_limits<std::int64_t>::max(); }

bool depends_on_others(const IndicatorPlan& plan)
{
    return has_period_cap(plan) || (plan.choice && plan.choice->first == rule::First::latest);
}

void keep_greatest(ItemRun first, ItemRun last)
{
    const ItemRun best = std::ranges::max_element(first, last, {}, &Item::amount);  // the first of equal ones
    for (auto it = first; it != last; ++it)
        if (it != best)
            drop(**it, RecordFate::not_highest);
}

[[noreturn]] void refuse_events(const Plan& plan, const Item& item, std::size_t events)
{
    const std::string& member = plan.roll.members()[MemberId(item.member)].code;
    const std::string& indicator = plan.scheme.indicators()[IndicatorId(item.indicator)].code;
    throw InvalidInput({"member \"" + member + "\", indicator \"" + indicator + "\""},
                       std::to_string(events) +
                           " events have records in several periods of its cap, and which of them count best is not "
                           "found in the steps that are given to it",
                       "make void those records of an event that need not count");
}

// Records of one member and indicator, in the order of what they say.
void settle_capped(const Plan& plan, ItemRun first, ItemRun last)
{
    const IndicatorPlan& indicator = plan.indicators[(*first)->indicator];
    CappedEvents problem{.most = indicator.period_most};
    std::map<std::uint32_t, std::vector<Item*>> greatest_of;  // by event, at most one of each period
    std::vector<std::uint32_t> order;                         // events by their first record
    std::uint32_t latest = nothing;
    std::map<const Item*, std::uint32_t> row_of;  // of the item's period
    for (auto it = first; it != last; ++it) {
        const std::uint32_t period = period_of((*it)->day, indicator.period);
        if (period != latest)
            problem.loads.emplace_back();
        latest = period;
        const auto row = static_cast<std::uint32_t>(problem.loads.size() - 1);
        if ((*it)->event == nothing) {
            problem.loads.back() += (*it)->amount;
            continue;
        }
        row_of[*it] = row;
        std::vector<Item*>& records = greatest_of[(*it)->event];
        if (records.empty())
            order.push_back((*it)->event);
        if (records.empty() || row_of[records.back()] != row)
            records.push_back(*it);
        else if ((*it)->amount > records.back()->amount)
            drop(*std::exchange(records.back(), *it), RecordFate::not_highest);
        else
            drop(**it, RecordFate::not_highest);
    }
    std::vector<std::vector<Item*>*> several;
    for (const std::uint32_t event : order) {
        std::vector<Item*>& records = greatest_of[event];
        if (records.size() == 1) {
            problem.loads[row_of[records.front()]] += records.front()->amount;
            continue;
        }
        std::ranges::stable_sort(records, std::ranges::greater{}, &Item::amount);
        several.push_back(&records);
        auto& made = problem.events.emplace_back();
        for (const Item* item : records)
            made.push_back({row_of[item], item->amount});
    }
    const auto chosen = choose_events(std::move(problem));
    if (!chosen)
        refuse_events(plan, **first, several.size());
    for (std::size_t event = 0; event < several.size(); ++event)
        for (std::size_t place = 0; place < several[event]->size(); ++place)
            if (place != (*chosen)[event])
                drop(*(*several[event])[place], RecordFate::not_highest);
}

// Records of one member and indicator, in the order of what they say, so by day.
void settle_latest(ItemRun first, ItemRun last)
{
    std::map<std::uint32_t, Item*> stands;  // by event
    std::uint32_t from = 0;                 // no latest record comes before this day
    for (auto it = first; it != last; ++it)
        if ((*it)->event == nothing || stands.emplace((*it)->event, nullptr).second)
            from = (*it)->day;
    const Item* winner = nullptr;
    for (auto it = first; it != last; ++it) {
        const bool is_greater = winner == nullptr || (*it)->amount > winner->amount;
        const bool is_later = winner != nullptr && (*it)->amount == winner->amount && (*it)->day > winner->day;
        if ((*it)->day >= from && (is_greater || is_later))
            winner = *it;
    }
    for (auto it = first; it != last; ++it) {
        Item& item = **it;
        if (item.event == nothing)
            continue;
        Item*& other = stands[item.event];
        const bool may_stand = item.event == winner->event ? &item == winner
                                                           : item.day < winner->day || (item.day == winner->day &&
                                                                                        item.amount <= winner->amount);
        if (!may_stand || (other != nullptr && item.amount <= other->amount))
            drop(item, RecordFate::not_highest);
        else if (Item* const lesser = std::exchange(other, &item))
            drop(*lesser, RecordFate::not_highest);
    }
}

}  // namespace

void settle_events(const Plan& plan, std::vector<Item>& items)
{
    const auto plan_of = [&](const Item& item) -> const IndicatorPlan& { return plan.indicators[item.indicator]; };
    auto of_events = counting(items, [&](const Item& item) {
        return item.event != nothing && plan_of(item).once_per_event && !depends_on_others(plan_of(item));
    });
    const auto event = [](const Item& item) { return std::tuple(item.member, item.indicator, item.event); };
    sort_by(plan, of_events, event);
    for_runs(of_events, event, keep_greatest);

    auto together = counting(
        items, [&](const Item& item) { return plan_of(item).once_per_event && depends_on_others(plan_of(item)); });
    const auto cell = [](const Item& item) { return std::tuple(item.member, item.indicator); };
    sort_by(plan, together, cell);
    for_runs(together, cell, [&](ItemRun first, ItemRun last) {
        if (has_period_cap(plan_of(**first)))
            settle_capped(plan, first, last);
        else
            settle_latest(first, last);
    });
}

}  // namespace muster::evaluation
