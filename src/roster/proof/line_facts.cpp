#include "roster/proof/line_facts.hpp"

#include <algorithm>

namespace muster::inline v0_2::roster {
namespace {

void add(SeenStand& seen, const Problem& problem, ShiftTypeId type)
{
    seen.kinds.push_back(type.is_set() ? problem.kind_of(type) : -1);
    seen.nights += type.is_set() && problem.shift_types()[type].is_night ? 1 : 0;
}

void put_in_order(std::vector<int>& kinds)
{
    std::ranges::sort(kinds);
    kinds.erase(std::unique(kinds.begin(), kinds.end()), kinds.end());
}

}  // namespace

bool SeenStand::has(int kind) const { return std::ranges::find(kinds, kind) != kinds.end(); }

int days_lasted_on(const std::optional<ClockTime>& start, Minutes length)
{
    constexpr std::int64_t day = 24 * 60;
    if (length.count() < day)
        return 0;
    const std::int64_t end = (start ? start->since_midnight().count() : 0) + length.count();
    return static_cast<int>((end + day - 1) / day - 1);
}

std::vector<SeenStand> seen_stands(const Problem& problem, const std::vector<Stand>& stands)
{
    std::vector<SeenStand> all;
    for (const Stand& stand : stands) {
        SeenStand seen{.number = all.size()};
        for (const ShiftTypeId type : stand) {
            const ShiftType& shift = problem.shift_types()[type];
            add(seen, problem, type);
            seen.lasts = std::max(seen.lasts, days_lasted_on(shift.start, shift.length));
            seen.has_hours = seen.has_hours || shift.start;
        }
        put_in_order(seen.kinds);
        all.push_back(std::move(seen));
    }
    return all;
}

std::optional<SeenStand> seen_before(const Problem& problem, MemberId member, int days)
{
    const History& history = problem.history(member);
    if (history.days_worked == 0 && history.days_off == 0)
        return std::nullopt;
    SeenStand seen;
    for (const ShiftBefore& shift : problem.shifts_before(member))
        if (shift.day == -days)
            add(seen, problem, shift.type);
    put_in_order(seen.kinds);
    if (!seen.works() && days <= history.days_worked)
        seen.kinds = {-1};
    // Last shifts are all that a rule looks back to; without any, the history knows of one run, and before days on duty
    // of a day off.
    const int known = history.days_worked > 0 ? history.days_worked + 1 : history.days_off;
    if (!seen.works() && problem.shifts_before(member).empty() && days > known)
        return std::nullopt;
    return seen;
}

bool is_told_by_facts(const Problem& problem, MemberId member)
{
    const Limits& limits = problem.limits(member);
    const Penalties& penalties = problem.penalties(member);
    const auto asks = [](bool is_asked, const Penalty& penalty) { return is_asked && matters(penalty); };
    const bool is_run_asked = limits.minimum_consecutive > 1 || limits.minimum_days_off > 1;
    return asks(limits.complete_weekends, penalties.complete_weekends) ||
           asks(limits.maximum_consecutive_weekends != no_limit, penalties.consecutive_weekends) ||
           asks(limits.minimum_consecutive_weekends > 1, penalties.minimum_consecutive_weekends) ||
           asks(limits.maximum_days_off != no_limit, penalties.maximum_days_off) || !limits.kind_runs.empty() ||
           asks(limits.identical_weekends, penalties.identical_weekends) ||
           asks(limits.no_night_before_free_weekend, penalties.night_before_free_weekend) ||
           asks(limits.days_off_after_nights > 0, penalties.days_off_after_nights) || !limits.patterns.empty() ||
           (is_run_asked && problem.is_followed_by_gap());
}

}  // namespace muster::roster
