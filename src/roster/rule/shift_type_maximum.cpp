#include "muster/roster/rule/shift_type_maximum.hpp"

#include "roster/words.hpp"

#include <vector>

namespace muster::roster::rule {

void find_shift_type_maximum(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings)
{
    std::vector<std::int64_t> stood(problem.shift_types().size());
    for (const MemberId member : scope.members) {
        stood.assign(stood.size(), 0);
        for (const Assignment& assignment : roster.of(member))
            ++stood[assignment.shift.type.row()];
        for (std::size_t column = 0; column < stood.size(); ++column) {
            const ShiftTypeId type(static_cast<ShiftTypeId::Value>(column));
            const std::int64_t most = problem.maximum_of(member, type);
            if (stood[column] > most)
                findings.add({.rule = Rule::shift_type_maximum,
                              .member = member,
                              .type = type,
                              .found = stood[column],
                              .limit = most,
                              .amount = stood[column] - most},
                             problem.penalties().shift_type_maximum);
        }
    }
}

Label words_for_shift_type_maximum(const Problem& problem, const Violation& violation)
{
    const Label who = words::of_member(problem, violation.member);
    const Label type = words::of_type(problem, violation.type);
    const std::string limit = std::to_string(violation.limit);
    return {who.zh + " 值" + type.zh + " " + std::to_string(violation.found) + " 次，最多 " + limit + " 次",
            who.en + " stands " + type.en + " " + words::count(violation.found, "time", "times") + ", at most " +
                limit};
}

}  // namespace muster::roster::rule
