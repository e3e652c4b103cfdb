// Runs of days with shifts of one kind: not too long, not too short. A row of the member's limits is a kind.
#include "answers.hpp"
#include "kinds_before.hpp"
#include "line_machine.hpp"
#include "mending.hpp"
#include "roster/line_so_far.hpp"
#include "stood_days.hpp"

#include <algorithm>
#include <string>

namespace muster::inline v0_2::roster::rule {
namespace {

/// Days in a row with a shift of one kind.
struct RunOfKind {
    int first = 0;            ///< day in the period; 0 for a run of the history that ends before it
    std::int64_t days = 0;    ///< within the period
    std::int64_t before = 0;  ///< days of the history that belong to it
    bool is_waived = false;   ///< its least length cannot be judged

    [[nodiscard]] std::int64_t length() const noexcept { return before + days; }
    /// Days of the period by which it is longer.
    [[nodiscard]] std::int64_t beyond(std::int64_t most) const noexcept { return std::min(days, length() - most); }
};

std::vector<RunOfKind> runs_of_kind(const Problem& problem, MemberId member, int kind, const std::vector<Stood>& stood)
{
    std::vector<RunOfKind> runs;
    const KindBefore before = kind_before(problem, member, kind);
    if (before.days > 0)
        runs.push_back({.before = before.days});
    bool goes_on = before.days > 0;
    for (int day = 0; day < problem.day_count(); ++day) {
        const bool has = stood[static_cast<std::size_t>(day)].has(kind);
        if (has && !goes_on)
            runs.push_back({.first = day, .is_waived = day == 0 && !before.is_known});
        goes_on = has;
        runs.empty() ? void() : void(runs.back().days += has ? 1 : 0);
    }
    if (goes_on && !problem.is_followed_by_gap())
        runs.back().is_waived = true;
    return runs;
}

void find_minimum_kind_run(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings)
{
    for (const MemberId member : scope.members) {
        const std::vector<KindRun>& asked = problem.limits(member).kind_runs;
        if (asked.empty())
            continue;
        const std::vector<Stood> stood = stood_days(problem, roster.of(member));
        for (std::size_t row = 0; row < asked.size(); ++row)
            for (const RunOfKind& run : runs_of_kind(problem, member, problem.kind_named(asked[row].kind), stood))
                if (!run.is_waived && run.length() < asked[row].minimum)
                    findings.add({.rule = Rule::minimum_kind_run,
                                  .member = member,
                                  .day = run.first,
                                  .row = row,
                                  .found = run.length(),
                                  .limit = asked[row].minimum,
                                  .amount = asked[row].minimum - run.length()},
                                 problem.penalties(member).minimum_kind_run);
    }
}

void find_maximum_kind_run(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings)
{
    for (const MemberId member : scope.members) {
        const std::vector<KindRun>& asked = problem.limits(member).kind_runs;
        if (asked.empty())
            continue;
        const std::vector<Stood> stood = stood_days(problem, roster.of(member));
        for (std::size_t row = 0; row < asked.size(); ++row)
            for (const RunOfKind& run : runs_of_kind(problem, member, problem.kind_named(asked[row].kind), stood))
                if (const std::int64_t beyond = run.beyond(asked[row].maximum); beyond > 0)
                    findings.add({.rule = Rule::maximum_kind_run,
                                  .member = member,
                                  .day = run.first + static_cast<int>(run.days - beyond),
                                  .row = row,
                                  .found = run.length(),
                                  .limit = asked[row].maximum,
                                  .amount = beyond},
                                 problem.penalties(member).maximum_kind_run);
    }
}

const KindRun& kind_run_of(const Problem& problem, MemberId member, std::size_t row)
{
    return problem.limits(member).kind_runs[row];
}

Label words_for_minimum_kind_run(const Problem& problem, const Violation& violation)
{
    const Label who = words::of_member(problem, violation.member);
    const Label kind = words::of_kind(kind_run_of(problem, violation.member, violation.row).kind);
    const std::string day = words::of_day(problem, violation.day);
    const std::string limit = std::to_string(violation.limit);
    return {day + "：" + who.zh + " 只连续 " + std::to_string(violation.found) + " 天值" + kind.zh + "，至少 " + limit +
                " 天",
            day + ": " + who.en + " stands " + kind.en + " only " + words::count(violation.found, "day", "days") +
                " in a row, at least " + limit};
}

Label words_for_maximum_kind_run(const Problem& problem, const Violation& violation)
{
    const Label who = words::of_member(problem, violation.member);
    const Label kind = words::of_kind(kind_run_of(problem, violation.member, violation.row).kind);
    const std::string day = words::of_day(problem, violation.day);
    const std::string limit = std::to_string(violation.limit);
    return {day + "：" + who.zh + " 连续 " + std::to_string(violation.found) + " 天值" + kind.zh + "，最多 " + limit +
                " 天",
            day + ": " + who.en + " stands " + kind.en + " " + words::count(violation.found, "day", "days") +
                " in a row, at most " + limit};
}

bool is_asked_minimum_kind_run(const Problem& problem, MemberId member)
{
    return std::ranges::any_of(problem.limits(member).kind_runs, [](const KindRun& run) { return run.minimum > 1; });
}

bool is_asked_maximum_kind_run(const Problem& problem, MemberId member)
{
    return std::ranges::any_of(problem.limits(member).kind_runs,
                               [](const KindRun& run) { return run.maximum != no_limit; });
}

WideInteger greatest_cost_of_minimum_kind_run(const Problem& problem, MemberId member)
{
    WideInteger days = 0;
    for (const KindRun& run : problem.limits(member).kind_runs)
        days += WideInteger{run.minimum} * problem.day_count();
    return weight_of(problem.penalties(member).minimum_kind_run) * days;
}

WideInteger greatest_cost_of_maximum_kind_run(const Problem& problem, MemberId member)
{
    return weight_of(problem.penalties(member).maximum_kind_run) * problem.day_count() *
           static_cast<WideInteger>(problem.limits(member).kind_runs.size());
}

Label ask_for_minimum_kind_run(const Problem& problem, const Element& element)
{
    const KindRun& run = kind_run_of(problem, element.member, element.row);
    const Label kind = words::of_kind(run.kind);
    return said_of(problem, element.member,
                   {"至少连续 " + std::to_string(run.minimum) + " 天值" + kind.zh,
                    "stands " + kind.en + " in a row at least " + words::count(run.minimum, "day", "days")});
}

Label ask_for_maximum_kind_run(const Problem& problem, const Element& element)
{
    const KindRun& run = kind_run_of(problem, element.member, element.row);
    const Label kind = words::of_kind(run.kind);
    return said_of(problem, element.member,
                   {"最多连续 " + std::to_string(run.maximum) + " 天值" + kind.zh,
                    "stands " + kind.en + " in a row at most " + words::count(run.maximum, "day", "days")});
}

/// The run of the kind that the violation's day belongs to.
struct KindStretch {
    int first = 0;
    int end = 0;
    int kind = 0;
};

KindStretch stretch_of(const Violation& violation, const Mending& mending)
{
    const Problem& problem = mending.problem();
    const int kind = problem.kind_named(kind_run_of(problem, violation.member, violation.row).kind);
    const std::vector<Stood> stood = stood_days(problem, mending.roster().of(violation.member));
    const auto has = [&](int day) { return mending.has(day) && stood[static_cast<std::size_t>(day)].has(kind); };
    KindStretch stretch{.first = violation.day, .end = violation.day, .kind = kind};
    while (has(stretch.first - 1))
        --stretch.first;
    while (has(stretch.end))
        ++stretch.end;
    return stretch;
}

void drop_stretch(const KindStretch& stretch, MemberId member, Mending& mending)
{
    mending.drop_if(member, [&](int day, ShiftTypeId type) {
        return stretch.first <= day && day < stretch.end && mending.problem().kind_of(type) == stretch.kind;
    });
}

/// A day of the run has to lose the kind, or one beside it to get it.
void mend_minimum_kind_run(const Violation& violation, Mending& mending)
{
    const Problem& problem = mending.problem();
    const KindStretch stretch = stretch_of(violation, mending);
    drop_stretch(stretch, violation.member, mending);
    for (const int day : {stretch.first - 1, stretch.end})
        for (int row = 0; mending.has(day) && row < problem.shift_type_count(); ++row)
            if (const ShiftTypeId type(static_cast<ShiftTypeId::Value>(row)); problem.kind_of(type) == stretch.kind)
                mending.add(violation.member, day, type);
}

void mend_maximum_kind_run(const Violation& violation, Mending& mending)
{
    drop_stretch(stretch_of(violation, mending), violation.member, mending);
}

bool fits_maximum_kind_run(const LineSoFar& line, int day, ShiftTypeId type)
{
    const Problem& problem = line.problem();
    const std::vector<Stood> stood = stood_days_with(line, day, type);
    return std::ranges::none_of(problem.limits(line.member()).kind_runs, [&](const KindRun& asked) {
        const int kind = problem.kind_named(asked.kind);
        return kind == problem.kind_of(type) &&
               std::ranges::any_of(runs_of_kind(problem, line.member(), kind, stood), [&](const RunOfKind& run) {
                   return run.first <= day && day < run.first + run.days && run.beyond(asked.maximum) > 0;
               });
    });
}

/// The state: for each row, how many days in a row its kind has been stood, as far as they are told apart; all rows in
/// one number.
class KindRunsMachine : public LineMachine {
public:
    [[nodiscard]] State start() const override { return start_; }

protected:
    struct Row {
        int kind = 0;
        State most = 0;  ///< days are told apart up to so many
    };

    /// From the last row to the first: `before` days are those that the history has, as far as they are told apart.
    void add(Row row, State before)
    {
        start_ += before * radix_;
        radix_ *= row.most + 1;
        rows_.push_back(row);
    }
    /// each(row, days) is what the days are now.
    template <class Each>
    [[nodiscard]] State changed(State state, const Each& each) const
    {
        State next = 0;
        State radix = 1;
        for (const Row& row : rows_) {
            next += each(row, state % (row.most + 1)) * radix;
            state /= row.most + 1;
            radix *= row.most + 1;
        }
        return next;
    }

private:
    std::vector<Row> rows_;
    State start_ = 0;
    State radix_ = 1;
};

class MinimumKindRunMachine : public KindRunsMachine {
public:
    MinimumKindRunMachine(const Problem& problem, MemberId member)
        : penalty_(problem.penalties(member).minimum_kind_run), ends_(problem.is_followed_by_gap())
    {
        for (const KindRun& run : problem.limits(member).kind_runs) {
            if (run.minimum <= 1)
                continue;
            const int kind = problem.kind_named(run.kind);
            const KindBefore before = kind_before(problem, member, kind);
            // One that is waived is as good as one that is long enough.
            add({kind, run.minimum}, before.is_known ? std::min<State>(before.days, run.minimum) : run.minimum);
        }
    }

    [[nodiscard]] Step step(State state, int, const Stood& stood) const override
    {
        std::int64_t missing = 0;
        const State next = changed(state, [&](const Row& row, State days) {
            if (stood.has(row.kind))
                return std::min(days + 1, row.most);
            missing += days > 0 ? row.most - days : 0;
            return State{0};
        });
        return {next, bent_by(penalty_, missing)};
    }
    [[nodiscard]] Bent end(State state) const override { return ends_ ? step(state, 0, {}).bent : Bent{}; }

private:
    Penalty penalty_;
    bool ends_;  ///< runs do not go on after the period
};

class MaximumKindRunMachine : public KindRunsMachine {
public:
    MaximumKindRunMachine(const Problem& problem, MemberId member)
        : penalty_(problem.penalties(member).maximum_kind_run)
    {
        for (const KindRun& run : problem.limits(member).kind_runs) {
            if (run.maximum == no_limit)
                continue;
            const int kind = problem.kind_named(run.kind);
            add({kind, run.maximum}, std::min<State>(kind_before(problem, member, kind).days, run.maximum));
        }
    }

    [[nodiscard]] Step step(State state, int, const Stood& stood) const override
    {
        std::int64_t beyond = 0;
        const State next = changed(state, [&](const Row& row, State days) {
            if (!stood.has(row.kind))
                return State{0};
            beyond += days == row.most ? 1 : 0;
            return std::min(days + 1, row.most);
        });
        return {next, bent_by(penalty_, beyond)};
    }

private:
    Penalty penalty_;
};

std::unique_ptr<LineMachine> machine_of_minimum_kind_run(const Problem& problem, MemberId member)
{
    return std::make_unique<MinimumKindRunMachine>(problem, member);
}

std::unique_ptr<LineMachine> machine_of_maximum_kind_run(const Problem& problem, MemberId member)
{
    return std::make_unique<MaximumKindRunMachine>(problem, member);
}

}  // namespace

template <>
struct Answers<Rule::minimum_kind_run> {
    static constexpr Entry entry{
        .zh = "同种班次连续下限",
        .en = "minimum days in a row of one kind",
        .is_of_contracts = true,
        .find = find_minimum_kind_run,
        .words = words_for_minimum_kind_run,
        .is_asked = is_asked_minimum_kind_run,
        .greatest_cost = greatest_cost_of_minimum_kind_run,
        .element_has = ElementHas::row,
        .asks = ask_for_minimum_kind_run,
        .is_of_many_days = true,
        .mend = mend_minimum_kind_run,
        .machine = machine_of_minimum_kind_run,
    };
};
template const Entry& entry<Rule::minimum_kind_run>();

template <>
struct Answers<Rule::maximum_kind_run> {
    static constexpr Entry entry{
        .zh = "同种班次连续上限",
        .en = "maximum days in a row of one kind",
        .only_grows = true,
        .is_of_contracts = true,
        .find = find_maximum_kind_run,
        .words = words_for_maximum_kind_run,
        .is_asked = is_asked_maximum_kind_run,
        .greatest_cost = greatest_cost_of_maximum_kind_run,
        .element_has = ElementHas::row,
        .asks = ask_for_maximum_kind_run,
        .mend = mend_maximum_kind_run,
        .fits = fits_maximum_kind_run,
        .machine = machine_of_maximum_kind_run,
    };
};
template const Entry& entry<Rule::maximum_kind_run>();

}  // namespace muster::roster::rule
