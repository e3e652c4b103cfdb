// Days off come in runs that are long enough.
#include "answers.hpp"
#include "mending.hpp"
#include "roster/line_so_far.hpp"

#include "runs.hpp"

namespace muster::roster::rule {
namespace {

void find_minimum_days_off(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings)
{
    for (const MemberId member : scope.members) {
        const int least = problem.limits(member).minimum_days_off;
        for (const Run& run : runs_of(problem, roster, member))
            if (!run.is_work && !run.is_waived && run.length() < least)
                findings.add({.rule = Rule::minimum_days_off,
                              .member = member,
                              .day = run.first,
                              .found = run.length(),
                              .limit = least,
                              .amount = least - run.length()},
                             problem.penalties().minimum_days_off);
    }
}

Label words_for_minimum_days_off(const Problem& problem, const Violation& violation)
{
    const Label who = words::of_member(problem, violation.member);
    const std::string day = words::of_day(problem, violation.day);
    const std::string limit = std::to_string(violation.limit);
    return {day + "：" + who.zh + " 只连续休息 " + std::to_string(violation.found) + " 天，至少 " + limit + " 天",
            day + ": " + who.en + " is off only " + words::count(violation.found, "day", "days") +
                " in a row, at least " + limit};
}

WideInteger greatest_cost_of_minimum_days_off(const Problem& problem, MemberId member)
{
    return weight_of(problem.penalties().minimum_days_off) * problem.limits(member).minimum_days_off *
           problem.day_count();
}

Label ask_for_minimum_days_off(const Problem& problem, const Element& element)
{
    const std::int32_t days = problem.limits(element.member).minimum_days_off;
    return said_of(problem, element.member,
                   {"至少连续休息 " + std::to_string(days) + " 天",
                    "is off in a row at least " + words::count(days, "day", "days")});
}

void mend_minimum_days_off(const Violation& violation, Mending& mending) { change_run(violation, false, mending); }

/// Days off on both sides stay long enough, where they end.
bool fits_minimum_days_off(const LineSoFar& line, int day, ShiftTypeId)
{
    const Problem& problem = line.problem();
    const History& history = problem.history(line.member());
    if (line.works(day))
        return true;
    int before = day - 1;
    while (before >= 0 && line.works(before))
        --before;
    int after = day + 1;
    while (after < problem.day_count() && line.works(after))
        ++after;
    const auto is_long_enough = [&](int first, int last) {  // days off from `first` to `last`, work at both ends
        return last < first || last - first + 1 >= problem.limits(line.member()).minimum_days_off;
    };
    int last_work = before;
    while (last_work >= 0 && !line.works(last_work))
        --last_work;
    int next_work = after;
    while (next_work < problem.day_count() && !line.works(next_work))
        ++next_work;
    const bool is_open_before = last_work < 0 && history.days_worked == 0 && history.days_off == 0;
    const int first_off = last_work < 0 ? -history.days_off : last_work + 1;
    return (is_open_before || is_long_enough(first_off, before)) &&
           (next_work == problem.day_count() || is_long_enough(after, next_work - 1));
}

}  // namespace

template <>
struct Answers<Rule::minimum_days_off> {
    static constexpr Entry entry{
        .zh = "连续休息下限",
        .en = "minimum days off in a row",
        .find = find_minimum_days_off,
        .words = words_for_minimum_days_off,
        .greatest_cost = greatest_cost_of_minimum_days_off,
        .looks = always<Looks::at_days_worked>,
        .asks = ask_for_minimum_days_off,
        .is_of_many_days = true,
        .mend = mend_minimum_days_off,
        .fits = fits_minimum_days_off,
        .is_planned = true,
    };
};
template const Entry& entry<Rule::minimum_days_off>();

}  // namespace muster::roster::rule
