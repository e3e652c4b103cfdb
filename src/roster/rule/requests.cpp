// What members asked for, each request by its weight. Always soft.
#include "answers.hpp"

#include <algorithm>

namespace muster::inline v0_2::roster::rule {
namespace {

void find(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings, Wish wish)
{
    for (const MemberId member : scope.members)
        for (const Request& request : problem.requests_of(member)) {
            if (request.wish != wish)
                continue;
            const int day = problem.index_of(request.day);
            const bool stands = std::ranges::any_of(roster.on(request.member, day), [&](const Assignment& assignment) {
                return !request.type.is_set() || assignment.shift.type == request.type;
            });
            if (stands == (wish == Wish::off))
                findings.add({.rule = wish == Wish::on ? Rule::request_on : Rule::request_off,
                              .member = request.member,
                              .day = day,
                              .type = request.type,
                              .row = static_cast<std::size_t>(&request - problem.requests().data()),
                              .found = stands ? 1 : 0,
                              .limit = stands ? 0 : 1},
                             Penalty::soft(request.weight));
        }
}

void find_request_on(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings)
{
    find(problem, roster, scope, findings, Wish::on);
}

void find_request_off(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings)
{
    find(problem, roster, scope, findings, Wish::off);
}

Label words_for_request_on(const Problem& problem, const Violation& violation)
{
    const Label who = words::of_member(problem, violation.member);
    const std::string day = words::of_day(problem, violation.day);
    const Label what = violation.type.is_set() ? words::of_type(problem, violation.type) : Label{"班", "to be on duty"};
    return {day + "：" + who.zh + " 希望值" + what.zh + "，未排上",
            day + ": " + who.en + " asked " + (violation.type.is_set() ? "for " : "") + what.en + " and is not there"};
}

Label words_for_request_off(const Problem& problem, const Violation& violation)
{
    const Label who = words::of_member(problem, violation.member);
    const std::string day = words::of_day(problem, violation.day);
    if (!violation.type.is_set())
        return {day + "：" + who.zh + " 希望当天不值班，仍被排上",
                day + ": " + who.en + " asked for the day off and is on duty"};
    const Label what = words::of_type(problem, violation.type);
    return {day + "：" + who.zh + " 希望不值" + what.zh + "，仍被排上",
            day + ": " + who.en + " asked not to stand " + what.en + " and does"};
}

WideInteger greatest_cost(const Problem& problem, MemberId member, Wish wish)
{
    WideInteger all = 0;
    for (const Request& request : problem.requests_of(member))
        all += request.wish == wish ? request.weight : 0;
    return all;
}

WideInteger greatest_cost_of_request_on(const Problem& problem, MemberId member)
{
    return greatest_cost(problem, member, Wish::on);
}

WideInteger greatest_cost_of_request_off(const Problem& problem, MemberId member)
{
    return greatest_cost(problem, member, Wish::off);
}

}  // namespace

template <>
struct Answers<Rule::request_on> {
    static constexpr Entry entry{
        .zh = "希望值班",
        .en = "requests on",
        .find = find_request_on,
        .words = words_for_request_on,
        .greatest_cost = greatest_cost_of_request_on,
        .looks = always<Looks::at_days>,
        .is_planned = true,
    };
};
template const Entry& entry<Rule::request_on>();

template <>
struct Answers<Rule::request_off> {
    static constexpr Entry entry{
        .zh = "希望不值班",
        .en = "requests off",
        .only_grows = true,
        .find = find_request_off,
        .words = words_for_request_off,
        .greatest_cost = greatest_cost_of_request_off,
        .looks = always<Looks::at_days>,
        .is_planned = true,
    };
};
template const Entry& entry<Rule::request_off>();

}  // namespace muster::roster::rule
