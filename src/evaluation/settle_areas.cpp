// Areas in which members are held against each other, from the leaves up: what their parts come to is made for all
// members first, as columns; then everybody's total, before limits and voids, is known once and kept, and `fill` reads
// it.
#include "evaluation/settle_areas.hpp"

#include "core/workers.hpp"
#include "evaluation/majority.hpp"
#include "evaluation/rows.hpp"

#include <algorithm>
#include <utility>

namespace muster::inline v0_2::evaluation {
namespace {

bool is_complete(std::span<const IndicatorScore> scores)
{
    return std::ranges::find(scores, ScoreState::incomplete, &IndicatorScore::state) == scores.end();
}

// Members who are held together in an area.
struct Held {
    const Area& area;
    int places;
    Rounding rounding;
    std::span<const ComparedColumn> columns;  // by part
    std::span<const std::uint32_t> there;     // members who take part
    std::span<const Exact> added;             // by member: on top of what they come to
    std::size_t threads;
};

void go_by_distances(const Held& held, SettledArea& made)
{
    made.topsis.emplace(held.columns, held.there);
    const Topsis::Scale scale{.full = held.area.full, .places = held.places, .rounding = held.rounding};
    in_parts(held.threads, held.there.size(), [&](std::size_t, std::size_t first, std::size_t last) {
        std::vector<std::optional<Exact>> values(held.columns.size());
        for (std::size_t at = first; at < last; ++at) {
            const std::uint32_t row = held.there[at];
            for (std::size_t part = 0; part < held.columns.size(); ++part)
                values[part] = held.columns[part].values[row];
            made.members[row].takes_part = true;
            made.members[row].total = Topsis::points(made.topsis->of(values), held.added[row], scale);
        }
    });
}

void go_by_pairs(const Held& held, SettledArea& made)
{
    const Majorities majorities(held.columns, held.there, "area \"" + held.area.code + "\"");
    const auto counts = majorities.counts();
    std::vector<std::pair<std::uint32_t, std::uint32_t>> decided(counts.size());  // wins, losses
    in_parts(held.threads, counts.size(), [&](std::size_t, std::size_t first, std::size_t last) {
        std::vector<std::int8_t> result(counts.size());
        for (std::size_t row = first; row < last; ++row) {
            majorities.compare(row, result);
            for (std::size_t other = 0; other < counts.size(); ++other) {
                decided[row].first += result[other] > 0 ? counts[other] : 0;
                decided[row].second += result[other] < 0 ? counts[other] : 0;
            }
        }
    });
    const auto others = static_cast<std::int64_t>(held.there.size()) - 1;
    for (std::size_t at = 0; at < held.there.size(); ++at) {
        SettledMember& member = made.members[held.there[at]];
        const auto [wins, losses] = decided[majorities.rows()[at]];
        member.takes_part = true;
        member.wins = wins;
        member.losses = losses;
        const Exact share =
            others == 0 ? Exact(5, 1) : Exact::ratio(others + std::int64_t{wins} - std::int64_t{losses}, 2 * others);
        const Exact exact = Exact(held.area.full) * share + held.added[held.there[at]];
        member.total = exact.rounded(held.places, held.rounding);
    }
}

}  // namespace

void AreaTotals::settle(std::span<const IndicatorScore> scores, std::size_t members, unsigned threads)
{
    settled_.assign(bottom_up_.size(), {});
    for (const Plan& plan : bottom_up_)
        if (evaluation::needs_all_members(plan.aggregation))
            settle(plan, scores, members, std::max(threads, 1u));
}

void AreaTotals::settle(const Plan& plan, std::span<const IndicatorScore> scores, std::size_t members, unsigned threads)
{
    const std::size_t width = members == 0 ? 0 : scores.size() / members;
    const auto scores_of = [&](std::size_t member) { return scores.subspan(member * width, width); };
    std::vector<ComparedColumn> columns;
    for (const Part& part : plan.parts)
        if (part.weighs)
            columns.push_back({part.weight, std::vector<std::optional<Exact>>(members)});
    std::vector<Exact> added(members);
    std::vector<std::uint8_t> takes_part(members);
    in_parts(threads, members, [&](std::size_t, std::size_t first, std::size_t last) {
        std::vector<Exact> totals(bottom_up_.size());
        std::vector<AreaState> states(bottom_up_.size());
        for (std::size_t member = first; member < last; ++member) {
            const auto own = scores_of(member);
            fill(static_cast<std::uint32_t>(member), own, totals, states);
            std::size_t column = 0;
            for (const Part& part : plan.parts) {
                if (!part.weighs)
                    continue;
                if (state_of(part, own, states) == AreaState::weighs) {
                    columns[column].values[member] = part.is_area ? totals[part.row] : Exact(own[part.row].points);
                    takes_part[member] = 1;
                }
                ++column;
            }
            const bool is_in = states[plan.row] == AreaState::weighs;  // has data enough
            takes_part[member] = takes_part[member] != 0 && is_in && is_complete(own) ? 1 : 0;
            added[member] = extras(plan, own, totals, states) + Exact(added_to(plan, own), decimal::places);
        }
    });
    std::vector<std::uint32_t> there;
    for (std::uint32_t member = 0; member < members; ++member)
        if (takes_part[member] != 0)
            there.push_back(member);

    SettledArea made{.members = std::vector<SettledMember>(members), .taking_part = there.size()};
    for (std::size_t member = 0; member < members; ++member)
        made.members[member].total = added[member].rounded(*plan.rounded_to, plan.rounding);
    const Held held{.area = *plan.area,
                    .places = *plan.rounded_to,
                    .rounding = plan.rounding,
                    .columns = columns,
                    .there = there,
                    .added = added,
                    .threads = threads};
    if (plan.aggregation == Aggregation::topsis)
        go_by_distances(held, made);
    else
        go_by_pairs(held, made);
    settled_[plan.row] = std::move(made);
}

void settle_areas(EvaluationFacts& facts, unsigned threads)
{
    if (!facts.totals->needs_all_members())
        return;
    const std::size_t members = facts.roll.members().size();
    const std::size_t width = facts.scheme.indicators().size();
    std::vector<IndicatorScore> scores(members * width);
    Faults faults;
    for (std::size_t member = 0; member < members; ++member) {
        const MemberRows rows(facts.plan, *facts.totals, MemberId(static_cast<std::uint32_t>(member)), 1, faults);
        std::ranges::copy(rows[0].scores, scores.begin() + static_cast<std::ptrdiff_t>(member * width));
    }
    if (faults.empty())  // else they are told of when members are scored
        facts.totals->settle(scores, members, threads);
}

}  // namespace muster::evaluation
