// What people have in hand changes as little as may be.
#include "answers.hpp"
#include "mending.hpp"

#include <algorithm>

namespace muster::inline v0_2::roster::rule {
namespace {

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

WideInteger greatest_cost_of_published(const Problem& problem, MemberId)
{
    return weight_of(problem.draft().published.change) * 2 * static_cast<WideInteger>(problem.shift_types().size()) *
           problem.day_count();
}

Label ask_for_published(const Problem& problem, const Element& element)
{
    const Label who = words::of_member(problem, element.member);
    const Label type = words::of_type(problem, element.type);
    const std::string day = words::of_day(problem, element.day);
    return {day + "：" + who.zh + " 的" + type.zh + "已公布", day + ": " + type.en + " of " + who.en + " is published"};
}

Label let_change(const Problem&, const Element&) { return {"允许变动", "let it change"}; }

void mend_published(const Violation& violation, Mending& mending)
{
    if (violation.found == 0)
        mending.add(violation.member, violation.day, violation.type);
    else
        mending.drop(violation.member, violation.day, violation.type);
}

}  // namespace

template <>
struct Answers<Rule::published> {
    static constexpr Entry entry{
        .zh = "已公布班次变动",
        .en = "changes to the published roster",
        .find = find_published,
        .words = words_for_published,
        .greatest_cost = greatest_cost_of_published,
        .looks = always<Looks::at_days>,
        .element_has = ElementHas::day_and_type,
        .asks = ask_for_published,
        .remedy = let_change,
        .mend = mend_published,
        .is_planned = true,
    };
};
template const Entry& entry<Rule::published>();

}  // namespace muster::roster::rule
