#include "evaluation/member_rows.hpp"

#include "evaluation/indicator_points.hpp"
#include "evaluation/rows.hpp"

#include <algorithm>

namespace muster::inline v0_2::evaluation {
namespace {

// What a member's records come to, by indicator.
void tally(const Plan& plan, MemberId member, std::span<Tally<WideInteger>> tallies)
{
    std::ranges::fill(tallies, Tally<WideInteger>{});
    const auto of_ledger = plan.ledger_row(member);
    if (!of_ledger)
        return;
    Found found;
    RowReader rows(plan, found);
    for (const EvidenceId record : plan.ledger.records_of(*of_ledger))
        rows.read(record.row(), record.row() + 1, [&](Cell cell, std::int64_t amount) {
            add<WideInteger>(tallies[cell.indicator], plan.indicators[cell.indicator].combine, amount);
        });
    for (const EvidenceId record : found.waiting)
        ++tallies[plan.indicator_of[plan.ledger.indicator_column()[record.row()].row()]].waiting;
    resolve(plan, found.items);
    for (const Item& item : found.items)
        if (item.fate == RecordFate::counted || item.fate == RecordFate::capped)
            add<WideInteger>(tallies[item.indicator], plan.indicators[item.indicator].combine, item.counted);
}

}  // namespace

MemberRows::MemberRows(const Plan& plan, const AreaTotals& totals, MemberId first, std::size_t members, Faults& faults)
    : indicators_(plan.indicators.size()), areas_(plan.scheme.areas().size()), scores_(members * indicators_),
      totals_(members * areas_), states_(members * areas_)
{
    std::vector<Tally<WideInteger>> tallies(indicators_);
    for (std::size_t at = 0; at < members; ++at) {
        const MemberId member(first.row() + static_cast<std::uint32_t>(at));
        tally(plan, member, tallies);
        const auto scores = std::span(scores_).subspan(at * indicators_, indicators_);
        score_indicators(plan, member, tallies, scores, faults);
        totals.fill(member.row(), scores, std::span(totals_).subspan(at * areas_, areas_),
                    std::span(states_).subspan(at * areas_, areas_));
    }
}

MemberRow MemberRows::operator[](std::size_t at) const noexcept
{
    return {.scores = std::span(scores_).subspan(at * indicators_, indicators_),
            .totals = std::span(totals_).subspan(at * areas_, areas_),
            .states = std::span(states_).subspan(at * areas_, areas_)};
}

KeptRows::KeptRows(const Plan& plan, const AreaTotals& totals)
    : plan_(plan), totals_(totals), kept_((plan.roll.members().size() + together - 1) / together)
{
}

KeptRows::~KeptRows()
{
    for (const auto& rows : kept_)
        delete rows.load();
}

MemberRow KeptRows::of(MemberId member) const
{
    auto& place = kept_[member.row() / together];
    const MemberRows* rows = place.load(std::memory_order_acquire);
    if (rows == nullptr) {
        const std::lock_guard lock(making_);
        rows = place.load(std::memory_order_acquire);
        if (rows == nullptr) {
            const std::size_t first = member.row() / together * together;
            Faults none;  // they were told when all were scored
            auto made =
                std::make_unique<const MemberRows>(plan_, totals_, MemberId(static_cast<std::uint32_t>(first)),
                                                   std::min(together, plan_.roll.members().size() - first), none);
            rows = made.release();
            place.store(rows, std::memory_order_release);
        }
    }
    return (*rows)[member.row() % together];
}

}  // namespace muster::evaluation
