// Shifts stood without the skill they require, where that is allowed (INRC-I's alternative skill).
#include "answers.hpp"
#include "mending.hpp"
#include "roster/line_so_far.hpp"

#include <algorithm>

namespace muster::inline v0_2::roster::rule {
namespace {

bool lacks_skill(const Problem& problem, MemberId member, ShiftTypeId type)
{
    const SkillId asked = problem.shift_types()[type].required_skill;
    return asked.is_set() && !problem.has_skill(member, asked);
}

/// Where it is hard, availability bars such shifts.
bool is_asked_alternative_skill(const Problem& problem, MemberId member)
{
    if (problem.penalties(member).alternative_skill.is_hard)
        return false;
    for (int row = 0; row < problem.shift_type_count(); ++row)
        if (lacks_skill(problem, member, ShiftTypeId(static_cast<ShiftTypeId::Value>(row))))
            return true;
    return false;
}

void find_alternative_skill(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings)
{
    for (const MemberId member : scope.members) {
        if (!is_asked_alternative_skill(problem, member))
            continue;
        for (const auto& [_, shift] : roster.of(member))
            if (lacks_skill(problem, member, shift.type))
                findings.add({.rule = Rule::alternative_skill,
                              .member = member,
                              .day = problem.index_of(shift.day),
                              .type = shift.type},
                             problem.penalties(member).alternative_skill);
    }
}

Label words_for_alternative_skill(const Problem& problem, const Violation& violation)
{
    const Label who = words::of_member(problem, violation.member);
    const Label type = words::of_type(problem, violation.type);
    const Label skill = words::of_skill(problem, problem.shift_types()[violation.type].required_skill);
    const std::string day = words::of_day(problem, violation.day);
    return {day + "：" + who.zh + " 值" + type.zh + "，但没有技能" + skill.zh,
            day + ": " + who.en + " stands " + type.en + " without its skill " + skill.en};
}

WideInteger greatest_cost_of_alternative_skill(const Problem& problem, MemberId member)
{
    return weight_of(problem.penalties(member).alternative_skill) * problem.day_count() * problem.shift_type_count();
}

Label ask_for_alternative_skill(const Problem& problem, const Element& element)
{
    return said_of(problem, element.member, {"应有所值班次要求的技能", "has the skills that shifts require"});
}

void mend_alternative_skill(const Violation& violation, Mending& mending)
{
    mending.drop(violation.member, violation.day, violation.type);
}

bool fits_alternative_skill(const LineSoFar& line, int, ShiftTypeId type)
{
    return !lacks_skill(line.problem(), line.member(), type);
}

}  // namespace

template <>
struct Answers<Rule::alternative_skill> {
    static constexpr Entry entry{
        .zh = "替代技能",
        .en = "alternative skill",
        .only_grows = true,
        .find = find_alternative_skill,
        .words = words_for_alternative_skill,
        .is_asked = is_asked_alternative_skill,
        .greatest_cost = greatest_cost_of_alternative_skill,
        .looks = always<Looks::at_days>,
        .asks = ask_for_alternative_skill,
        .mend = mend_alternative_skill,
        .fits = fits_alternative_skill,
        .is_planned = true,
    };
};
template const Entry& entry<Rule::alternative_skill>();

}  // namespace muster::roster::rule
