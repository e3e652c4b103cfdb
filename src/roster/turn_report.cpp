#include "muster/roster/turn_report.hpp"

#include <algorithm>

namespace muster::inline v0_2::roster {
namespace {

std::vector<int> turns_of(const Problem& problem, const Roster& roster, MemberId member)
{
    std::vector<int> days;
    for (const Assignment& assignment : roster.of(member))
        if (const int day = problem.index_of(assignment.shift.day); days.empty() || days.back() != day)
            days.push_back(day);
    return days;
}

MemberTurns judged(MemberId member, const std::vector<int>& days, int days_of_first_week)
{
    MemberTurns found{.member = member, .turns = static_cast<std::int32_t>(days.size())};
    int week = -1;
    std::int32_t in_week = 0;
    for (std::size_t at = 0; at < days.size(); ++at) {
        const int its_week = (days[at] + 7 - days_of_first_week) / 7;
        in_week = its_week == week ? in_week + 1 : 1;
        week = its_week;
        found.most_in_a_week = std::max(found.most_in_a_week, in_week);
        if (at == 0)
            continue;
        const std::int32_t pause = days[at] - days[at - 1];
        found.on_days_running += pause == 1 ? 1 : 0;
        found.shortest_pause = at == 1 ? pause : std::min(found.shortest_pause, pause);
        found.longest_pause = std::max(found.longest_pause, pause);
    }
    if (days.size() > 1)
        found.mean_pause = static_cast<double>(days.back() - days.front()) / static_cast<double>(days.size() - 1);
    return found;
}

}  // namespace

TurnReport turn_report(const Problem& problem, const Roster& roster)
{
    TurnReport report;
    const int days_of_first_week = 8 - iso_weekday(problem.day(0));
    for (std::uint32_t row = 0; row < problem.members().size(); ++row) {
        const MemberId member(row);
        const MemberTurns& found =
            report.members.emplace_back(judged(member, turns_of(problem, roster, member), days_of_first_week));
        report.on_days_running += found.on_days_running;
        report.most_in_a_week = std::max(report.most_in_a_week, found.most_in_a_week);
        report.longest_pause = std::max(report.longest_pause, found.longest_pause);
        if (found.mean_pause > 0.0)
            report.longest_by_mean = std::max(report.longest_by_mean, found.longest_pause / found.mean_pause);
    }
    return report;
}

}  // namespace muster::roster
