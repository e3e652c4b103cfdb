// Weekends on duty come in rows that are long enough.
//
// A row of the history goes on, or ends, here. Where nothing is known of the weekends before the period, a row that has
// its first one is not judged; nor is one that may go on in the next roster.
#include "answers.hpp"
#include "line_machine.hpp"
#include "mending.hpp"
#include "weekend_edges.hpp"
#include "weekend_runs.hpp"

#include <algorithm>

namespace muster::inline v0_2::roster::rule {
namespace {

bool knows_weekends_before(const Problem& problem, MemberId member)
{
    const History& history = problem.history(member);
    return problem.stands_alone() || history.days_worked > 0 || history.days_off > 0 || history.weekends_worked > 0;
}

/// Weekends on duty that follow each other.
struct WeekendRow {
    int first = 0;  ///< weekend of the period; 0 where it is of the history
    int end = 0;    ///< the weekend after its last
    std::int64_t length = 0;
    bool is_waived = false;
};

std::vector<WeekendRow> rows_of(const Problem& problem, const Roster& roster, MemberId member)
{
    const WeekendsBefore before = weekends_before(problem, member);
    const int count = problem.weekend_count(member);
    std::vector<bool> worked = weekends_worked(problem, roster, member);
    if (before.first_was_worked)
        worked.front() = true;
    std::vector<WeekendRow> rows;
    if (before.in_a_row > 0)
        rows.push_back({.length = before.in_a_row});
    for (int weekend = 0; weekend < count; ++weekend) {
        if (!worked[static_cast<std::size_t>(weekend)])
            continue;
        if (rows.empty() || rows.back().end != weekend)
            rows.push_back({.first = weekend,
                            .end = weekend,
                            .is_waived = weekend == 0 && !knows_weekends_before(problem, member)});
        ++rows.back().end;
        ++rows.back().length;
    }
    if (rows.empty())
        return rows;
    WeekendRow& last = rows.back();
    const bool touches_end = last.end == count && weekends_may_go_on(problem, member);
    const bool touches_last = last.end == count - 1 && last_weekend_goes_on(problem, member);
    last.is_waived = last.is_waived || touches_end || touches_last;
    return rows;
}

void find_minimum_consecutive_weekends(const Problem& problem, const Roster& roster, const Scope& scope,
                                       Findings& findings)
{
    for (const MemberId member : scope.members) {
        const std::int32_t least = problem.limits(member).minimum_consecutive_weekends;
        if (least <= 1)
            continue;
        for (const WeekendRow& row : rows_of(problem, roster, member))
            if (!row.is_waived && row.length < least)
                findings.add({.rule = Rule::minimum_consecutive_weekends,
                              .member = member,
                              .day = row.end == 0 ? 0 : first_day_of_weekend(problem, member, row.first),
                              .found = row.length,
                              .limit = least,
                              .amount = least - row.length},
                             problem.penalties(member).minimum_consecutive_weekends);
    }
}

Label words_for_minimum_consecutive_weekends(const Problem& problem, const Violation& violation)
{
    const Label who = words::of_member(problem, violation.member);
    const std::string day = words::of_day(problem, violation.day);
    const std::string limit = std::to_string(violation.limit);
    return {day + "：" + who.zh + " 只连续 " + std::to_string(violation.found) + " 个周末值班，至少 " + limit + " 个",
            day + ": " + who.en + " is on duty on only " + words::count(violation.found, "weekend", "weekends") +
                " in a row, at least " + limit};
}

WideInteger greatest_cost_of_minimum_consecutive_weekends(const Problem& problem, MemberId member)
{
    return weight_of(problem.penalties(member).minimum_consecutive_weekends) *
           problem.limits(member).minimum_consecutive_weekends * (problem.weekend_count(member) + 1);
}

Label ask_for_minimum_consecutive_weekends(const Problem& problem, const Element& element)
{
    const std::int32_t least = problem.limits(element.member).minimum_consecutive_weekends;
    return said_of(problem, element.member,
                   {"至少连续 " + std::to_string(least) + " 个周末值班",
                    "is on duty on at least " + words::count(least, "weekend", "weekends") + " in a row"});
}

bool is_asked_minimum_consecutive_weekends(const Problem& problem, MemberId member)
{
    return problem.limits(member).minimum_consecutive_weekends > 1;
}

/// A weekend of the row has to be given up, or one beside it to be worked.
void mend_minimum_consecutive_weekends(const Violation& violation, Mending& mending)
{
    const Problem& problem = mending.problem();
    const MemberId member = violation.member;
    for (const WeekendRow& row : rows_of(problem, mending.roster(), member)) {
        if (violation.day != (row.end == 0 ? 0 : first_day_of_weekend(problem, member, row.first)))
            continue;
        for (int day = 0; day < problem.day_count(); ++day) {
            const int weekend = problem.weekend_of(member, day);
            if (weekend < 0)
                continue;
            if (row.first <= weekend && weekend < row.end)
                mending.drop_day(member, day);
            else if (weekend == row.first - 1 || weekend == row.end)
                mending.add_day(member, day);
        }
    }
}

/// The state: weekends in a row up to the last that was worked, as far as they are told apart; and whether the present
/// one is. A row that is waived is as good as one that is long enough.
class MinimumConsecutiveWeekendsMachine : public LineMachine {
public:
    MinimumConsecutiveWeekendsMachine(const Problem& problem, MemberId member)
        : problem_(problem), member_(member), least_(problem.limits(member).minimum_consecutive_weekends),
          penalty_(problem.penalties(member).minimum_consecutive_weekends),
          may_go_on_(weekends_may_go_on(problem, member)), last_goes_on_(last_weekend_goes_on(problem, member))
    {
        const WeekendsBefore before = weekends_before(problem, member);
        const bool was_worked = before.first_was_worked;
        start_ = packed(before.in_a_row + (was_worked ? 1 : 0), was_worked);
        if (!knows_weekends_before(problem, member))
            start_ = packed(least_, false);
    }

    [[nodiscard]] State start() const override { return start_; }
    [[nodiscard]] Step step(State state, int day, const Stood& stood) const override
    {
        const int weekend = problem_.weekend_of(member_, day);
        std::int64_t in_a_row = state / 2;
        bool is_worked = state % 2 != 0;
        std::int64_t missing = 0;
        if (day > 0 && problem_.weekend_of(member_, day - 1) != weekend) {
            if (problem_.weekend_of(member_, day - 1) >= 0 && !is_worked) {
                missing = missing_of(in_a_row);
                in_a_row = 0;
            }
            is_worked = false;
        }
        if (weekend >= 0 && !is_worked && !stood.is_off()) {
            ++in_a_row;
            is_worked = true;
        }
        return {packed(in_a_row, is_worked), bent_by(penalty_, missing)};
    }
    [[nodiscard]] Bent end(State state) const override
    {
        const bool is_off_last = problem_.weekend_of(member_, problem_.day_count() - 1) >= 0 && state % 2 == 0;
        const bool goes_on = is_off_last ? last_goes_on_ : may_go_on_;
        return bent_by(penalty_, goes_on ? 0 : missing_of(state / 2));
    }

private:
    [[nodiscard]] State packed(std::int64_t in_a_row, bool is_worked) const
    {
        return 2 * std::min<std::int64_t>(in_a_row, least_) + (is_worked ? 1 : 0);
    }
    [[nodiscard]] std::int64_t missing_of(std::int64_t in_a_row) const { return in_a_row > 0 ? least_ - in_a_row : 0; }

    const Problem& problem_;
    MemberId member_;
    std::int64_t least_;
    Penalty penalty_;
    bool may_go_on_;
    bool last_goes_on_;
    State start_ = 0;
};

std::unique_ptr<LineMachine> machine_of_minimum_consecutive_weekends(const Problem& problem, MemberId member)
{
    return std::make_unique<MinimumConsecutiveWeekendsMachine>(problem, member);
}

}  // namespace

template <>
struct Answers<Rule::minimum_consecutive_weekends> {
    static constexpr Entry entry{
        .zh = "连续周末下限",
        .en = "minimum weekends in a row",
        .is_of_contracts = true,
        .find = find_minimum_consecutive_weekends,
        .words = words_for_minimum_consecutive_weekends,
        .is_asked = is_asked_minimum_consecutive_weekends,
        .greatest_cost = greatest_cost_of_minimum_consecutive_weekends,
        .looks = always<Looks::at_days_worked>,
        .asks = ask_for_minimum_consecutive_weekends,
        .is_of_many_days = true,
        .mend = mend_minimum_consecutive_weekends,
        .machine = machine_of_minimum_consecutive_weekends,
    };
};
template const Entry& entry<Rule::minimum_consecutive_weekends>();

}  // namespace muster::roster::rule
