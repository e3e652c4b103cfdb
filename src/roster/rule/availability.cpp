// Nobody stands where they cannot: leave, a class, a missing skill.
#include "answers.hpp"
#include "mending.hpp"
#include "roster/line_so_far.hpp"

namespace muster::inline v0_2::roster::rule {
namespace {

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

Label ask_for_availability(const Problem& problem, const Element& element)
{
    const Label who = words::of_member(problem, element.member);
    const Label type = words::of_type(problem, element.type);
    const std::string day = words::of_day(problem, element.day);
    const Label why = label_of(problem.bar(element.member, element.day, element.type));
    return {day + "：" + who.zh + " 不能值" + type.zh + "，" + why.zh,
            day + ": " + who.en + " cannot stand " + type.en + ": " + why.en};
}

Label free_for_availability(const Problem& problem, const Element& element)
{
    switch (problem.bar(element.member, element.day, element.type)) {
    case Bar::skill:
        return {"让其取得资格，或放宽该班要求", "give the skill, or ask less of the shift"};
    case Bar::not_a_member:
        return {"请其提前加入或推迟离开", "let the member join earlier or leave later"};
    default:
        return {"请其当天到岗", "free the member that day"};
    }
}

void mend_availability(const Violation& violation, Mending& mending)
{
    mending.drop(violation.member, violation.day, violation.type);
}

bool fits_availability(const LineSoFar& line, int day, ShiftTypeId type)
{
    return line.problem().may_stand(line.member(), day, type);
}

}  // namespace

template <>
struct Answers<Rule::availability> {
    static constexpr Entry entry{
        .zh = "可到岗",
        .en = "availability",
        .only_grows = true,
        .find = find_availability,
        .words = words_for_availability,
        .greatest_cost = nothing,
        .looks = always<Looks::at_days>,
        .element_has = ElementHas::day_and_type,
        .asks = ask_for_availability,
        .remedy = free_for_availability,
        .mend = mend_availability,
        .fits = fits_availability,
        .is_planned = true,
    };
};
template const Entry& entry<Rule::availability>();

}  // namespace muster::roster::rule
