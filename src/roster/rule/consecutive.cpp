#include "muster/roster/rule/consecutive.hpp"

#include "runs.hpp"
#include "touched.hpp"

#include "roster/words.hpp"

#include <algorithm>

namespace muster::roster::rule {

void find_maximum_consecutive(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings)
{
    for (const MemberId member : scope.members) {
        const int most = problem.limits(member).maximum_consecutive;
        for (const TouchedRun& run : touched_runs(problem, member, touched_days(problem, roster.of(member)))) {
            if (const int beyond = run.beyond(most); beyond > 0)
                findings.add({.rule = Rule::maximum_consecutive,
                              .member = member,
                              .day = std::min(run.first + run.days - beyond, problem.day_count() - 1),
                              .found = run.before + run.days,
                              .limit = most,
                              .amount = beyond},
                             problem.penalties().maximum_consecutive);
        }
    }
}

void find_minimum_consecutive(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings)
{
    for (const MemberId member : scope.members) {
        const int least = problem.limits(member).minimum_consecutive;
        for (const Run& run : runs_of(problem, roster, member))
            if (run.is_work && !run.is_waived && run.length() < least)
                findings.add({.rule = Rule::minimum_consecutive,
                              .member = member,
                              .day = run.first,
                              .found = run.length(),
                              .limit = least,
                              .amount = least - run.length()},
                             problem.penalties().minimum_consecutive);
    }
}

Label words_for_maximum_consecutive(const Problem& problem, const Violation& violation)
{
    const Label who = words::of_member(problem, violation.member);
    const std::string day = words::of_day(problem, violation.day);
    const std::string limit = std::to_string(violation.limit);
    return {day + "：" + who.zh + " 连续值班 " + std::to_string(violation.found) + " 天，最多 " + limit + " 天",
            day + ": " + who.en + " is on duty " + words::count(violation.found, "day", "days") +
                " in a row, at most " + limit};
}

Label words_for_minimum_consecutive(const Problem& problem, const Violation& violation)
{
    const Label who = words::of_member(problem, violation.member);
    const std::string day = words::of_day(problem, violation.day);
    const std::string limit = std::to_string(violation.limit);
    return {day + "：" + who.zh + " 只连续值班 " + std::to_string(violation.found) + " 天，至少 " + limit + " 天",
            day + ": " + who.en + " is on duty only " + words::count(violation.found, "day", "days") +
                " in a row, at least " + limit};
}

}  // namespace muster::roster::rule
