// Not too many weekends in a row.
#include "answers.hpp"
#include "line_term.hpp"
#include "mending.hpp"
#include "roster/line_so_far.hpp"

#include "weekend_runs.hpp"

#include <algorithm>
#include <set>

namespace muster::roster::rule {
namespace {

int first_day_of(const Problem& problem, int weekend)
{
    int day = 0;
    while (problem.weekend_of(day) != weekend)
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
                              .day = first_day_of(problem, end - static_cast<int>(beyond)),
                              .found = in_a_row,
                              .limit = most,
                              .amount = beyond},
                             problem.penalties().consecutive_weekends);
            in_a_row = own = 0;
        };
        for (int weekend = 0; weekend < problem.weekend_count(); ++weekend) {
            const bool was_worked = weekend == 0 && before.first_was_worked;
            if (!was_worked && !worked[static_cast<std::size_t>(weekend)]) {
                end_run(weekend);
                continue;
            }
            ++in_a_row;
            own += was_worked ? 0 : 1;
        }
        end_run(problem.weekend_count());
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

WideInteger greatest_cost_of_consecutive_weekends(const Problem& problem, MemberId)
{
    return weight_of(problem.penalties().consecutive_weekends) * problem.day_count();
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
    const int at = problem.weekend_of(violation.day);
    int first = at;
    while (first > 0 && is_worked(first - 1))
        --first;
    int end = at;
    while (end < problem.weekend_count() && is_worked(end))
        ++end;
    mending.drop_if(violation.member, [&](int day, ShiftTypeId) {
        return problem.weekend_of(day) >= first && problem.weekend_of(day) < end;
    });
}

bool fits_consecutive_weekends(const LineSoFar& line, int day, ShiftTypeId)
{
    const Problem& problem = line.problem();
    const int at = problem.weekend_of(day);
    if (at < 0)
        return true;
    const WeekendsBefore before = weekends_before(problem, line.member());
    std::set<int> weekends{at};
    for (const auto& [_, shift] : line.assignments())
        weekends.insert(problem.weekend_of(problem.index_of(shift.day)));
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

/// Runs of weekends, as they are worked.
class ConsecutiveWeekendsTerm : public CountedTerm {
public:
    ConsecutiveWeekendsTerm(const Problem& problem, MemberId member)
        : CountedTerm(problem.penalties().consecutive_weekends), problem_(problem),
          before_(weekends_before(problem, member)), most_(problem.limits(member).maximum_consecutive_weekends)
    {
    }

    [[nodiscard]] std::int64_t amount(StandLine line) const override
    {
        std::int64_t all = 0;
        each_run(line, [&](int, int, std::int64_t beyond) {
            all += beyond;
            return true;
        });
        return all;
    }

    [[nodiscard]] double greatest_amount() const override { return problem_.day_count(); }

    /// Weekends of the first run that is too long: the days worked of each are a group.
    [[nodiscard]] std::optional<Excess> excess(StandLine line) const override
    {
        std::optional<Excess> found;
        if (is_hard())
            each_run(line, [&](int first, int end, std::int64_t) {
                found = worked_weekends(line, first, end);
                return false;
            });
        return found;
    }

private:
    /// visit(first weekend, end, beyond) for each run of weekends that is too long, until it is false.
    template <class Visit>
    void each_run(StandLine line, const Visit& visit) const
    {
        std::int64_t in_a_row = before_.in_a_row;
        std::int64_t own = 0;
        int first = 0;
        const auto end_run = [&](int end) {
            const std::int64_t beyond = std::min(own, in_a_row - most_);
            const bool goes_on = beyond <= 0 || visit(first, end, beyond);
            in_a_row = own = 0;
            first = end + 1;
            return goes_on;
        };
        int day = 0;
        for (int weekend = 0; weekend < problem_.weekend_count(); ++weekend) {
            while (problem_.weekend_of(day) != weekend)
                ++day;
            bool is_worked = false;
            for (; day < problem_.day_count() && problem_.weekend_of(day) == weekend; ++day)
                is_worked = is_worked || line[static_cast<std::size_t>(day)] != 0;
            const bool was_worked = weekend == 0 && before_.first_was_worked;
            if (is_worked || was_worked) {
                ++in_a_row;
                own += was_worked ? 0 : 1;
            } else if (!end_run(weekend)) {
                return;
            }
        }
        end_run(problem_.weekend_count());
    }

    [[nodiscard]] Excess worked_weekends(StandLine line, int first, int end) const
    {
        Excess found;
        int last = -1;
        for (int day = 0; day < problem_.day_count(); ++day) {
            const int weekend = problem_.weekend_of(day);
            if (weekend < first || weekend >= end || line[static_cast<std::size_t>(day)] == 0)
                continue;
            if (weekend != last)
                found.groups.emplace_back();
            found.groups.back().push_back(day);
            last = weekend;
        }
        return found;
    }

    const Problem& problem_;
    WeekendsBefore before_;
    std::int64_t most_;
};

std::unique_ptr<LineTerm> term_of_consecutive_weekends(const Problem& problem, MemberId member, Stands)
{
    return std::make_unique<ConsecutiveWeekendsTerm>(problem, member);
}

}  // namespace

template <>
struct Answers<Rule::consecutive_weekends> {
    static constexpr Entry entry{
        .zh = "连续周末上限",
        .en = "maximum weekends in a row",
        .only_grows = true,
        .find = find_consecutive_weekends,
        .words = words_for_consecutive_weekends,
        .is_asked = is_asked_consecutive_weekends,
        .greatest_cost = greatest_cost_of_consecutive_weekends,
        .looks = always<Looks::at_days_worked>,
        .asks = ask_for_consecutive_weekends,
        .mend = mend_consecutive_weekends,
        .fits = fits_consecutive_weekends,
        .term = term_of_consecutive_weekends,
    };
};
template const Entry& entry<Rule::consecutive_weekends>();

}  // namespace muster::roster::rule
