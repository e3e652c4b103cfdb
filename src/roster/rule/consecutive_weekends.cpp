// Not too many weekends in a row.
#include "answers.hpp"
#include "line_machine.hpp"
#include "mending.hpp"
#include "roster/line_so_far.hpp"

#include "weekend_runs.hpp"

#include <algorithm>
#include <set>

namespace muster::inline v0_2::roster::rule {
namespace {

int first_day_of(const Problem& problem, MemberId member, int weekend)
{
    int day = 0;
    while (problem.weekend_of(member, day) != weekend)
        ++day;
    return day;
}

void find_consecutive_weekends(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings)
{
    for (const MemberId member : scope.members) {
        const std::int32_t most = problem.limits(member).maximum_consecutive_weekends;
        if (most == no_limit)
            continue;
        const WeekendsBefore before = weekends_before(problem, member);
        const std::vector<bool> worked = weekends_worked(problem, roster, member);
        std::int64_t in_a_row = before.in_a_row;
        std::int64_t own = 0;  // of these, weekends that only this roster has made
        const auto end_run = [&](int end) {
            if (const std::int64_t beyond = std::min(own, in_a_row - most); beyond > 0)
                findings.add({.rule = Rule::consecutive_weekends,
                              .member = member,
                              .day = first_day_of(problem, member, end - static_cast<int>(beyond)),
                              .found = in_a_row,
                              .limit = most,
                              .amount = beyond},
                             problem.penalties(member).consecutive_weekends);
            in_a_row = own = 0;
        };
        for (int weekend = 0; weekend < problem.weekend_count(member); ++weekend) {
            const bool was_worked = weekend == 0 && before.first_was_worked;
            if (!was_worked && !worked[static_cast<std::size_t>(weekend)]) {
                end_run(weekend);
                continue;
            }
            ++in_a_row;
            own += was_worked ? 0 : 1;
        }
        end_run(problem.weekend_count(member));
    }
}

Label words_for_consecutive_weekends(const Problem& problem, const Violation& violation)
{
    const Label who = words::of_member(problem, violation.member);
    const std::string day = words::of_day(problem, violation.day);
    const std::string limit = std::to_string(violation.limit);
    return {day + "：" + who.zh + " 连续 " + std::to_string(violation.found) + " 个周末值班，最多 " + limit + " 个",
            day + ": " + who.en + " is on duty on " + words::count(violation.found, "weekend", "weekends") +
                " in a row, at most " + limit};
}

WideInteger greatest_cost_of_consecutive_weekends(const Problem& problem, MemberId member)
{
    return weight_of(problem.penalties(member).consecutive_weekends) * problem.day_count();
}

Label ask_for_consecutive_weekends(const Problem& problem, const Element& element)
{
    const std::int32_t most = problem.limits(element.member).maximum_consecutive_weekends;
    return said_of(problem, element.member,
                   {"最多连续 " + std::to_string(most) + " 个周末值班",
                    "is on duty on at most " + words::count(most, "weekend", "weekends") + " in a row"});
}

bool is_asked_consecutive_weekends(const Problem& problem, MemberId member)
{
    return problem.limits(member).maximum_consecutive_weekends != no_limit;
}

/// Shifts on the weekends in a row that the violation's day belongs to.
void mend_consecutive_weekends(const Violation& violation, Mending& mending)
{
    const Problem& problem = mending.problem();
    const std::vector<bool> worked = weekends_worked(problem, mending.roster(), violation.member);
    const bool first_was_worked = weekends_before(problem, violation.member).first_was_worked;
    const auto is_worked = [&](int weekend) {
        return worked[static_cast<std::size_t>(weekend)] || (weekend == 0 && first_was_worked);
    };
    const MemberId member = violation.member;
    const int at = problem.weekend_of(member, violation.day);
    int first = at;
    while (first > 0 && is_worked(first - 1))
        --first;
    int end = at;
    while (end < problem.weekend_count(member) && is_worked(end))
        ++end;
    mending.drop_if(violation.member, [&](int day, ShiftTypeId) {
        return problem.weekend_of(member, day) >= first && problem.weekend_of(member, day) < end;
    });
}

bool fits_consecutive_weekends(const LineSoFar& line, int day, ShiftTypeId)
{
    const Problem& problem = line.problem();
    const int at = problem.weekend_of(line.member(), day);
    if (at < 0)
        return true;
    const WeekendsBefore before = weekends_before(problem, line.member());
    std::set<int> weekends{at};
    for (const auto& [_, shift] : line.assignments())
        weekends.insert(problem.weekend_of(line.member(), problem.index_of(shift.day)));
    if (before.first_was_worked)
        weekends.insert(0);
    std::int64_t in_a_row = 1;
    int first = at;
    while (first > 0 && weekends.contains(first - 1))
        --first;
    for (int weekend = first; weekends.contains(weekend); ++weekend)
        in_a_row = weekend - first + 1;
    return in_a_row + (first == 0 ? before.in_a_row : 0) <= problem.limits(line.member()).maximum_consecutive_weekends;
}

/// The state: weekends in a row, as far as they are told apart; whether the present one, or the last, is worked; and
/// whether it was before the period.
class ConsecutiveWeekendsMachine : public LineMachine {
public:
    ConsecutiveWeekendsMachine(const Problem& problem, MemberId member)
        : problem_(problem), member_(member), most_(problem.limits(member).maximum_consecutive_weekends),
          penalty_(problem.penalties(member).consecutive_weekends)
    {
        const WeekendsBefore before = weekends_before(problem, member);
        start_ = packed(before.in_a_row + (before.first_was_worked ? 1 : 0), true, before.first_was_worked);
    }

    [[nodiscard]] State start() const override { return start_; }
    [[nodiscard]] Step step(State state, int day, const Stood& stood) const override
    {
        const int weekend = problem_.weekend_of(member_, day);
        if (weekend < 0)
            return {state & ~was_worked};
        std::int64_t in_a_row = state >> 2;
        bool is_worked = (state & worked) != 0;
        if ((day == 0 || problem_.weekend_of(member_, day - 1) != weekend) && (state & was_worked) == 0) {
            in_a_row = is_worked ? in_a_row : 0;
            is_worked = false;
        }
        if (is_worked || stood.is_off())
            return {packed(in_a_row, is_worked, false)};
        ++in_a_row;
        return {packed(in_a_row, true, false), bent_by(penalty_, in_a_row > most_ ? 1 : 0)};
    }

private:
    static constexpr State worked = 1;
    static constexpr State was_worked = 2;

    [[nodiscard]] State packed(std::int64_t in_a_row, bool is_worked, bool was) const
    {
        return std::min<std::int64_t>(in_a_row, std::int64_t{most_} + 1) * 4 + (is_worked ? worked : 0) +
               (was ? was_worked : 0);
    }

    const Problem& problem_;
    MemberId member_;
    std::int32_t most_;
    Penalty penalty_;
    State start_ = 0;
};

std::unique_ptr<LineMachine> machine_of_consecutive_weekends(const Problem& problem, MemberId member)
{
    return std::make_unique<ConsecutiveWeekendsMachine>(problem, member);
}

}  // namespace

template <>
struct Answers<Rule::consecutive_weekends> {
    static constexpr Entry entry{
        .zh = "连续周末上限",
        .en = "maximum weekends in a row",
        .only_grows = true,
        .is_of_contracts = true,
        .find = find_consecutive_weekends,
        .words = words_for_consecutive_weekends,
        .is_asked = is_asked_consecutive_weekends,
        .greatest_cost = greatest_cost_of_consecutive_weekends,
        .looks = always<Looks::at_days_worked>,
        .asks = ask_for_consecutive_weekends,
        .mend = mend_consecutive_weekends,
        .fits = fits_consecutive_weekends,
        .machine = machine_of_consecutive_weekends,
    };
};
template const Entry& entry<Rule::consecutive_weekends>();

}  // namespace muster::roster::rule
