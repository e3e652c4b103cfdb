// Runs of working days: not too long, not too short. On a working day at least one shift starts; for the longest run
// every day counts that a long shift, of 24 hours and more, lasts on.
#include "answers.hpp"
#include "mending.hpp"
#include "roster/line_so_far.hpp"

#include "runs.hpp"
#include "touched.hpp"

#include <algorithm>

namespace muster::inline v0_2::roster::rule {
namespace {

void find_maximum_consecutive(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings)
{
    for (const MemberId member : scope.members) {
        const int most = problem.limits(member).maximum_consecutive;
        for (const TouchedRun& run : touched_runs(problem, member, touched_days(problem, roster.of(member)))) {
            if (const int beyond = run.beyond(most); beyond > 0)
                findings.add({.rule = Rule::maximum_consecutive,
                              .member = member,
                              .day = std::min(run.first + run.days - beyond, problem.day_count() - 1),
                              .found = run.before + run.days,
                              .limit = most,
                              .amount = beyond},
                             problem.penalties(member).maximum_consecutive);
        }
    }
}

void find_minimum_consecutive(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings)
{
    for (const MemberId member : scope.members) {
        const int least = problem.limits(member).minimum_consecutive;
        for (const Run& run : runs_of(problem, roster, member))
            if (run.is_work && !run.is_waived && run.length() < least)
                findings.add({.rule = Rule::minimum_consecutive,
                              .member = member,
                              .day = run.first,
                              .found = run.length(),
                              .limit = least,
                              .amount = least - run.length()},
                             problem.penalties(member).minimum_consecutive);
    }
}

Label words_for_maximum_consecutive(const Problem& problem, const Violation& violation)
{
    const Label who = words::of_member(problem, violation.member);
    const std::string day = words::of_day(problem, violation.day);
    const std::string limit = std::to_string(violation.limit);
    return {day + "：" + who.zh + " 连续值班 " + std::to_string(violation.found) + " 天，最多 " + limit + " 天",
            day + ": " + who.en + " is on duty " + words::count(violation.found, "day", "days") +
                " in a row, at most " + limit};
}

Label words_for_minimum_consecutive(const Problem& problem, const Violation& violation)
{
    const Label who = words::of_member(problem, violation.member);
    const std::string day = words::of_day(problem, violation.day);
    const std::string limit = std::to_string(violation.limit);
    return {day + "：" + who.zh + " 只连续值班 " + std::to_string(violation.found) + " 天，至少 " + limit + " 天",
            day + ": " + who.en + " is on duty only " + words::count(violation.found, "day", "days") +
                " in a row, at least " + limit};
}

WideInteger greatest_cost_of_maximum_consecutive(const Problem& problem, MemberId member)
{
    // Shifts last on, beyond the period, two days at most.
    return weight_of(problem.penalties(member).maximum_consecutive) * (problem.day_count() + 2);
}

WideInteger greatest_cost_of_minimum_consecutive(const Problem& problem, MemberId member)
{
    return weight_of(problem.penalties(member).minimum_consecutive) * problem.limits(member).minimum_consecutive *
           problem.day_count();
}

/// Long shifts touch days on which none begins.
Looks looks_of_maximum_consecutive(const Problem& problem)
{
    const bool has_long = std::ranges::any_of(problem.shift_types().rows(),
                                              [](const ShiftType& type) { return type.length.count() >= 24 * 60; });
    return has_long ? Looks::at_line : Looks::at_days_worked;
}

Label ask_for_maximum_consecutive(const Problem& problem, const Element& element)
{
    const std::int32_t days = problem.limits(element.member).maximum_consecutive;
    return said_of(problem, element.member,
                   {"最多连续值班 " + std::to_string(days) + " 天",
                    "is on duty in a row at most " + words::count(days, "day", "days")});
}

Label ask_for_minimum_consecutive(const Problem& problem, const Element& element)
{
    const std::int32_t days = problem.limits(element.member).minimum_consecutive;
    return said_of(problem, element.member,
                   {"至少连续值班 " + std::to_string(days) + " 天",
                    "is on duty in a row at least " + words::count(days, "day", "days")});
}

/// The run of days touched that the violation's day belongs to.
void mend_maximum_consecutive(const Violation& violation, Mending& mending)
{
    const auto touched = touched_days(mending.problem(), mending.roster().of(violation.member));
    for (const TouchedRun& run : touched_runs(mending.problem(), violation.member, touched))
        if (run.first <= violation.day && violation.day < run.first + run.days)
            for (int day = run.first; day < run.first + run.days; ++day)
                mending.drop_day(violation.member, day);
}

void mend_minimum_consecutive(const Violation& violation, Mending& mending) { change_run(violation, true, mending); }

bool fits_maximum_consecutive(const LineSoFar& line, int day, ShiftTypeId type)
{
    const Problem& problem = line.problem();
    std::vector<Assignment> with(line.assignments().begin(), line.assignments().end());
    with.push_back({line.member(), {problem.day(day), type}});
    const auto runs = touched_runs(problem, line.member(), touched_days(problem, with));
    return std::ranges::none_of(runs, [&](const TouchedRun& run) {
        return run.first <= day && day < run.first + run.days &&
               run.beyond(problem.limits(line.member()).maximum_consecutive) > 0;
    });
}

}  // namespace

template <>
struct Answers<Rule::maximum_consecutive> {
    static constexpr Entry entry{
        .zh = "连续值班上限",
        .en = "maximum working days in a row",
        .only_grows = true,
        .is_of_contracts = true,
        .find = find_maximum_consecutive,
        .words = words_for_maximum_consecutive,
        .greatest_cost = greatest_cost_of_maximum_consecutive,
        .looks = looks_of_maximum_consecutive,
        .asks = ask_for_maximum_consecutive,
        .mend = mend_maximum_consecutive,
        .fits = fits_maximum_consecutive,
        .is_planned = true,
    };
};
template const Entry& entry<Rule::maximum_consecutive>();

template <>
struct Answers<Rule::minimum_consecutive> {
    static constexpr Entry entry{
        .zh = "连续值班下限",
        .en = "minimum working days in a row",
        .is_of_contracts = true,
        .find = find_minimum_consecutive,
        .words = words_for_minimum_consecutive,
        .greatest_cost = greatest_cost_of_minimum_consecutive,
        .looks = always<Looks::at_days_worked>,
        .asks = ask_for_minimum_consecutive,
        .is_of_many_days = true,
        .mend = mend_minimum_consecutive,
        .is_planned = true,
    };
};
template const Entry& entry<Rule::minimum_consecutive>();

}  // namespace muster::roster::rule
