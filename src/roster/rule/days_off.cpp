#include "muster/roster/rule/days_off.hpp"

#include "runs.hpp"

#include "roster/words.hpp"

namespace muster::roster::rule {

void find_minimum_days_off(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings)
{
    for (const MemberId member : scope.members) {
        const int least = problem.limits(member).minimum_days_off;
        for (const Run& run : runs_of(problem, roster, member))
            if (!run.is_work && !run.is_waived && run.length() < least)
                findings.add({.rule = Rule::minimum_days_off,
                              .member = member,
                              .day = run.first,
                              .found = run.length(),
                              .limit = least,
                              .amount = least - run.length()},
                             problem.penalties().minimum_days_off);
    }
}

Label words_for_minimum_days_off(const Problem& problem, const Violation& violation)
{
    const Label who = words::of_member(problem, violation.member);
    const std::string day = words::of_day(problem, violation.day);
    const std::string limit = std::to_string(violation.limit);
    return {day + "：" + who.zh + " 只连续休息 " + std::to_string(violation.found) + " 天，至少 " + limit + " 天",
            day + ": " + who.en + " is off only " + words::count(violation.found, "day", "days") +
                " in a row, at least " + limit};
}

}  // namespace muster::roster::rule
