#include "pairing/checking/group_costs.hpp"

#include <algorithm>
#include <cstdint>

namespace muster::inline v0_2::pairing::checking {
namespace {

using Wide = WideInteger;

}  // namespace

Wide cost_of_levels(const LevelBalance& balance, std::span<const MenteeId> mentees)
{
    Wide wanted = *balance.target;
    Wide members = 1;
    if (balance.measure == LevelMeasure::mean) {
        members = static_cast<Wide>(mentees.size());
        wanted *= members;
    }
    Wide sum = 0;
    for (const MenteeId mentee : mentees)
        sum += balance.levels[mentee.row()];
    const Wide off = sum > wanted ? sum - wanted : wanted - sum;
    Wide cost = 0;
    for (const BalanceStep& step : balance.steps)
        if (off > members * step.beyond)
            cost += (off - members * step.beyond) * step.price;
    return cost;
}

KindCosts cost_of_kinds(const KindRule& rule, std::span<const MenteeId> mentees)
{
    KindCosts costs;
    for (std::size_t i = 0; i < mentees.size(); ++i) {
        const std::uint32_t kind = rule.kind_of[mentees[i].row()];
        if (kind == unknown_kind)
            continue;
        bool is_alone = mentees.size() > 1;
        for (std::size_t j = 0; j < mentees.size(); ++j) {
            const std::uint32_t other = rule.kind_of[mentees[j].row()];
            if (i == j || other == unknown_kind)
                continue;
            if (other == kind)
                is_alone = false;
            if (i < j && ((rule.mixture == Mixture::mixed && other == kind) ||
                          (rule.mixture == Mixture::alike && other != kind)))
                costs.mixture += rule.pair_price;
        }
        const bool is_watched = rule.watched.empty() || std::ranges::count(rule.watched, kind) > 0;
        if (is_alone && is_watched && rule.alone == Alone::priced)
            costs.alone += rule.alone_price;
        if (is_alone && is_watched && rule.alone == Alone::never)
            costs.breaks_never = true;
    }
    return costs;
}

Quarters quarters_of(const FreeTime& time)
{
    Quarters quarters;
    for (const auto& [weekday, from, to] : time.spans())
        for (int at = from.since_midnight().count() / 15; at < to.since_midnight().count() / 15; ++at)
            quarters.set(static_cast<std::size_t>((weekday - 1) * 96 + at));
    return quarters;
}

Quarters quarters_in_common(const TimeTogether& time, MentorId mentor, std::span<const MenteeId> mentees)
{
    Quarters common = quarters_of(time.mentors[mentor.row()]);
    for (const MenteeId mentee : mentees)
        common &= quarters_of(time.mentees[mentee.row()]);
    return common;
}

WideInteger quarters_missing(const TimeTogether& time, const Quarters& common)
{
    return std::max<Wide>(0, (time.least.count() - static_cast<Wide>(common.count()) * 15 + 14) / 15);
}

}  // namespace muster::pairing::checking
