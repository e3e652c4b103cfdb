#include "muster/roster/rule/pinned.hpp"

#include "roster/words.hpp"

namespace muster::roster::rule {

void find_pinned(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings)
{
    for (const MemberId member : scope.members)
        for (const Assignment& pin : problem.pinned_of(member))
            if (!roster.contains(pin))
                findings.add({.rule = Rule::pinned,
                              .member = pin.member,
                              .day = problem.index_of(pin.shift.day),
                              .type = pin.shift.type,
                              .limit = 1},
                             Penalty::hard());
}

Label words_for_pinned(const Problem& problem, const Violation& violation)
{
    const Label who = words::of_member(problem, violation.member);
    const Label type = words::of_type(problem, violation.type);
    const std::string day = words::of_day(problem, violation.day);
    return {day + "：" + who.zh + " 固定值" + type.zh + "，表中没有",
            day + ": " + who.en + " is pinned to " + type.en + " and does not stand it"};
}

}  // namespace muster::roster::rule
