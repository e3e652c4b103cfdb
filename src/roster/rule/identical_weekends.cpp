// Shifts of a weekend are of one kind (INRC-I's identical shift types during the weekend).
#include "answers.hpp"
#include "line_machine.hpp"
#include "mending.hpp"
#include "roster/line_so_far.hpp"
#include "stood_days.hpp"
#include "weekend_edges.hpp"

#include <algorithm>
#include <set>

namespace muster::inline v0_2::roster::rule {
namespace {

/// Kinds that the history knows of the weekend that the first day of the period belongs to.
std::set<int> kinds_before(const Problem& problem, MemberId member)
{
    std::set<int> kinds;
    if (problem.weekend_of(member, 0) != 0)
        return kinds;
    int from = 0;  // of days before the period that belong to it, as far as shifts are known
    const auto shifts = problem.shifts_before(member);
    while (!shifts.empty() && from > shifts.front().day && problem.is_weekend(member, problem.day(from - 1)))
        --from;
    for (const ShiftBefore& shift : shifts)
        if (shift.day >= from && shift.type.is_set())
            kinds.insert(problem.kind_of(shift.type));
    return kinds;
}

/// Kinds count up to this; a weekend of more is not worse.
constexpr std::size_t most_kinds = 3;

/// A weekend with a kind too many.
struct Mixed {
    int weekend = 0;
    std::int64_t kinds = 0;
    std::int64_t too_many = 0;  ///< of this period
};

std::vector<Mixed> mixed_weekends(const Problem& problem, MemberId member, const std::vector<Stood>& stood)
{
    std::vector<std::set<int>> kinds(static_cast<std::size_t>(problem.weekend_count(member)));
    const std::set<int> before = kinds_before(problem, member);
    if (!kinds.empty())
        kinds.front() = before;
    for (int day = 0; day < problem.day_count(); ++day)
        if (const int weekend = problem.weekend_of(member, day); weekend >= 0)
            kinds[static_cast<std::size_t>(weekend)].insert(stood[static_cast<std::size_t>(day)].kinds.begin(),
                                                            stood[static_cast<std::size_t>(day)].kinds.end());
    std::vector<Mixed> mixed;
    for (std::size_t weekend = 0; weekend < kinds.size(); ++weekend) {
        const std::size_t allowed = weekend == 0 ? std::max<std::size_t>(1, before.size()) : 1;
        if (const std::size_t found = std::min(kinds[weekend].size(), most_kinds); found > allowed)
            mixed.push_back({.weekend = static_cast<int>(weekend),
                             .kinds = static_cast<std::int64_t>(kinds[weekend].size()),
                             .too_many = static_cast<std::int64_t>(found - allowed)});
    }
    return mixed;
}

bool asks_for_identical_weekends(const Problem& problem, MemberId member)
{
    return problem.limits(member).identical_weekends;
}

void find_identical_weekends(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings)
{
    for (const MemberId member : scope.members) {
        if (!asks_for_identical_weekends(problem, member))
            continue;
        for (const Mixed& mixed : mixed_weekends(problem, member, stood_days(problem, roster.of(member))))
            findings.add({.rule = Rule::identical_weekends,
                          .member = member,
                          .day = first_day_of_weekend(problem, member, mixed.weekend),
                          .found = mixed.kinds,
                          .limit = 1,
                          .amount = mixed.too_many},
                         problem.penalties(member).identical_weekends);
    }
}

Label words_for_identical_weekends(const Problem& problem, const Violation& violation)
{
    const Label who = words::of_member(problem, violation.member);
    const std::string day = words::of_day(problem, violation.day);
    const std::string found = std::to_string(violation.found);
    return {day + " 起的周末：" + who.zh + " 值 " + found + " 种班，应为同一种",
            "on the weekend from " + day + " " + who.en + " stands shifts of " + found + " kinds, one is asked for"};
}

Label ask_for_identical_weekends(const Problem& problem, const Element& element)
{
    return said_of(problem, element.member, {"同一周末只值同种班次", "stands shifts of one kind on a weekend"});
}

WideInteger greatest_cost_of_identical_weekends(const Problem& problem, MemberId member)
{
    return weight_of(problem.penalties(member).identical_weekends) * (most_kinds - 1) * problem.weekend_count(member);
}

/// Some shift of the weekend has to go.
void mend_identical_weekends(const Violation& violation, Mending& mending)
{
    const Problem& problem = mending.problem();
    const int weekend = problem.weekend_of(violation.member, violation.day);
    mending.drop_if(violation.member,
                    [&](int day, ShiftTypeId) { return problem.weekend_of(violation.member, day) == weekend; });
}

bool fits_identical_weekends(const LineSoFar& line, int day, ShiftTypeId type)
{
    const Problem& problem = line.problem();
    const int weekend = problem.weekend_of(line.member(), day);
    if (!asks_for_identical_weekends(problem, line.member()) || weekend < 0)
        return true;
    const auto mixed = mixed_weekends(problem, line.member(), stood_days_with(line, day, type));
    return std::ranges::find(mixed, weekend, &Mixed::weekend) == mixed.end();
}

/// The state: the kinds of the present weekend's shifts, none, one or two of them; or that there are more.
class IdenticalWeekendsMachine : public LineMachine {
public:
    IdenticalWeekendsMachine(const Problem& problem, MemberId member)
        : problem_(problem), member_(member), penalty_(problem.penalties(member).identical_weekends),
          names_(static_cast<State>(problem.kinds().size()) + 1)
    {
        for (const int kind : kinds_before(problem, member))
            start_ = with(start_, kind);
    }

    [[nodiscard]] State start() const override { return start_; }
    [[nodiscard]] Step step(State state, int day, const Stood& stood) const override
    {
        const int weekend = problem_.weekend_of(member_, day);
        if (weekend < 0)
            return {none};
        const bool is_first = day > 0 && problem_.weekend_of(member_, day - 1) != weekend;
        const State before = is_first ? none : state;
        State after = before;
        for (const int kind : stood.kinds)
            after = with(after, kind);
        return {after, bent_by(penalty_, too_many(after) - too_many(before))};
    }

private:
    static constexpr State none = 0;
    static constexpr State several = -1;

    /// One kind is its number from 1; a second, greater one stands before it.
    [[nodiscard]] State with(State state, int kind) const
    {
        const State low = state % names_;
        const State high = state / names_;
        const State one = State{kind} + 1;
        if (state == several || low == one || high == one)
            return state;
        if (state == none)
            return one;
        return high == none ? std::max(low, one) * names_ + std::min(low, one) : several;
    }
    [[nodiscard]] std::int64_t too_many(State state) const { return state == several ? 2 : state >= names_ ? 1 : 0; }

    const Problem& problem_;
    MemberId member_;
    Penalty penalty_;
    State names_;
    State start_ = none;
};

std::unique_ptr<LineMachine> machine_of_identical_weekends(const Problem& problem, MemberId member)
{
    return std::make_unique<IdenticalWeekendsMachine>(problem, member);
}

}  // namespace

template <>
struct Answers<Rule::identical_weekends> {
    static constexpr Entry entry{
        .zh = "周末同种班次",
        .en = "identical weekends",
        .only_grows = true,
        .is_of_contracts = true,
        .find = find_identical_weekends,
        .words = words_for_identical_weekends,
        .is_asked = asks_for_identical_weekends,
        .greatest_cost = greatest_cost_of_identical_weekends,
        .asks = ask_for_identical_weekends,
        .mend = mend_identical_weekends,
        .fits = fits_identical_weekends,
        .machine = machine_of_identical_weekends,
    };
};
template const Entry& entry<Rule::identical_weekends>();

}  // namespace muster::roster::rule
