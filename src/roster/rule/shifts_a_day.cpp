// At most so many shifts of a member start on one day.
#include "answers.hpp"
#include "mending.hpp"
#include "roster/line_so_far.hpp"

namespace muster::inline v0_2::roster::rule {
namespace {

void find_shifts_a_day(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings)
{
    for (const MemberId member : scope.members) {
        const std::int64_t most = problem.limits(member).maximum_a_day;
        for (int day = 0; day < problem.day_count(); ++day) {
            const auto found = static_cast<std::int64_t>(roster.on(member, day).size());
            if (found > most)
                findings.add({.rule = Rule::shifts_a_day,
                              .member = member,
                              .day = day,
                              .found = found,
                              .limit = most,
                              .amount = found - most},
                             problem.penalties(member).shifts_a_day);
        }
    }
}

Label words_for_shifts_a_day(const Problem& problem, const Violation& violation)
{
    const Label who = words::of_member(problem, violation.member);
    const std::string day = words::of_day(problem, violation.day);
    const std::string found = std::to_string(violation.found);
    const std::string limit = std::to_string(violation.limit);
    return {day + "：" + who.zh + " 一天值 " + found + " 班，最多 " + limit + " 班",
            day + ": " + who.en + " stands " + words::count(violation.found, "shift", "shifts") + ", at most " + limit +
                " a day"};
}

WideInteger greatest_cost_of_shifts_a_day(const Problem& problem, MemberId member)
{
    return weight_of(problem.penalties(member).shifts_a_day) * static_cast<WideInteger>(problem.shift_types().size()) *
           problem.day_count();
}

Label ask_for_shifts_a_day(const Problem& problem, const Element& element)
{
    const Limits& limits = problem.limits(element.member);
    return said_of(problem, element.member,
                   {"每天最多 " + std::to_string(limits.maximum_a_day) + " 班",
                    "stands at most " + words::count(limits.maximum_a_day, "shift", "shifts") + " a day"});
}

void mend_shifts_a_day(const Violation& violation, Mending& mending)
{
    mending.drop_day(violation.member, violation.day);
}

bool fits_shifts_a_day(const LineSoFar& line, int day, ShiftTypeId)
{
    return line.count(day) < line.problem().limits(line.member()).maximum_a_day;
}

}  // namespace

template <>
struct Answers<Rule::shifts_a_day> {
    static constexpr Entry entry{
        .zh = "每日班次上限",
        .en = "shifts a day",
        .only_grows = true,
        .is_of_contracts = true,
        .find = find_shifts_a_day,
        .words = words_for_shifts_a_day,
        .greatest_cost = greatest_cost_of_shifts_a_day,
        .looks = always<Looks::at_days>,
        .asks = ask_for_shifts_a_day,
        .mend = mend_shifts_a_day,
        .fits = fits_shifts_a_day,
        .is_planned = true,
    };
};
template const Entry& entry<Rule::shifts_a_day>();

}  // namespace muster::roster::rule
