#include "muster/roster/rule/spacing.hpp"

#include "roster/words.hpp"

#include <optional>

namespace muster::roster::rule {

void find_spacing(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings)
{
    const std::optional<Spacing>& asked = problem.draft().spacing;
    if (!asked)
        return;
    for (const MemberId member : scope.members) {
        const std::int32_t fair = problem.fair_distance(member);
        const History& before = problem.history(member);
        std::optional<int> last;
        if (before.days_worked > 0 || before.days_off > 0)
            last = -1 - before.days_off;
        for (const Assignment& assignment : roster.of(member)) {
            const int day = problem.index_of(assignment.shift.day);
            if (last && *last < day && day - *last < fair)
                findings.add_priced({.rule = Rule::spacing,
                                     .member = member,
                                     .day = day,
                                     .found = day - *last,
                                     .limit = fair,
                                     .amount = fair - (day - *last)},
                                    asked->cost(day - *last, fair));
            last = day;
        }
    }
}

Label words_for_spacing(const Problem& problem, const Violation& violation)
{
    const Label who = words::of_member(problem, violation.member);
    const std::string day = words::of_day(problem, violation.day);
    return {day + "：" + who.zh + " 距上次值班 " + std::to_string(violation.found) + " 天，公平间隔 " +
                std::to_string(violation.limit) + " 天",
            day + ": " + who.en + " is on duty " + words::count(violation.found, "day", "days") +
                " after the turn before, fair are " + std::to_string(violation.limit)};
}

}  // namespace muster::roster::rule
