// Days off come in runs that are long enough, and not too long.
#include "answers.hpp"
#include "line_machine.hpp"
#include "mending.hpp"
#include "roster/line_so_far.hpp"

#include "runs.hpp"

#include <algorithm>

namespace muster::inline v0_2::roster::rule {
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
                             problem.penalties(member).minimum_days_off);
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
    return weight_of(problem.penalties(member).minimum_days_off) * problem.limits(member).minimum_days_off *
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
    const bool is_open_before =
        last_work < 0 && history.days_worked == 0 && history.days_off == 0 && !problem.stands_alone();
    const int first_off = last_work < 0 ? -history.days_off : last_work + 1;
    return (is_open_before || is_long_enough(first_off, before)) &&
           ((next_work == problem.day_count() && !problem.stands_alone()) || is_long_enough(after, next_work - 1));
}

/// Days off in a row of the membership: on others nobody is off.
struct Pause {
    int first = 0;
    int days = 0;    ///< within the period
    int before = 0;  ///< days of the history that belong to it

    /// Days of the period by which it is longer.
    [[nodiscard]] int beyond(int most) const noexcept { return std::min(days, before + days - most); }
};

std::vector<Pause> pauses_of(const Problem& problem, const Roster& roster, MemberId member)
{
    std::vector<Pause> pauses;
    const Member& one = problem.members()[member];
    bool goes_on = false;
    for (int day = 0; day < problem.day_count(); ++day) {
        const bool is_off = roster.on(member, day).empty() && one.is_one_on(problem.day(day));
        if (is_off && !goes_on)
            pauses.push_back({.first = day, .before = day == 0 ? problem.history(member).days_off : 0});
        goes_on = is_off;
        if (is_off)
            ++pauses.back().days;
    }
    return pauses;
}

void find_maximum_days_off(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings)
{
    for (const MemberId member : scope.members) {
        const int most = problem.limits(member).maximum_days_off;
        if (most == no_limit)
            continue;
        for (const Pause& pause : pauses_of(problem, roster, member))
            if (const int beyond = pause.beyond(most); beyond > 0)
                findings.add({.rule = Rule::maximum_days_off,
                              .member = member,
                              .day = pause.first + pause.days - beyond,
                              .found = pause.before + pause.days,
                              .limit = most,
                              .amount = beyond},
                             problem.penalties(member).maximum_days_off);
    }
}

Label words_for_maximum_days_off(const Problem& problem, const Violation& violation)
{
    const Label who = words::of_member(problem, violation.member);
    const std::string day = words::of_day(problem, violation.day);
    const std::string limit = std::to_string(violation.limit);
    return {day + "：" + who.zh + " 连续休息 " + std::to_string(violation.found) + " 天，最多 " + limit + " 天",
            day + ": " + who.en + " is off " + words::count(violation.found, "day", "days") + " in a row, at most " +
                limit};
}

WideInteger greatest_cost_of_maximum_days_off(const Problem& problem, MemberId member)
{
    return weight_of(problem.penalties(member).maximum_days_off) * problem.day_count();
}

bool is_asked_maximum_days_off(const Problem& problem, MemberId member)
{
    return problem.limits(member).maximum_days_off != no_limit;
}

Label ask_for_maximum_days_off(const Problem& problem, const Element& element)
{
    const std::int32_t days = problem.limits(element.member).maximum_days_off;
    return said_of(problem, element.member,
                   {"最多连续休息 " + std::to_string(days) + " 天",
                    "is off in a row at most " + words::count(days, "day", "days")});
}

/// Some day of the pause has to be worked.
void mend_maximum_days_off(const Violation& violation, Mending& mending)
{
    for (const Pause& pause : pauses_of(mending.problem(), mending.roster(), violation.member))
        for (int day = pause.first; day < pause.first + pause.days; ++day)
            if (pause.first <= violation.day && violation.day < pause.first + pause.days)
                mending.add_day(violation.member, day);
}

/// The state: days off in a row, as far as they are told apart.
class MaximumDaysOffMachine : public LineMachine {
public:
    MaximumDaysOffMachine(const Problem& problem, MemberId member)
        : problem_(problem), member_(member), most_(problem.limits(member).maximum_days_off),
          penalty_(problem.penalties(member).maximum_days_off),
          start_(std::min<State>(problem.history(member).days_off, most_))
    {
    }

    [[nodiscard]] State start() const override { return start_; }
    [[nodiscard]] Step step(State state, int day, const Stood& stood) const override
    {
        if (!stood.is_off() || !problem_.members()[member_].is_one_on(problem_.day(day)))
            return {0};
        return {std::min(state + 1, most_), bent_by(penalty_, state == most_ ? 1 : 0)};
    }

private:
    const Problem& problem_;
    MemberId member_;
    State most_;
    Penalty penalty_;
    State start_;
};

std::unique_ptr<LineMachine> machine_of_maximum_days_off(const Problem& problem, MemberId member)
{
    return std::make_unique<MaximumDaysOffMachine>(problem, member);
}

}  // namespace

template <>
struct Answers<Rule::minimum_days_off> {
    static constexpr Entry entry{
        .zh = "连续休息下限",
        .en = "minimum days off in a row",
        .is_of_contracts = true,
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

template <>
struct Answers<Rule::maximum_days_off> {
    static constexpr Entry entry{
        .zh = "连续休息上限",
        .en = "maximum days off in a row",
        .is_of_contracts = true,
        .find = find_maximum_days_off,
        .words = words_for_maximum_days_off,
        .is_asked = is_asked_maximum_days_off,
        .greatest_cost = greatest_cost_of_maximum_days_off,
        .looks = always<Looks::at_days_worked>,
        .asks = ask_for_maximum_days_off,
        .is_of_many_days = true,
        .mend = mend_maximum_days_off,
        .machine = machine_of_maximum_days_off,
    };
};
template const Entry& entry<Rule::maximum_days_off>();

}  // namespace muster::roster::rule
