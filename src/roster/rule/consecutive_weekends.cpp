#include "muster/roster/rule/consecutive_weekends.hpp"

#include "weekend_runs.hpp"

#include "roster/words.hpp"

#include <algorithm>

namespace muster::roster::rule {
namespace {

int first_day_of(const Problem& problem, int weekend)
{
    int day = 0;
    while (problem.weekend_of(day) != weekend)
        ++day;
    return day;
}

}  // namespace

void find_consecutive_weekends(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings)
{
    for (const MemberId member : scope.members) {
        const std::int32_t most = problem.limits(member).maximum_consecutive_weekends;
        if (most == no_limit)
            continue;
        const WeekendsBefore before = weekends_before(problem, member);
        const std::vector<bool> worked = weekends_worked(problem, roster, member);
        std::int64_t in_a_row = before.in_a_row;
        std::int64_t own = 0;  // of these, weekends that only this roster has made
        const auto end_run = [&](int end) {
            if (const std::int64_t beyond = std::min(own, in_a_row - most); beyond > 0)
                findings.add({.rule = Rule::consecutive_weekends,
                              .member = member,
                              .day = first_day_of(problem, end - static_cast<int>(beyond)),
                              .found = in_a_row,
                              .limit = most,
                              .amount = beyond},
                             problem.penalties().consecutive_weekends);
            in_a_row = own = 0;
        };
        for (int weekend = 0; weekend < problem.weekend_count(); ++weekend) {
            const bool was_worked = weekend == 0 && before.first_was_worked;
            if (!was_worked && !worked[static_cast<std::size_t>(weekend)]) {
                end_run(weekend);
                continue;
            }
            ++in_a_row;
            own += was_worked ? 0 : 1;
        }
        end_run(problem.weekend_count());
    }
}

Label words_for_consecutive_weekends(const Problem& problem, const Violation& violation)
{
    const Label who = words::of_member(problem, violation.member);
    const std::string day = words::of_day(problem, violation.day);
    const std::string limit = std::to_string(violation.limit);
    return {day + "：" + who.zh + " 连续 " + std::to_string(violation.found) + " 个周末值班，最多 " + limit + " 个",
            day + ": " + who.en + " is on duty on " + words::count(violation.found, "weekend", "weekends") +
                " in a row, at most " + limit};
}

}  // namespace muster::roster::rule
