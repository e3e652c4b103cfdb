// Shifts of the whole period and of earlier ones together: not too few, not too many.
#include "answers.hpp"
#include "mending.hpp"
#include "roster/line_so_far.hpp"

#include <algorithm>
#include <string>

namespace muster::inline v0_2::roster::rule {
namespace {

std::int64_t shifts_before_and_now(const Problem& problem, MemberId member, std::size_t now)
{
    return std::int64_t{problem.history(member).shifts} + static_cast<std::int64_t>(now);
}

void find_minimum_shifts(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings)
{
    for (const MemberId member : scope.members) {
        const std::int64_t least = problem.limits(member).minimum_shifts;
        const std::int64_t found = shifts_before_and_now(problem, member, roster.of(member).size());
        if (found < least)
            findings.add({.rule = Rule::minimum_shifts,
                          .member = member,
                          .found = found,
                          .limit = least,
                          .amount = least - found},
                         problem.penalties(member).minimum_shifts);
    }
}

void find_maximum_shifts(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings)
{
    for (const MemberId member : scope.members) {
        const std::int64_t most = problem.limits(member).maximum_shifts;
        const auto own = static_cast<std::int64_t>(roster.of(member).size());
        const std::int64_t found = shifts_before_and_now(problem, member, roster.of(member).size());
        if (const std::int64_t beyond = std::min(own, found - most); beyond > 0)
            findings.add(
                {.rule = Rule::maximum_shifts, .member = member, .found = found, .limit = most, .amount = beyond},
                problem.penalties(member).maximum_shifts);
    }
}

Label words_for_minimum_shifts(const Problem& problem, const Violation& violation)
{
    const Label who = words::of_member(problem, violation.member);
    const std::string limit = std::to_string(violation.limit);
    return {who.zh + " 只值 " + std::to_string(violation.found) + " 班，至少 " + limit + " 班",
            who.en + " stands only " + words::count(violation.found, "shift", "shifts") + ", at least " + limit};
}

Label words_for_maximum_shifts(const Problem& problem, const Violation& violation)
{
    const Label who = words::of_member(problem, violation.member);
    const std::string limit = std::to_string(violation.limit);
    return {who.zh + " 值 " + std::to_string(violation.found) + " 班，最多 " + limit + " 班",
            who.en + " stands " + words::count(violation.found, "shift", "shifts") + ", at most " + limit};
}

bool is_asked_minimum_shifts(const Problem& problem, MemberId member)
{
    return problem.limits(member).minimum_shifts > problem.history(member).shifts;
}

bool is_asked_maximum_shifts(const Problem& problem, MemberId member)
{
    return problem.limits(member).maximum_shifts != no_limit;
}

WideInteger greatest_cost_of_minimum_shifts(const Problem& problem, MemberId member)
{
    return weight_of(problem.penalties(member).minimum_shifts) * problem.limits(member).minimum_shifts;
}

WideInteger greatest_cost_of_maximum_shifts(const Problem& problem, MemberId member)
{
    return weight_of(problem.penalties(member).maximum_shifts) * problem.day_count() * problem.shift_type_count();
}

Label ask_for_minimum_shifts(const Problem& problem, const Element& element)
{
    const std::int32_t least = problem.limits(element.member).minimum_shifts;
    return said_of(
        problem, element.member,
        {"至少 " + std::to_string(least) + " 班", "stands at least " + words::count(least, "shift", "shifts")});
}

Label ask_for_maximum_shifts(const Problem& problem, const Element& element)
{
    const std::int32_t most = problem.limits(element.member).maximum_shifts;
    return said_of(problem, element.member,
                   {"最多 " + std::to_string(most) + " 班", "stands at most " + words::count(most, "shift", "shifts")});
}

void mend_minimum_shifts(const Violation& violation, Mending& mending)
{
    for (int day = 0; day < mending.problem().day_count(); ++day)
        mending.add_day(violation.member, day);
}

void mend_maximum_shifts(const Violation& violation, Mending& mending)
{
    mending.drop_if(violation.member, [](int, ShiftTypeId) { return true; });
}

bool fits_maximum_shifts(const LineSoFar& line, int, ShiftTypeId)
{
    return shifts_before_and_now(line.problem(), line.member(), line.assignments().size() + 1) <=
           line.problem().limits(line.member()).maximum_shifts;
}

}  // namespace

template <>
struct Answers<Rule::minimum_shifts> {
    static constexpr Entry entry{
        .zh = "班次总数下限",
        .en = "minimum shifts",
        .is_of_contracts = true,
        .find = find_minimum_shifts,
        .words = words_for_minimum_shifts,
        .is_asked = is_asked_minimum_shifts,
        .greatest_cost = greatest_cost_of_minimum_shifts,
        .looks = always<Looks::at_amounts>,
        .asks = ask_for_minimum_shifts,
        .is_of_many_days = true,
        .mend = mend_minimum_shifts,
        .is_planned = true,
    };
};
template const Entry& entry<Rule::minimum_shifts>();

template <>
struct Answers<Rule::maximum_shifts> {
    static constexpr Entry entry{
        .zh = "班次总数上限",
        .en = "maximum shifts",
        .only_grows = true,
        .is_of_contracts = true,
        .find = find_maximum_shifts,
        .words = words_for_maximum_shifts,
        .is_asked = is_asked_maximum_shifts,
        .greatest_cost = greatest_cost_of_maximum_shifts,
        .looks = always<Looks::at_amounts>,
        .asks = ask_for_maximum_shifts,
        .mend = mend_maximum_shifts,
        .fits = fits_maximum_shifts,
        .is_planned = true,
    };
};
template const Entry& entry<Rule::maximum_shifts>();

}  // namespace muster::roster::rule
