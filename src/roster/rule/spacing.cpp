// Turns of a member lie apart, but not too far.
#include "answers.hpp"

#include <algorithm>
#include <optional>

namespace muster::inline v0_2::roster::rule {
namespace {

/// The day of the last turn before the period, below 0.
int turn_before(const Problem& problem, MemberId member)
{
    const History& history = problem.history(member);
    if (history.days_worked > 0 || history.days_off > 0)
        return -1 - history.days_off;
    return -std::max(problem.fair_distance(member), problem.limits(member).minimum_days_off + 1);
}

void find_spacing(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings)
{
    const std::optional<Spacing>& asked = problem.draft().spacing;
    if (!asked)
        return;
    for (const MemberId member : scope.members) {
        const std::int32_t fair = problem.fair_distance(member);
        if (fair <= 1)
            continue;
        int last = turn_before(problem, member);
        // A day less may be so little of the weight that it costs nothing, and is nothing to tell then.
        const auto tell = [&](const Violation& violation, std::int64_t cost) {
            if (cost > 0)
                findings.add_priced(violation, cost);
        };
        const auto judge = [&](int day, bool is_turn) {
            const int apart = day - last;
            Violation violation{.rule = Rule::spacing, .member = member, .day = day, .found = apart, .limit = fair};
            if (is_turn && apart < fair) {
                violation.amount = fair - apart;
                tell(violation, asked->too_close(apart, fair));
            } else if (apart > 2 * fair) {
                violation.day = is_turn ? day : day - 1;
                violation.limit = 2 * fair;
                violation.amount = std::min(apart - 2 * fair, last < 0 ? day : apart);
                const std::int64_t before = last < 0 ? asked->too_long(-last, fair) : 0;
                tell(violation, asked->too_long(apart, fair) - before);
            }
        };
        for (const Assignment& assignment : roster.of(member)) {
            const int day = problem.index_of(assignment.shift.day);
            if (day != last)
                judge(day, true);
            last = day;
        }
        judge(problem.day_count(), false);
    }
}

Label words_for_spacing(const Problem& problem, const Violation& violation)
{
    const Label who = words::of_member(problem, violation.member);
    const std::string day = words::of_day(problem, violation.day);
    const std::string found = std::to_string(violation.found);
    const std::string limit = std::to_string(violation.limit);
    if (violation.found < violation.limit)
        return {day + "：" + who.zh + " 距上次值班仅 " + found + " 天，宜隔 " + limit + " 天",
                day + ": " + who.en + " is on duty " + words::count(violation.found, "day", "days") +
                    " after the turn before, " + limit + " would be fair"};
    return {day + "：" + who.zh + " 两次值班相隔 " + found + " 天，不宜超过 " + limit + " 天",
            day + ": " + who.en + " has a pause of " + found + " days, fair are at most " + limit};
}

WideInteger greatest_cost_of_spacing(const Problem& problem, MemberId)
{
    const std::optional<Spacing>& asked = problem.draft().spacing;
    return asked ? WideInteger{asked->weight} * problem.day_count() : 0;
}

}  // namespace

template <>
struct Answers<Rule::spacing> {
    static constexpr Entry entry{
        .zh = "值班间隔",
        .en = "spacing of turns",
        .find = find_spacing,
        .words = words_for_spacing,
        .greatest_cost = greatest_cost_of_spacing,
        .looks = always<Looks::at_days_worked>,
        .is_planned = true,
    };
};
template const Entry& entry<Rule::spacing>();

}  // namespace muster::roster::rule
