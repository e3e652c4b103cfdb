// Who serves with whom. Each company has a penalty of its own.
#include "answers.hpp"
#include "mending.hpp"

#include <map>

namespace muster::inline v0_2::roster::rule {
namespace {

/// How many of the company serve on a day, by type where the company is kept within a shift.
std::map<ShiftTypeId, std::int64_t> serving(const Roster& roster, const Company& company, int day)
{
    std::map<ShiftTypeId, std::int64_t> people;
    for (const MemberId member : company.members) {
        const auto stood = roster.on(member, day);
        if (company.within == Within::day && !stood.empty())
            ++people[ShiftTypeId()];
        if (company.within == Within::shift)
            for (const Assignment& assignment : stood)
                ++people[assignment.shift.type];
    }
    return people;
}

void find(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings, Keep keep)
{
    for (std::size_t row = 0; row < problem.companies().size(); ++row) {
        const Company& company = problem.companies()[row];
        if (company.keep != keep)
            continue;
        const auto all = static_cast<std::int64_t>(company.members.size());
        for (const int day : scope.days)
            for (const auto& [type, people] : serving(roster, company, day)) {
                const std::int64_t limit = keep == Keep::together ? all : 1;
                const std::int64_t amount = keep == Keep::together ? all - people : people - 1;
                if (amount > 0)
                    findings.add({.rule = keep == Keep::together ? Rule::together : Rule::apart,
                                  .day = day,
                                  .type = type,
                                  .row = row,
                                  .found = people,
                                  .limit = limit,
                                  .amount = amount},
                                 company.penalty);
            }
    }
}

Label names(const Problem& problem, const Company& company)
{
    Label all;
    for (const MemberId member : company.members) {
        const Label one = words::of_member(problem, member);
        all.zh += (all.zh.empty() ? "" : "、") + one.zh;
        all.en += (all.en.empty() ? "" : ", ") + one.en;
    }
    return all;
}

Label place(const Problem& problem, const Violation& violation)
{
    return violation.type.is_set() ? words::of_type(problem, violation.type) : Label{"当天", "that day"};
}

void find_together(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings)
{
    find(problem, roster, scope, findings, Keep::together);
}

void find_apart(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings)
{
    find(problem, roster, scope, findings, Keep::apart);
}

Label words_for_together(const Problem& problem, const Violation& violation)
{
    const Label who = names(problem, problem.companies()[violation.row]);
    const Label where = place(problem, violation);
    const std::string day = words::of_day(problem, violation.day);
    const std::string found = std::to_string(violation.found);
    return {day + "：" + who.zh + " 应同班，" + where.zh + "只有 " + found + " 人",
            day + ": " + who.en + " serve together, and " + found + " of them " +
                (violation.found == 1 ? "stands " : "stand ") + where.en};
}

Label words_for_apart(const Problem& problem, const Violation& violation)
{
    const Label who = names(problem, problem.companies()[violation.row]);
    const Label where = place(problem, violation);
    const std::string day = words::of_day(problem, violation.day);
    const std::string found = std::to_string(violation.found);
    return {day + "：" + who.zh + " 不应同班，" + where.zh + "有 " + found + " 人",
            day + ": " + who.en + " serve apart, and " + found + " of them stand " + where.en};
}

Label ask_for_together(const Problem& problem, const Element& element)
{
    const Label who = names(problem, problem.companies()[element.row]);
    return {who.zh + " 必须同班", who.en + " serve together"};
}

Label ask_for_apart(const Problem& problem, const Element& element)
{
    const Label who = names(problem, problem.companies()[element.row]);
    return {who.zh + " 不得同班", who.en + " serve apart"};
}

Label wish_instead(const Problem&, const Element&) { return {"改为软性要求", "make it a wish"}; }

void mend_apart(const Violation& violation, Mending& mending)
{
    for (const MemberId member : mending.problem().companies()[violation.row].members)
        for (const Assignment& stood : mending.roster().on(member, violation.day))
            if (!violation.type.is_set() || stood.shift.type == violation.type)
                mending.drop(stood);
}

void mend_together(const Violation& violation, Mending& mending)
{
    mend_apart(violation, mending);
    for (const MemberId member : mending.problem().companies()[violation.row].members)
        if (violation.type.is_set())
            mending.add(member, violation.day, violation.type);
        else if (!mending.works(member, violation.day))
            mending.add_day(member, violation.day);
}

}  // namespace

template <>
struct Answers<Rule::together> {
    static constexpr Entry entry{
        .zh = "同班",
        .en = "together",
        .find = find_together,
        .words = words_for_together,
        .greatest_cost = nothing,
        .looks = always<Looks::at_others>,
        .element_has = ElementHas::row,
        .asks = ask_for_together,
        .remedy = wish_instead,
        .mend = mend_together,
        .is_planned = true,
    };
};
template const Entry& entry<Rule::together>();

template <>
struct Answers<Rule::apart> {
    static constexpr Entry entry{
        .zh = "不同班",
        .en = "apart",
        .only_grows = true,
        .find = find_apart,
        .words = words_for_apart,
        .greatest_cost = nothing,
        .looks = always<Looks::at_others>,
        .element_has = ElementHas::row,
        .asks = ask_for_apart,
        .remedy = wish_instead,
        .mend = mend_apart,
        .is_planned = true,
    };
};
template const Entry& entry<Rule::apart>();

}  // namespace muster::roster::rule
