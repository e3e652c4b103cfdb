#include "muster/roster/rule/minutes.hpp"

#include "roster/words.hpp"

namespace muster::roster::rule {
namespace {

std::int64_t minutes_of(const Problem& problem, const Roster& roster, MemberId member)
{
    std::int64_t sum = 0;
    for (const Assignment& assignment : roster.of(member))
        sum += problem.shift_types()[assignment.shift.type].length.count();
    return sum;
}

}  // namespace

void find_minimum_minutes(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings)
{
    for (const MemberId member : scope.members) {
        const std::int64_t found = minutes_of(problem, roster, member);
        const std::int64_t least = problem.limits(member).minimum_minutes.count();
        if (found < least)
            findings.add({.rule = Rule::minimum_minutes,
                          .member = member,
                          .found = found,
                          .limit = least,
                          .amount = least - found},
                         problem.penalties().minimum_minutes);
    }
}

void find_maximum_minutes(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings)
{
    for (const MemberId member : scope.members) {
        const std::int64_t found = minutes_of(problem, roster, member);
        const std::int64_t most = problem.limits(member).maximum_minutes.count();
        if (found > most)
            findings.add({.rule = Rule::maximum_minutes,
                          .member = member,
                          .found = found,
                          .limit = most,
                          .amount = found - most},
                         problem.penalties().maximum_minutes);
    }
}

Label words_for_minimum_minutes(const Problem& problem, const Violation& violation)
{
    const Label who = words::of_member(problem, violation.member);
    const Label found = words::of_minutes(violation.found);
    const Label limit = words::of_minutes(violation.limit);
    return {who.zh + " 共值 " + found.zh + "，至少 " + limit.zh,
            who.en + " stands " + found.en + " in all, at least " + limit.en};
}

Label words_for_maximum_minutes(const Problem& problem, const Violation& violation)
{
    const Label who = words::of_member(problem, violation.member);
    const Label found = words::of_minutes(violation.found);
    const Label limit = words::of_minutes(violation.limit);
    return {who.zh + " 共值 " + found.zh + "，最多 " + limit.zh,
            who.en + " stands " + found.en + " in all, at most " + limit.en};
}

}  // namespace muster::roster::rule
