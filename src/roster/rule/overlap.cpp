#include "muster/roster/rule/overlap.hpp"

#include "roster/words.hpp"

namespace muster::roster::rule {
namespace {

constexpr int longest_in_days = 2;  // a shift is at most 2880 minutes long

}  // namespace

void find_overlap(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings)
{
    const auto add = [&](MemberId member, int day, ShiftTypeId type, ShiftTypeId other) {
        findings.add({.rule = Rule::overlap, .member = member, .day = day, .type = type, .other = other},
                     Penalty::hard());
    };
    for (const MemberId member : scope.members) {
        const auto line = roster.of(member);
        std::size_t earliest = 0;  // that may still last
        for (std::size_t next = 0; next < line.size(); ++next) {
            const int day = problem.index_of(line[next].shift.day);
            for (const ShiftBefore& before : problem.shifts_before(member))
                if (problem.overlap(before, day, line[next].shift.type))
                    add(member, day, line[next].shift.type, before.type);
            while ((line[next].shift.day - line[earliest].shift.day).days() > longest_in_days)
                ++earliest;
            for (std::size_t first = earliest; first < next; ++first) {
                const int apart = day - problem.index_of(line[first].shift.day);
                if (problem.overlap(line[first].shift.type, apart, line[next].shift.type))
                    add(member, day, line[next].shift.type, line[first].shift.type);
            }
        }
    }
}

Label words_for_overlap(const Problem& problem, const Violation& violation)
{
    const Label who = words::of_member(problem, violation.member);
    const Label type = words::of_type(problem, violation.type);
    const Label other = words::of_type(problem, violation.other);
    const std::string day = words::of_day(problem, violation.day);
    return {day + "：" + who.zh + " 的" + type.zh + "与" + other.zh + "时间重叠",
            day + ": " + who.en + " stands " + type.en + " while still at " + other.en};
}

}  // namespace muster::roster::rule
