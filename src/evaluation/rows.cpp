#include "evaluation/rows.hpp"

#include <string>

namespace muster::inline v0_2::evaluation {
namespace {

void name_strangers(const std::map<std::uint32_t, std::size_t>& strangers, std::span<const std::string> codes,
                    const char* thing, const char* where, Faults& faults)
{
    for (const auto& [stranger, records] : strangers)
        faults.add({"ledger"},
                   std::string(thing) + " \"" + codes[stranger] + "\" has " + std::to_string(records) +
                       (records == 1 ? " record" : " records") + " and is not " + where,
                   "add it there, or set ignores_strangers");
}

// Records that count, of days outside the period.
void name_other_days(const Plan& plan, Faults& faults)
{
    const auto days = plan.ledger.day_column();
    std::size_t records = 0;
    std::size_t first = 0;
    for (std::size_t row = 0; row < days.size(); ++row)
        if (!plan.is_in_period(days[row].day_number()) &&
            plan.ledger.is_effective(EvidenceId(static_cast<std::uint32_t>(row))))
            first = records++ == 0 ? row : first;
    if (records > 0)
        faults.add({"ledger"},
                   std::to_string(records) + (records == 1 ? " record is" : " records are") +
                       " of days outside the period, as record " + std::to_string(first + 1) + " of " +
                       to_string(days[first]),
                   "correct the days or the period, or leave refuses_other_days out");
}

}  // namespace

void Found::add(const Found& later)
{
    items.insert(items.end(), later.items.begin(), later.items.end());
    waiting.insert(waiting.end(), later.waiting.begin(), later.waiting.end());
    has_records.resize(std::max(has_records.size(), later.has_records.size()));
    for (std::size_t i = 0; i < later.has_records.size(); ++i)
        has_records[i] |= later.has_records[i];
    for (const auto& [stranger, records] : later.strange_members)
        strange_members[stranger] += records;
    for (const auto& [stranger, records] : later.strange_indicators)
        strange_indicators[stranger] += records;
    faults.add(later.faults);
}

void Found::refuse(const Plan& plan) const
{
    Faults all;
    name_strangers(strange_members, plan.ledger.members().words(), "member", "on the roll", all);
    name_strangers(strange_indicators, plan.ledger.indicators().words(), "indicator", "in the scheme", all);
    if (plan.refuses_other_days && !plan.is_every_day())
        name_other_days(plan, all);
    all.add(faults);
    all.throw_if_any();
}

Item item_of(const Plan& plan, Cell cell, std::size_t row)
{
    const auto events = plan.ledger.event_column();
    const std::int64_t amount = amount_of(plan, plan.indicators[cell.indicator], row).amount;
    return {.member = cell.member,
            .indicator = cell.indicator,
            .record = static_cast<std::uint32_t>(row),
            .event = events.empty() ? nothing : events[row].row(),
            .day = plan.ledger.day_column()[row].day_number(),
            .amount = amount,
            .counted = amount};
}

RowReader::RowReader(const Plan& plan, Found& found)
    : plan_(plan), found_(found), is_of_some_days_(!plan.is_every_day()), members_(plan.ledger.member_column().data()),
      indicators_(plan.ledger.indicator_column().data()), quantities_(plan.ledger.quantity_column().data()),
      days_(plan.ledger.day_column().data()), indicator_of_(plan.indicator_of.data()),
      corrected_(plan.ledger.corrected_bits())
{
    found.has_records.resize(plan.indicators.size());
    has_records_ = found.has_records.data();
    is_plain_ = !plan.has_strangers && (plan.ledger.activity_column().empty() ||
                                        std::ranges::find(plan.is_reviewed, 0) == plan.is_reviewed.end());
    for (const IndicatorPlan& indicator : plan.indicators)
        straight_.push_back({indicator.items.mask, indicator.items.constant, indicator.most,
                             indicator.items.reader != nullptr || indicator.ages, indicator.is_grouped});
}

bool RowReader::counts(std::size_t row, Cell& cell, std::int64_t& amount)
{
    const EvidenceId id(static_cast<std::uint32_t>(row));
    const std::uint32_t day = plan_.ledger.day_column()[row].day_number();
    if (!plan_.ledger.is_effective(id) || !plan_.is_in_period(day))
        return false;
    cell = {plan_.roll_row(members_[row]), indicator_of_[indicators_[row].row()]};
    if (cell.member == nothing || cell.indicator == nothing) {
        note_stranger(row);
        return false;
    }
    if (const auto activities = plan_.ledger.activity_column(); !activities.empty())
        if (activities[row].is_set() && plan_.is_reviewed[activities[row].row()] == 0) {
            found_.waiting.push_back(id);
            return false;
        }
    const IndicatorPlan& indicator = plan_.indicators[cell.indicator];
    const rule::ItemAmount item = amount_of(plan_, indicator, row);
    if (item.fault != nullptr && plan_.ignores_unanswered)
        return false;
    if (item.fault != nullptr) {
        found_.faults.add({"record " + std::to_string(row + 1)},
                          std::string(item.fault) + " (indicator \"" +
                              plan_.scheme.indicators()[IndicatorId(cell.indicator)].code + "\")",
                          "correct the record, or the indicator's rule");
        return false;
    }
    amount = item.amount;
    return true;
}

void RowReader::note_stranger(std::size_t row)
{
    if (plan_.ignores_strangers)
        return;
    if (plan_.roll_row(members_[row]) == nothing)
        ++found_.strange_members[members_[row].row()];
    if (indicator_of_[indicators_[row].row()] == nothing)
        ++found_.strange_indicators[indicators_[row].row()];
}

}  // namespace muster::evaluation
