// What is pinned is in the roster.
#include "answers.hpp"
#include "mending.hpp"

namespace muster::inline v0_2::roster::rule {
namespace {

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

Label ask_for_pinned(const Problem& problem, const Element& element)
{
    const Label who = words::of_member(problem, element.member);
    const Label type = words::of_type(problem, element.type);
    const std::string day = words::of_day(problem, element.day);
    return {day + "：" + who.zh + " 固定值" + type.zh, day + ": " + who.en + " is pinned to " + type.en};
}

Label unpin(const Problem&, const Element&) { return {"取消固定", "unpin it"}; }

int day_of_pinned(const Problem&, const Element& element) { return element.day; }

void mend_pinned(const Violation& violation, Mending& mending)
{
    mending.add(violation.member, violation.day, violation.type);
}

}  // namespace

template <>
struct Answers<Rule::pinned> {
    static constexpr Entry entry{
        .zh = "固定班次",
        .en = "pinned shifts",
        .find = find_pinned,
        .words = words_for_pinned,
        .greatest_cost = nothing,
        .looks = always<Looks::at_days>,
        .element_has = ElementHas::day_and_type,
        .asks = ask_for_pinned,
        .remedy = unpin,
        .day_of = day_of_pinned,
        .mend = mend_pinned,
        .is_planned = true,
    };
};
template const Entry& entry<Rule::pinned>();

}  // namespace muster::roster::rule
