#include "muster/roster/rule/availability.hpp"

#include "roster/words.hpp"

namespace muster::roster::rule {

void find_availability(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings)
{
    for (const MemberId member : scope.members)
        for (const auto& [_, shift] : roster.of(member)) {
            const int day = problem.index_of(shift.day);
            const Bar bar = problem.bar(member, day, shift.type);
            if (bar != Bar::none)
                findings.add({.rule = Rule::availability,
                              .member = member,
                              .day = day,
                              .type = shift.type,
                              .found = static_cast<std::int64_t>(bar)},
                             Penalty::hard());
        }
}

Label words_for_availability(const Problem& problem, const Violation& violation)
{
    const Label who = words::of_member(problem, violation.member);
    const Label type = words::of_type(problem, violation.type);
    const Label why = label_of(static_cast<Bar>(violation.found));
    const std::string day = words::of_day(problem, violation.day);
    return {day + "：" + who.zh + " 被排在" + type.zh + "，但" + why.zh,
            day + ": " + who.en + " stands " + type.en + " but is barred: " + why.en};
}

}  // namespace muster::roster::rule
