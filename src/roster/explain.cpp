#include "muster/roster/explain.hpp"

#include "found_within.hpp"
#include "words.hpp"

#include "muster/core/error.hpp"
#include "muster/roster/check.hpp"
#include "muster/roster/rule/list.hpp"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>

namespace muster::inline v0_2::roster {
namespace {

/// The same place and rule, whatever the amounts.
bool same_place(const Violation& left, const Violation& right)
{
    return std::tie(left.rule, left.member, left.day, left.type, left.other, left.row) ==
           std::tie(right.rule, right.member, right.day, right.type, right.other, right.row);
}

/// Those of `some` that `others` lack, or that weigh more than there.
std::vector<Violation> beyond(const std::vector<Violation>& some, const std::vector<Violation>& others)
{
    std::vector<Violation> more;
    for (const Violation& violation : some) {
        const auto other =
            std::ranges::find_if(others, [&](const Violation& each) { return same_place(each, violation); });
        if (other == others.end() || violation.amount > other->amount || violation.cost > other->cost)
            more.push_back(violation);
    }
    return more;
}

std::string signed_number(std::int64_t number) { return (number > 0 ? "+" : "") + std::to_string(number); }

Label words_for_change(std::int64_t hard, std::int64_t cost)
{
    if (hard > 0)
        return {"会违反硬性规则", "would bend hard rules"};
    if (hard < 0)
        return {"会少违反硬性规则", "would mend hard rules"};
    if (cost == 0)
        return {"代价相同", "would cost the same"};
    return {"代价 " + signed_number(cost), "would change the cost by " + signed_number(cost)};
}

/// With the contract that asks for it, where there is one.
Label words_for_gained(const Problem& problem, const Violation& violation)
{
    Label sentence = in_words(problem, violation);
    if (!violation.member.is_set() || !rule::entry_of(violation.rule).is_of_contracts)
        return sentence;
    if (const ContractId contract = problem.members()[violation.member].contract; contract.is_set()) {
        const Label name = words::of_contract(problem, contract);
        sentence.zh += "（合同" + name.zh + "）";
        sentence.en += " (contract " + name.en + ")";
    }
    return sentence;
}

}  // namespace

Explanation explain(const Problem& problem, const Roster& roster, const Assignment& assignment)
{
    require_same_frame(problem, roster);
    if (!problem.members().contains(assignment.member) || !roster.contains(assignment))
        throw InvalidInput({"explain"}, "the member does not stand this shift", "ask about a shift of the roster");
    const int day = problem.index_of(assignment.shift.day);
    Explanation explanation{.assignment = assignment};
    explanation.is_pinned = std::ranges::binary_search(problem.pinned_of(assignment.member), assignment, std::less<>{});

    const Scope own{{assignment.member}, {day}};
    const Roster open = roster.with({&assignment, 1}, {});
    const Score with = score_of(found_within(problem, roster, own));
    const Score without = score_of(found_within(problem, open, own));
    explanation.hard_if_open = without.hard - with.hard;
    explanation.cost_if_open = without.cost - with.cost;

    for (int row = 0; row < problem.member_count(); ++row) {
        const MemberId member(static_cast<MemberId::Value>(row));
        if (member == assignment.member)
            continue;
        Alternative other{.member = member, .bar = problem.bar(member, day, assignment.shift.type)};
        const Assignment instead{member, assignment.shift};
        other.stands_already = roster.contains(instead);
        if (other.bar == Bar::none && !other.stands_already) {
            const Scope scope{{std::min(member, assignment.member), std::max(member, assignment.member)}, {day}};
            const std::vector<Violation> before = found_within(problem, roster, scope);
            const std::vector<Violation> after = found_within(problem, open.with({}, {&instead, 1}), scope);
            const Score was = score_of(before);
            const Score would_be = score_of(after);
            other.hard_change = would_be.hard - was.hard;
            other.cost_change = would_be.cost - was.cost;
            other.gained = beyond(after, before);
            other.lost = beyond(before, after);
        }
        explanation.others.push_back(std::move(other));
    }
    std::ranges::stable_sort(explanation.others, [](const Alternative& left, const Alternative& right) {
        const auto key = [](const Alternative& one) {
            return std::tuple(one.bar != Bar::none, one.stands_already, one.hard_change, one.cost_change);
        };
        return key(left) < key(right);
    });
    return explanation;
}

std::vector<Label> in_words(const Problem& problem, const Explanation& explanation)
{
    const Label who = words::of_member(problem, explanation.assignment.member);
    const Label what = words::of_type(problem, explanation.assignment.shift.type);
    const std::string day = to_string(explanation.assignment.shift.day);
    const Label open = words_for_change(explanation.hard_if_open, explanation.cost_if_open);
    std::vector<Label> lines{
        {day + "：" + who.zh + " 值" + what.zh + (explanation.is_pinned ? "（固定）" : "") + "；无人值则" + open.zh,
         day + ": " + who.en + " stands " + what.en + (explanation.is_pinned ? " (pinned)" : "") + "; left open it " +
             open.en}};
    for (const Alternative& other : explanation.others) {
        const Label name = words::of_member(problem, other.member);
        if (other.bar != Bar::none) {
            const Label why = label_of(other.bar);
            lines.push_back({name.zh + "：" + why.zh, name.en + ": " + why.en});
            continue;
        }
        if (other.stands_already) {
            lines.push_back({name.zh + "：已在此班", name.en + ": is on this shift too"});
            continue;
        }
        Label line = words_for_change(other.hard_change, other.cost_change);
        for (const Violation& violation : other.gained) {
            const Label sentence = words_for_gained(problem, violation);
            line.zh += "；" + sentence.zh;
            line.en += "; " + sentence.en;
        }
        lines.push_back({name.zh + "：" + line.zh, name.en + ": " + line.en});
    }
    return lines;
}

}  // namespace muster::roster
