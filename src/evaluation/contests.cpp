// The highest of an event and caps of periods are sums by a key: records of one key are folded into one, few by
// looking at all kept so far, many by a table of keys in the cache. Who is best, or the latest, is one look. What is
// left is an event that has records in several periods of a cap: where no period can be full each event has its
// greatest, and where one can the exact choice is left to resolve().
#include "evaluation/contests.hpp"

#include "evaluation/item_runs.hpp"
#include "evaluation/rows.hpp"

#include <algorithm>
#include <bit>
#include <functional>
#include <limits>

namespace muster::inline v0_2::evaluation {
namespace {

constexpr std::int64_t no_cap = std::numeric_limits<std::int64_t>::max();
constexpr std::size_t few = 12;

void keep_greater(Contender& kept, const Contender& other) { kept.amount = std::max(kept.amount, other.amount); }
void keep_sum(Contender& kept, const Contender& other) { kept.amount += other.amount; }
void keep_earlier(Contender& kept, const Contender& other) { kept.day = std::min(kept.day, other.day); }

bool is_of_latest(const IndicatorPlan& plan) { return plan.choice && plan.choice->first == rule::First::latest; }

std::int64_t sum_of(std::span<const Contender> records)
{
    std::int64_t sum = 0;
    for (const Contender& record : records)
        sum += record.amount;
    return sum;
}

// Of the latest day, and of one day the greatest.
bool is_later(const Contender& left, const Contender& right)
{
    return left.day != right.day ? left.day > right.day : left.amount > right.amount;
}

}  // namespace

Contests::Contests(const Plan& plan) : events_(plan.ledger.event_column()), days_(plan.ledger.day_column())
{
    for (std::uint32_t row = 0; row < plan.indicators.size(); ++row) {
        contest_of_.push_back(static_cast<std::uint32_t>(indicators_.size()));
        if (plan.indicators[row].is_grouped)
            indicators_.push_back(row);
        const IndicatorPlan& one = plan.indicators[row];
        const bool goes_by_day = one.period_most != no_cap || is_of_latest(one);
        goes_by_day_.push_back(goes_by_day ? 1 : 0);
        is_short_ = is_short_ && !(goes_by_day && one.once_per_event) && !one.is_by_trust;
        are_apart_ = are_apart_ && one.exclusive == nothing;
    }
}

template <class Merge>
Referee::Records Referee::folded_by_table(Records records, Merge merge)
{
    const std::size_t size = std::bit_ceil(2 * records.size());
    if (slots_.size() < size) {
        slots_.assign(size, {});
        round_ = 0;
    }
    if (++round_ == 0) {
        std::ranges::fill(slots_, Slot{});
        round_ = 1;
    }
    const int shift = 32 - std::countr_zero(size);
    std::uint32_t kept = 0;
    for (std::size_t at = 0; at < records.size(); ++at) {
        const Contender record = records[at];
        if (record.event == nothing) {
            records[kept++] = record;
            continue;
        }
        std::size_t slot = shift == 32 ? 0 : (record.event * 2654435769u) >> shift;
        while (slots_[slot].round == round_ && records[slots_[slot].place].event != record.event)
            slot = (slot + 1) & (size - 1);
        if (slots_[slot].round == round_) {
            merge(records[slots_[slot].place], record);
            continue;
        }
        slots_[slot] = {round_, kept};
        records[kept++] = record;
    }
    return records.first(kept);
}

template <class Merge>
Referee::Records Referee::folded(Records records, Merge merge)
{
    if (records.size() > few)
        return folded_by_table(records, merge);
    std::size_t kept = 0;
    for (std::size_t at = 0; at < records.size(); ++at) {
        const Contender record = records[at];
        std::size_t same = record.event == nothing ? kept : 0;
        while (same < kept && records[same].event != record.event)
            ++same;
        if (same < kept)
            merge(records[same], record);
        else
            records[kept++] = record;
    }
    return records.first(kept);
}

std::uint32_t Referee::period(std::uint32_t day, rule::CapPeriod period)
{
    if (period == rule::CapPeriod::day || period == rule::CapPeriod::week)
        return period_of(day, period);
    Month& month = months_[day & (remembered - 1)];
    if (month.day != day)
        month = {day, period_of(day, rule::CapPeriod::month)};
    return period == rule::CapPeriod::month     ? month.month
           : period == rule::CapPeriod::quarter ? month.month / 3
                                                : month.month / 12;
}

// Without the first few and the last few.
Referee::Outcome Referee::of_all_but(const rule::Choice& choice, Records records) const
{
    if (choice.first == rule::First::greatest)
        std::ranges::sort(records, std::ranges::greater{}, &Contender::amount);
    else
        std::ranges::sort(records, {}, &Contender::amount);
    const std::size_t spare = records.size() - std::min<std::size_t>(records.size(), choice.keep);
    const std::size_t last = std::min<std::size_t>(choice.but_last, spare);
    const std::size_t first = std::min<std::size_t>(choice.but_first, spare - last);
    records = records.subspan(first, records.size() - first - last);
    return {sum_of(records), static_cast<std::uint32_t>(records.size())};
}

Referee::Outcome Referee::of_choice(const IndicatorPlan& plan, Records records) const
{
    if (plan.choice && plan.choice->but_first + plan.choice->but_last > 0)
        return of_all_but(*plan.choice, records);
    const std::size_t most = plan.choice ? plan.choice->most : records.size();
    if (records.size() > most) {
        const bool is_greatest = plan.choice->first == rule::First::greatest;
        if (most == 1) {
            const auto [least, greatest] = std::ranges::minmax(records, {}, &Contender::amount);
            return {is_greatest ? greatest.amount : least.amount, 1};
        }
        const auto end = records.begin() + static_cast<std::ptrdiff_t>(most);
        if (is_greatest)
            std::ranges::nth_element(records, end, std::ranges::greater{}, &Contender::amount);
        else
            std::ranges::nth_element(records, end, {}, &Contender::amount);
        records = records.first(most);
    }
    return {sum_of(records), static_cast<std::uint32_t>(records.size())};
}

Referee::Outcome Referee::of_periods(const IndicatorPlan& plan, Records records)
{
    for (Contender& record : records)
        record.event = period(record.day, plan.period);
    std::int64_t sum = 0;
    for (const Contender& of_period : folded(records, keep_sum))
        sum += std::min(of_period.amount, plan.period_most);
    return {sum, static_cast<std::uint32_t>(records.size())};
}

// Every event counts by one record, and all others count.
Referee::Outcome Referee::of_events_in_periods(const IndicatorPlan& plan, Records records, bool& is_settled)
{
    for (Contender& record : records)
        record.day = period(record.day, plan.period);
    copy_.assign(records.begin(), records.end());
    bool is_in_one = true;
    const Records greatest = folded(records, [&](Contender& kept, const Contender& other) {
        is_in_one = is_in_one && kept.day == other.day;
        keep_greater(kept, other);
    });
    const auto items = static_cast<std::uint32_t>(greatest.size());
    if (is_in_one) {
        std::int64_t sum = 0;
        for (Contender& record : greatest)
            record.event = record.day;
        for (const Contender& of_period : folded(greatest, keep_sum))
            sum += std::min(of_period.amount, plan.period_most);
        return {sum, items};
    }
    // What may come into each period at most: all that is above 0.
    is_settled = std::ranges::none_of(
        greatest, [](const Contender& record) { return record.event != nothing && record.amount < 0; });
    for (Contender& record : copy_) {
        record.event = record.day;
        record.amount = std::max<std::int64_t>(record.amount, 0);
    }
    for (const Contender& of_period : folded(Records(copy_), keep_sum))
        is_settled = is_settled && of_period.amount <= plan.period_most;
    return {sum_of(greatest), items};
}

// See item_events.cpp: no record before the last of the first days of events can be the latest, and from that day on
// any can.
Referee::Outcome Referee::latest_of_events(Records records)
{
    copy_.assign(records.begin(), records.end());
    std::uint32_t from = 0;
    for (const Contender& first : folded(Records(copy_), keep_earlier))
        from = std::max(from, first.day);
    std::int64_t amount = std::numeric_limits<std::int64_t>::min();
    for (const Contender& record : records)
        if (record.day >= from)
            amount = std::max(amount, record.amount);
    return {amount, 1};
}

// The long way.
Referee::Outcome Referee::resolved(std::uint32_t member, std::uint32_t indicator,
                                   std::span<const std::uint32_t> rows) const
{
    std::vector<Item> items;
    for (const std::uint32_t row : rows)
        items.push_back(item_of(plan_, {member, indicator}, row));
    resolve(plan_, items);
    Outcome made{0, 0};
    for (const Item& item : items)
        if (item.fate == RecordFate::counted || item.fate == RecordFate::capped) {
            made.sum += item.counted;
            ++made.items;
        }
    return made;
}

Referee::Outcome Referee::settle(std::uint32_t member, std::uint32_t indicator, Records records)
{
    const IndicatorPlan& plan = plan_.indicators[indicator];
    const bool is_capped = plan.period_most != no_cap;
    if (plan.is_by_trust) {
        rows_.clear();
        for (const Contender& record : records)
            rows_.push_back(record.record);
        return resolved(member, indicator, rows_);
    }
    const bool drops = plan.choice && plan.choice->but_first + plan.choice->but_last > 0;
    if (records.size() == 1 && !drops)
        return {std::min(records.front().amount, plan.period_most), 1};
    const bool is_latest = is_of_latest(plan);
    if (!plan.once_per_event) {
        if (is_capped)
            return of_periods(plan, records);
        return is_latest ? Outcome{std::ranges::min_element(records, is_later)->amount, 1} : of_choice(plan, records);
    }
    if (is_latest)
        return latest_of_events(records);
    if (!is_capped)
        return of_choice(plan, folded(records, keep_greater));
    rows_.clear();
    for (const Contender& record : records)
        rows_.push_back(record.record);
    bool is_settled = true;
    const Outcome made = of_events_in_periods(plan, records, is_settled);
    return is_settled ? made : resolved(member, indicator, rows_);
}

}  // namespace muster::evaluation
