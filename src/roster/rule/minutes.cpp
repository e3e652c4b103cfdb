// Neither too little nor too much in the whole period.
#include "answers.hpp"
#include "mending.hpp"
#include "roster/line_so_far.hpp"

namespace muster::inline v0_2::roster::rule {
namespace {

std::int64_t minutes_of(const Problem& problem, const Roster& roster, MemberId member)
{
    std::int64_t sum = 0;
    for (const Assignment& assignment : roster.of(member))
        sum += problem.shift_types()[assignment.shift.type].length.count();
    return sum;
}

void find_minimum_minutes(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings)
{
    for (const MemberId member : scope.members) {
        const std::int64_t found = minutes_of(problem, roster, member);
        const std::int64_t least = problem.limits(member).minimum_minutes.count();
        if (found < least)
            findings.add({.rule = Rule::minimum_minutes,
                          .member = member,
                          .found = found,
                          .limit = least,
                          .amount = least - found},
                         problem.penalties(member).minimum_minutes);
    }
}

void find_maximum_minutes(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings)
{
    for (const MemberId member : scope.members) {
        const std::int64_t found = minutes_of(problem, roster, member);
        const std::int64_t most = problem.limits(member).maximum_minutes.count();
        if (found > most)
            findings.add({.rule = Rule::maximum_minutes,
                          .member = member,
                          .found = found,
                          .limit = most,
                          .amount = found - most},
                         problem.penalties(member).maximum_minutes);
    }
}

Label words_for_minimum_minutes(const Problem& problem, const Violation& violation)
{
    const Label who = words::of_member(problem, violation.member);
    const Label found = words::of_minutes(violation.found);
    const Label limit = words::of_minutes(violation.limit);
    return {who.zh + " 共值 " + found.zh + "，至少 " + limit.zh,
            who.en + " stands " + found.en + " in all, at least " + limit.en};
}

Label words_for_maximum_minutes(const Problem& problem, const Violation& violation)
{
    const Label who = words::of_member(problem, violation.member);
    const Label found = words::of_minutes(violation.found);
    const Label limit = words::of_minutes(violation.limit);
    return {who.zh + " 共值 " + found.zh + "，最多 " + limit.zh,
            who.en + " stands " + found.en + " in all, at most " + limit.en};
}

WideInteger greatest_cost_of_minimum_minutes(const Problem& problem, MemberId member)
{
    return weight_of(problem.penalties(member).minimum_minutes) * problem.limits(member).minimum_minutes.count();
}

WideInteger greatest_cost_of_maximum_minutes(const Problem& problem, MemberId member)
{
    return weight_of(problem.penalties(member).maximum_minutes) * greatest_load_of_day(problem) * problem.day_count();
}

Label ask_for_minimum_minutes(const Problem& problem, const Element& element)
{
    const Label time = words::of_minutes(problem.limits(element.member).minimum_minutes.count());
    return said_of(problem, element.member, {"至少值 " + time.zh, "stands at least " + time.en + " in all"});
}

Label ask_for_maximum_minutes(const Problem& problem, const Element& element)
{
    const Label time = words::of_minutes(problem.limits(element.member).maximum_minutes.count());
    return said_of(problem, element.member, {"最多值 " + time.zh, "stands at most " + time.en + " in all"});
}

void mend_minimum_minutes(const Violation& violation, Mending& mending)
{
    for (int day = 0; mending.has(day); ++day)
        mending.add_day(violation.member, day);
}

void mend_maximum_minutes(const Violation& violation, Mending& mending)
{
    for (int day = 0; mending.has(day); ++day)
        mending.drop_day(violation.member, day);
}

bool fits_maximum_minutes(const LineSoFar& line, int, ShiftTypeId type)
{
    std::int64_t minutes = line.problem().shift_types()[type].length.count();
    for (const auto& [_, shift] : line.assignments())
        minutes += line.problem().shift_types()[shift.type].length.count();
    return minutes <= line.problem().limits(line.member()).maximum_minutes.count();
}

}  // namespace

template <>
struct Answers<Rule::minimum_minutes> {
    static constexpr Entry entry{
        .zh = "总时长下限",
        .en = "minimum minutes",
        .is_of_contracts = true,
        .find = find_minimum_minutes,
        .words = words_for_minimum_minutes,
        .greatest_cost = greatest_cost_of_minimum_minutes,
        .looks = always<Looks::at_amounts>,
        .asks = ask_for_minimum_minutes,
        .is_of_many_days = true,
        .mend = mend_minimum_minutes,
        .is_planned = true,
    };
};
template const Entry& entry<Rule::minimum_minutes>();

template <>
struct Answers<Rule::maximum_minutes> {
    static constexpr Entry entry{
        .zh = "总时长上限",
        .en = "maximum minutes",
        .only_grows = true,
        .is_of_contracts = true,
        .find = find_maximum_minutes,
        .words = words_for_maximum_minutes,
        .greatest_cost = greatest_cost_of_maximum_minutes,
        .looks = always<Looks::at_amounts>,
        .asks = ask_for_maximum_minutes,
        .mend = mend_maximum_minutes,
        .fits = fits_maximum_minutes,
        .is_planned = true,
    };
};
template const Entry& entry<Rule::maximum_minutes>();

}  // namespace muster::roster::rule
