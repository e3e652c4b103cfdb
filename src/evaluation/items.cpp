// Five passes, each over items sorted so that those that compete stand side by side. Every order goes by what the
// records say. Only records that say the same in all go by their number, and of them it is one which of them counts.
#include "evaluation/items.hpp"

#include "evaluation/fraction.hpp"
#include "evaluation/item_runs.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

namespace muster::inline v0_2::evaluation {
namespace {

// Of each event of an indicator the records of the source trusted most stay.
void settle_sources(const Plan& plan, std::vector<Item>& items)
{
    auto rivals = counting(
        items, [&](const Item& item) { return item.event != nothing && plan.indicators[item.indicator].is_by_trust; });
    const auto key = [](const Item& item) { return std::tuple(item.member, item.indicator, item.event); };
    sort_by(plan, rivals, key);
    const auto sources = plan.ledger.source_column();
    const auto place_of = [&](const Item& item) {
        const std::vector<std::uint32_t>& places = plan.trust[item.indicator];
        const record::SourceId source = sources[item.record];
        const auto last =
            static_cast<std::uint32_t>(plan.scheme.indicators()[IndicatorId(item.indicator)].trusted.size());
        return source.is_set() ? places[source.row()] : last;
    };
    for_runs(rivals, key, [&](auto first, auto last) {
        std::uint32_t best = nothing;
        for (auto it = first; it != last; ++it)
            best = std::min(best, place_of(**it));
        for (auto it = first; it != last; ++it)
            if (place_of(**it) != best)
                drop(**it, RecordFate::less_trusted);
    });
}

void settle_exclusives(const Plan& plan, std::vector<Item>& items)
{
    const auto plan_of = [&](const Item& item) -> const IndicatorPlan& { return plan.indicators[item.indicator]; };
    auto rivals =
        counting(items, [&](const Item& item) { return item.event != nothing && plan_of(item).exclusive != nothing; });
    const auto key = [&](const Item& item) { return std::tuple(item.member, plan_of(item).exclusive, item.event); };
    sort_by(plan, rivals, key);
    const auto worth = [&](const Item& item) { return WideInteger{item.amount} * plan_of(item).worth_each; };
    for_runs(rivals, key, [&](auto first, auto last) {
        const Item* best = *first;
        for (auto it = first + 1; it != last; ++it) {
            const bool is_by_order = plan_of(**it).is_exclusive_by_order;
            const bool is_level = is_by_order || worth(**it) == worth(*best);
            if ((!is_by_order && worth(**it) > worth(*best)) ||
                (is_level && plan_of(**it).exclusive_order < plan_of(*best).exclusive_order))
                best = *it;
        }
        const std::uint32_t winner = best->indicator;
        for (auto it = first; it != last; ++it)
            if ((*it)->indicator != winner)
                drop(**it, RecordFate::counted_elsewhere);
    });
}

void settle_periods(const Plan& plan, std::vector<Item>& items)
{
    constexpr std::int64_t no_cap = std::numeric_limits<std::int64_t>::max();
    const auto plan_of = [&](const Item& item) -> const IndicatorPlan& { return plan.indicators[item.indicator]; };
    auto rivals = counting(items, [&](const Item& item) { return plan_of(item).period_most != no_cap; });
    const auto key = [&](const Item& item) {
        return std::tuple(item.member, item.indicator, period_of(item.day, plan_of(item).period));
    };
    sort_by(plan, rivals, key);
    for_runs(rivals, key, [&](auto first, auto last) {
        WideInteger total = 0;
        for (auto it = first; it != last; ++it)
            total += (*it)->counted;
        WideInteger excess = total - plan_of(**first).period_most;
        for (auto it = last; it != first && excess > 0;) {  // the last by what they say goes over the cap
            Item& item = **--it;
            if (item.counted <= 0)
                continue;
            const WideInteger taken = std::min<WideInteger>(excess, item.counted);
            item.counted -= static_cast<std::int64_t>(taken);
            item.fate = RecordFate::capped;
            excess -= taken;
        }
    });
}

bool is_taken_first(const Plan& plan, rule::First first, const Item& left, const Item& right)
{
    if (first == rule::First::latest && left.day != right.day)
        return left.day > right.day;
    if (left.amount != right.amount)
        return (left.amount > right.amount) == (first != rule::First::least);
    return comes_before(plan, left, right);
}

void settle_choices(const Plan& plan, std::vector<Item>& items)
{
    auto rivals = counting(items, [&](const Item& item) { return plan.indicators[item.indicator].choice.has_value(); });
    const auto key = [](const Item& item) { return std::tuple(item.member, item.indicator); };
    sort_by(plan, rivals, key);
    for_runs(rivals, key, [&](auto first, auto last) {
        const rule::Choice& choice = *plan.indicators[(*first)->indicator].choice;
        if (choice.but_first + choice.but_last > 0) {
            std::sort(first, last, [&](const Item* left, const Item* right) {
                return is_taken_first(plan, choice.first, *left, *right);
            });
            const auto spare = std::max<std::ptrdiff_t>(last - first - static_cast<std::ptrdiff_t>(choice.keep), 0);
            const auto low = std::min<std::ptrdiff_t>(choice.but_last, spare);
            const auto high = std::min<std::ptrdiff_t>(choice.but_first, spare - low);
            for (auto it = first; it != last; ++it)
                if (it < first + high || it >= last - low)
                    drop(**it, choice.others);
            return;
        }
        if (last - first <= static_cast<std::ptrdiff_t>(choice.most))
            return;
        const auto others = first + static_cast<std::ptrdiff_t>(choice.most);
        std::partial_sort(first, others, last, [&](const Item* left, const Item* right) {
            return is_taken_first(plan, choice.first, *left, *right);
        });
        for (auto it = others; it != last; ++it)
            drop(**it, choice.others);
    });
}

}  // namespace

std::uint32_t period_of(std::uint32_t day_number, rule::CapPeriod period)
{
    switch (period) {
    case rule::CapPeriod::day:
        return day_number;
    case rule::CapPeriod::week:
        return day_number / 7;  // day number 0 is a Monday
    default:
        break;
    }
    const auto parts = Day(day_number).year_month_day();
    const auto month = static_cast<std::uint32_t>(parts.year) * 12 + parts.month.as_number() - 1;
    return period == rule::CapPeriod::month ? month : period == rule::CapPeriod::quarter ? month / 3 : month / 12;
}

void resolve(const Plan& plan, std::vector<Item>& items)
{
    settle_sources(plan, items);
    settle_exclusives(plan, items);
    settle_events(plan, items);
    settle_periods(plan, items);
    settle_choices(plan, items);
    std::ranges::sort(items, {}, [](const Item& item) { return std::tuple(item.member, item.indicator, item.record); });
}

}  // namespace muster::evaluation
