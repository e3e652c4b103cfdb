// What the files of rules answer with.
//
//     template <>
//     struct Answers<Rule::pinned> {
//         static constexpr Entry entry{.zh = "固定班次", .en = "pinned shifts", ...};
//     };
//     template const Entry& entry<Rule::pinned>();
#pragma once

#include "roster/words.hpp"

#include "muster/roster/rule/entry.hpp"

#include <algorithm>
#include <string>

namespace muster::inline v0_2::roster::rule {

/// Specialised once for each rule.
template <Rule rule>
struct Answers;

template <Rule rule>
const Entry& entry()
{
    return Answers<rule>::entry;
}

/// As an answer to `looks`.
template <Looks looks>
Looks always(const Problem&)
{
    return looks;
}

/// As an answer to `greatest_cost`, of rules that are always hard, and of those about several members.
inline WideInteger nothing(const Problem&, MemberId) { return 0; }

/// Of a unit of a rule, hard ones apart.
inline WideInteger weight_of(const Penalty& penalty) { return penalty.is_hard ? 0 : penalty.weight; }

/// Minutes of all types together: no measure of a day's shifts is more.
inline WideInteger greatest_load_of_day(const Problem& problem)
{
    WideInteger minutes = 0;
    for (const ShiftType& type : problem.shift_types().rows())
        minutes += std::max<WideInteger>(1, type.length.count());
    return minutes;
}

/// A sentence about a member.
inline Label said_of(const Problem& problem, MemberId member, const Label& what)
{
    const Label who = words::of_member(problem, member);
    return {who.zh + " " + what.zh, who.en + " " + what.en};
}

}  // namespace muster::roster::rule
