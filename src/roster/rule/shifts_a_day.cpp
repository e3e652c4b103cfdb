#include "muster/roster/rule/shifts_a_day.hpp"

#include "roster/words.hpp"

namespace muster::roster::rule {

void find_shifts_a_day(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings)
{
    for (const MemberId member : scope.members) {
        const std::int64_t most = problem.limits(member).maximum_a_day;
        for (int day = 0; day < problem.day_count(); ++day) {
            const auto found = static_cast<std::int64_t>(roster.on(member, day).size());
            if (found > most)
                findings.add({.rule = Rule::shifts_a_day,
                              .member = member,
                              .day = day,
                              .found = found,
                              .limit = most,
                              .amount = found - most},
                             problem.penalties().shifts_a_day);
        }
    }
}

Label words_for_shifts_a_day(const Problem& problem, const Violation& violation)
{
    const Label who = words::of_member(problem, violation.member);
    const std::string day = words::of_day(problem, violation.day);
    const std::string found = std::to_string(violation.found);
    const std::string limit = std::to_string(violation.limit);
    return {day + "：" + who.zh + " 一天值 " + found + " 班，最多 " + limit + " 班",
            day + ": " + who.en + " stands " + words::count(violation.found, "shift", "shifts") + ", at most " + limit +
                " a day"};
}

}  // namespace muster::roster::rule
