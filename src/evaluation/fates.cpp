// What became of every record: first what each says by itself, then, member by member, what is decided among several.
// The same plan and settling as in scoring and in explain, so a record has the fate here that its derivation tells.
#include "evaluation/facts.hpp"
#include "evaluation/items.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <utility>

namespace muster::inline v0_2::evaluation {
namespace {

constexpr std::size_t most_items = std::size_t{1} << 22;  // looked at together

// What a record's columns say of it, whatever its rule makes of it.
RecordFate fate_by_columns(const Plan& plan, std::size_t row)
{
    const record::Ledger& ledger = plan.ledger;
    const EvidenceId id(static_cast<std::uint32_t>(row));
    if (!ledger.is_effective(id))
        return ledger.correction_of(id)->is_void() ? RecordFate::void_record : RecordFate::replaced;
    if (!plan.is_in_period(ledger.day_column()[row].day_number()))
        return RecordFate::outside_period;
    if (plan.roll_row(ledger.member_column()[row]) == nothing)
        return RecordFate::unknown_member;
    if (plan.indicator_of[ledger.indicator_column()[row].row()] == nothing)
        return RecordFate::unknown_indicator;
    return ledger.is_waiting(id) ? RecordFate::waiting : RecordFate::counted;
}

// What a record says by itself, and its amount where it may count.
RecordFate own_fate(const Plan& plan, std::size_t row, std::int64_t& amount)
{
    const RecordFate fate = fate_by_columns(plan, row);
    if (fate != RecordFate::counted)
        return fate;
    const std::uint32_t indicator = plan.indicator_of[plan.ledger.indicator_column()[row].row()];
    const rule::ItemAmount item = amount_of(plan, plan.indicators[indicator], row);
    amount = item.amount;
    return item.fault != nullptr ? RecordFate::no_answer
           : item.is_capped      ? RecordFate::capped
           : item.is_aged        ? RecordFate::aged
                                 : RecordFate::counted;
}

bool may_count(RecordFate fate)
{
    return fate == RecordFate::counted || fate == RecordFate::capped || fate == RecordFate::aged;
}

class Fates {
public:
    explicit Fates(const Plan& plan) : plan_(plan), fates_(plan.ledger.size()) {}

    std::vector<RecordFate> run()
    {
        std::vector<std::size_t> items_of(plan_.roll.members().size());  // by member
        for (std::size_t row = 0; row < fates_.size(); ++row) {
            std::int64_t amount = 0;
            fates_[row] = own_fate(plan_, row, amount);
            if (may_count(fates_[row]) && is_decided_among_several(row))
                ++items_of[member_of(row)];
        }
        for (std::size_t first = 0; first < items_of.size();) {
            std::size_t last = first;
            std::size_t items = 0;
            while (last < items_of.size() && (items == 0 || items + items_of[last] <= most_items))
                items += items_of[last++];
            if (items > 0)
                settle(first, last, items);
            first = last;
        }
        return std::move(fates_);
    }

private:
    [[nodiscard]] std::uint32_t member_of(std::size_t row) const
    {
        return plan_.roll_row(plan_.ledger.member_column()[row]);
    }
    [[nodiscard]] std::uint32_t indicator_of(std::size_t row) const
    {
        return plan_.indicator_of[plan_.ledger.indicator_column()[row].row()];
    }
    [[nodiscard]] bool is_decided_among_several(std::size_t row) const
    {
        const IndicatorPlan& indicator = plan_.indicators[indicator_of(row)];
        return indicator.is_grouped || indicator.choice;
    }

    // Of members from one to before another.
    void settle(std::size_t first, std::size_t last, std::size_t expected)
    {
        std::vector<Item> items;
        items.reserve(expected);
        const auto events = plan_.ledger.event_column();
        for (std::size_t row = 0; row < fates_.size(); ++row) {
            if (!may_count(fates_[row]) || member_of(row) < first || member_of(row) >= last ||
                !is_decided_among_several(row))
                continue;
            std::int64_t amount = 0;
            static_cast<void>(own_fate(plan_, row, amount));
            items.push_back({.member = member_of(row),
                             .indicator = indicator_of(row),
                             .record = static_cast<std::uint32_t>(row),
                             .event = events.empty() ? nothing : events[row].row(),
                             .day = plan_.ledger.day_column()[row].day_number(),
                             .amount = amount,
                             .counted = amount});
        }
        resolve(plan_, items);
        for (const Item& item : items)
            if (item.fate != RecordFate::counted)
                fates_[item.record] = item.fate;
    }

    const Plan& plan_;
    std::vector<RecordFate> fates_;
};

const std::vector<RecordFate>& fates_of(const EvaluationFacts& facts)
{
    std::call_once(facts.making_fates, [&] { facts.fates = Fates(facts.plan).run(); });
    return facts.fates;
}

bool is_misfit(RecordFate fate)
{
    return fate == RecordFate::unknown_member || fate == RecordFate::unknown_indicator ||
           fate == RecordFate::outside_period || fate == RecordFate::no_answer;
}

// By fate, then by the indicator's code.
template <class FateOf>
std::vector<FateCount> counted(const record::Ledger& ledger, FateOf fate_of)
{
    const std::size_t width = ledger.indicators().size();
    std::vector<std::size_t> counts(fate_count * width);
    for (std::size_t row = 0; row < ledger.size(); ++row)
        ++counts[static_cast<std::size_t>(fate_of(row)) * width + ledger.indicator_column()[row].row()];
    std::vector<FateCount> made;
    for (std::size_t at = 0; at < counts.size(); ++at)
        if (counts[at] > 0)
            made.push_back({static_cast<RecordFate>(at / width), ledger.indicators().words()[at % width], counts[at]});
    std::ranges::sort(made, {},
                      [](const FateCount& one) { return std::pair(one.fate, std::string_view(one.indicator)); });
    return made;
}

}  // namespace

Label in_words(std::span<const FateCount> fates)
{
    std::map<RecordFate, std::size_t> records;
    for (const FateCount& one : fates)
        records[one.fate] += one.records;
    Label made{"", ""};
    for (const auto& [fate, number] : records) {
        const Label label = label_of(fate);
        made.zh += (made.zh.empty() ? "" : "；") + label.zh + "：" + std::to_string(number) + " 条";
        made.en += (made.en.empty() ? "" : "; ") + label.en + ": " + std::to_string(number);
    }
    return made;
}

std::vector<FateCount> Evaluation::fates() const
{
    const std::vector<RecordFate>& fates = fates_of(*facts_);
    return counted(facts_->ledger, [&](std::size_t row) { return fates[row]; });
}

std::vector<FateCount> Evaluation::left_aside() const
{
    std::vector<FateCount> made = fates();
    std::erase_if(made, [](const FateCount& one) { return one.fate == RecordFate::counted; });
    return made;
}

std::vector<RecordLeftAside> Evaluation::records_left_aside(std::span<const RecordFate> fates) const
{
    const std::vector<RecordFate>& all = fates_of(*facts_);
    std::array<bool, fate_count> is_asked{};
    for (std::size_t fate = 0; fate < fate_count; ++fate)
        is_asked[fate] = fates.empty() ? static_cast<RecordFate>(fate) != RecordFate::counted
                                       : std::ranges::find(fates, static_cast<RecordFate>(fate)) != fates.end();
    std::vector<RecordLeftAside> made;
    for (std::size_t row = 0; row < all.size(); ++row)
        if (is_asked[static_cast<std::size_t>(all[row])])
            made.push_back({EvidenceId(static_cast<std::uint32_t>(row)), all[row]});
    return made;
}

std::vector<FateCount> Evaluation::misfits() const
{
    const Plan& plan = facts_->plan;
    if (!plan.has_strangers && plan.is_every_day() && !plan.ignores_unanswered)
        return {};
    std::int64_t amount = 0;
    std::vector<FateCount> made = counted(plan.ledger, [&](std::size_t row) {
        return plan.ignores_unanswered ? own_fate(plan, row, amount) : fate_by_columns(plan, row);
    });
    std::erase_if(made, [](const FateCount& one) { return !is_misfit(one.fate); });
    return made;
}

}  // namespace muster::evaluation
