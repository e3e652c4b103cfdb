#include "muster/roster/rule/weekends.hpp"

#include "roster/words.hpp"

#include <set>

namespace muster::roster::rule {

void find_weekends(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings)
{
    for (const MemberId member : scope.members) {
        const std::int64_t most = problem.limits(member).maximum_weekends;
        std::set<int> worked;
        for (const Assignment& assignment : roster.of(member))
            worked.insert(problem.weekend_of(problem.index_of(assignment.shift.day)));
        worked.erase(-1);
        const auto found = static_cast<std::int64_t>(worked.size());
        if (found > most)
            findings.add(
                {.rule = Rule::weekends, .member = member, .found = found, .limit = most, .amount = found - most},
                problem.penalties().weekends);
    }
}

Label words_for_weekends(const Problem& problem, const Violation& violation)
{
    const Label who = words::of_member(problem, violation.member);
    const std::string limit = std::to_string(violation.limit);
    return {who.zh + " 有 " + std::to_string(violation.found) + " 个周末值班，最多 " + limit + " 个",
            who.en + " is on duty on " + words::count(violation.found, "weekend", "weekends") + ", at most " + limit};
}

}  // namespace muster::roster::rule
