// Not too many weekends.
#include "answers.hpp"
#include "line_machine.hpp"
#include "mending.hpp"
#include "roster/line_so_far.hpp"

#include <set>

namespace muster::inline v0_2::roster::rule {
namespace {

void find_weekends(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings)
{
    for (const MemberId member : scope.members) {
        const std::int64_t most = problem.limits(member).maximum_weekends;
        std::set<int> worked;
        for (const Assignment& assignment : roster.of(member))
            worked.insert(problem.weekend_of(member, problem.index_of(assignment.shift.day)));
        worked.erase(-1);
        const auto own = static_cast<std::int64_t>(worked.size());
        const std::int64_t found = own + problem.history(member).weekends;
        if (const std::int64_t beyond = std::min(own, found - most); beyond > 0)
            findings.add({.rule = Rule::weekends, .member = member, .found = found, .limit = most, .amount = beyond},
                         problem.penalties(member).weekends);
    }
}

Label words_for_weekends(const Problem& problem, const Violation& violation)
{
    const Label who = words::of_member(problem, violation.member);
    const std::string limit = std::to_string(violation.limit);
    return {who.zh + " 有 " + std::to_string(violation.found) + " 个周末值班，最多 " + limit + " 个",
            who.en + " is on duty on " + words::count(violation.found, "weekend", "weekends") + ", at most " + limit};
}

WideInteger greatest_cost_of_weekends(const Problem& problem, MemberId member)
{
    return weight_of(problem.penalties(member).weekends) * problem.day_count();
}

Label ask_for_weekends(const Problem& problem, const Element& element)
{
    const std::int32_t most = problem.limits(element.member).maximum_weekends;
    return said_of(problem, element.member,
                   {"最多 " + std::to_string(most) + " 个周末值班",
                    "is on duty on at most " + words::count(most, "weekend", "weekends")});
}

void mend_weekends(const Violation& violation, Mending& mending)
{
    mending.drop_if(violation.member,
                    [&](int day, ShiftTypeId) { return mending.problem().weekend_of(violation.member, day) >= 0; });
}

bool fits_weekends(const LineSoFar& line, int day, ShiftTypeId)
{
    const Problem& problem = line.problem();
    std::set<int> weekends{problem.weekend_of(line.member(), day)};
    for (const auto& [_, shift] : line.assignments())
        weekends.insert(problem.weekend_of(line.member(), problem.index_of(shift.day)));
    weekends.erase(-1);
    return static_cast<std::int64_t>(weekends.size()) + problem.history(line.member()).weekends <=
           problem.limits(line.member()).maximum_weekends;
}

/// The state: weekends so far, as far as they are told apart, and whether the present one is worked.
class WeekendsMachine : public LineMachine {
public:
    WeekendsMachine(const Problem& problem, MemberId member)
        : problem_(problem), member_(member), most_(problem.limits(member).maximum_weekends),
          penalty_(problem.penalties(member).weekends),
          start_(2 * std::min<std::int64_t>(problem.history(member).weekends, most_))
    {
    }

    [[nodiscard]] State start() const override { return start_; }
    [[nodiscard]] Step step(State state, int day, const Stood& stood) const override
    {
        const int weekend = problem_.weekend_of(member_, day);
        const State weekends = state / 2;
        const bool goes_on = weekend >= 0 && day > 0 && problem_.weekend_of(member_, day - 1) == weekend;
        const bool is_worked = goes_on && state % 2 != 0;
        if (weekend < 0 || stood.is_off() || is_worked)
            return {2 * weekends + (is_worked ? 1 : 0)};
        return {2 * std::min<State>(weekends + 1, most_) + 1, bent_by(penalty_, weekends >= most_ ? 1 : 0)};
    }

private:
    const Problem& problem_;
    MemberId member_;
    std::int64_t most_;
    Penalty penalty_;
    State start_;
};

std::unique_ptr<LineMachine> machine_of_weekends(const Problem& problem, MemberId member)
{
    return std::make_unique<WeekendsMachine>(problem, member);
}

bool is_asked_weekends(const Problem& problem, MemberId member)
{
    return problem.limits(member).maximum_weekends != no_limit;
}

}  // namespace

template <>
struct Answers<Rule::weekends> {
    static constexpr Entry entry{
        .zh = "周末上限",
        .en = "weekends",
        .only_grows = true,
        .is_of_contracts = true,
        .find = find_weekends,
        .words = words_for_weekends,
        .is_asked = is_asked_weekends,
        .greatest_cost = greatest_cost_of_weekends,
        .looks = always<Looks::at_days_worked>,
        .asks = ask_for_weekends,
        .mend = mend_weekends,
        .fits = fits_weekends,
        .is_planned = true,
        .machine = machine_of_weekends,
    };
};
template const Entry& entry<Rule::weekends>();

}  // namespace muster::roster::rule
