#include "muster/roster/rule/succession.hpp"

#include "roster/words.hpp"

namespace muster::roster::rule {

void find_succession(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings)
{
    for (const MemberId member : scope.members)
        for (const auto& [_, shift] : roster.of(member)) {
            const int day = problem.index_of(shift.day);
            const auto judge = [&, after = shift.type](ShiftTypeId before) {
                if (!problem.may_follow(before, after))
                    findings.add(
                        {.rule = Rule::succession, .member = member, .day = day, .type = after, .other = before},
                        problem.penalties().succession);
            };
            if (day > 0)
                for (const Assignment& before : roster.on(member, day - 1))
                    judge(before.shift.type);
            else
                for (const ShiftBefore& before : problem.shifts_before(member))
                    if (!problem.may_follow(before, day, shift.type))
                        judge(before.type);
        }
}

Label words_for_succession(const Problem& problem, const Violation& violation)
{
    const Label who = words::of_member(problem, violation.member);
    const Label type = words::of_type(problem, violation.type);
    const Label other = words::of_type(problem, violation.other);
    const std::string day = words::of_day(problem, violation.day);
    return {day + "：" + who.zh + " 在" + other.zh + "的次日值" + type.zh + "，不允许",
            day + ": " + who.en + " stands " + type.en + " the day after " + other.en + ", which must not follow"};
}

}  // namespace muster::roster::rule
