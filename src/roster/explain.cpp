#include "muster/roster/explain.hpp"

#include "words.hpp"

#include "muster/core/error.hpp"
#include "muster/roster/check.hpp"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>

namespace muster::roster {
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

}  // namespace

Explanation explain(const Problem& problem, const Roster& roster, const Assignment& assignment)
{
    if (!problem.members().contains(assignment.member) || !roster.contains(assignment))
        throw InvalidInput({"explain"}, "the member does not stand this shift", "ask about a shift of the roster");
    const int day = problem.index_of(assignment.shift.day);
    Explanation explanation{.assignment = assignment};
    explanation.is_pinned = std::ranges::binary_search(problem.pinned_of(assignment.member), assignment, std::less<>{});

    const Scope own{{assignment.member}, {day}};
    const Roster open = roster.with({&assignment, 1}, {});
    const Score with = check(problem, roster, own).score;
    const Score without = check(problem, open, own).score;
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
            const Report before = check(problem, roster, scope);
            const Report after = check(problem, open.with({}, {&instead, 1}), scope);
            other.hard_change = after.score.hard - before.score.hard;
            other.cost_change = after.score.cost - before.score.cost;
            other.gained = beyond(after.violations, before.violations);
            other.lost = beyond(before.violations, after.violations);
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
            const Label sentence = in_words(problem, violation);
            line.zh += "；" + sentence.zh;
            line.en += "; " + sentence.en;
        }
        lines.push_back({name.zh + "：" + line.zh, name.en + ": " + line.en});
    }
    return lines;
}

}  // namespace muster::roster
