#include "muster/roster/rule/published.hpp"

#include "roster/words.hpp"

#include <algorithm>

namespace muster::roster::rule {

void find_published(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings)
{
    const auto add = [&](const Assignment& assignment, std::int64_t found) {
        findings.add({.rule = Rule::published,
                      .member = assignment.member,
                      .day = problem.index_of(assignment.shift.day),
                      .type = assignment.shift.type,
                      .found = found,
                      .limit = 1 - found},
                     problem.draft().published.change);
    };
    for (const MemberId member : scope.members) {
        for (const Assignment& assignment : problem.published_of(member))
            if (!roster.contains(assignment))
                add(assignment, 0);
        for (const Assignment& assignment : roster.of(member))
            if (problem.is_published(problem.index_of(assignment.shift.day)) &&
                !std::ranges::binary_search(problem.published(), assignment, std::less<>{}))
                add(assignment, 1);
    }
}

Label words_for_published(const Problem& problem, const Violation& violation)
{
    const Label who = words::of_member(problem, violation.member);
    const Label type = words::of_type(problem, violation.type);
    const std::string day = words::of_day(problem, violation.day);
    if (violation.found == 0)
        return {day + "：" + who.zh + " 不再值已公布的" + type.zh,
                day + ": " + who.en + " no longer stands " + type.en + ", as published"};
    return {day + "：" + who.zh + " 新增" + type.zh + "，原公布表没有",
            day + ": " + who.en + " stands " + type.en + ", which was not published"};
}

}  // namespace muster::roster::rule
