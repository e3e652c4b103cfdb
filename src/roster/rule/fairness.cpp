// Everybody near the fair share. Always soft.
#include "answers.hpp"

namespace muster::inline v0_2::roster::rule {
namespace {

Label quantity(Measure measure, std::int64_t amount)
{
    if (measure == Measure::minutes)
        return words::of_minutes(amount);
    return {std::to_string(amount), std::to_string(amount)};
}

Label words_for_load(Measure measure)
{
    return measure == Measure::minutes ? Label{"时长", "time"} : label_of(measure);
}

void find_fairness(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings)
{
    for (std::size_t row = 0; row < problem.fairness().size(); ++row) {
        const Fairness& asked = problem.fairness()[row];
        for (const MemberId member : scope.members) {
            std::int64_t load = 0;
            for (const Assignment& assignment : roster.of(member))
                load += problem.load_of(asked.measure, problem.index_of(assignment.shift.day), assignment.shift.type);
            const std::int64_t fair = problem.fair_load(asked.measure, member);
            const std::int64_t cost = asked.cost(load - fair);
            if (cost > 0)
                findings.add_priced({.rule = Rule::fairness,
                                     .member = member,
                                     .row = row,
                                     .found = load,
                                     .limit = fair,
                                     .amount = load < fair ? fair - load : load - fair},
                                    cost);
        }
    }
}

Label words_for_fairness(const Problem& problem, const Violation& violation)
{
    const Measure measure = problem.fairness()[violation.row].measure;
    const Label who = words::of_member(problem, violation.member);
    const Label what = words_for_load(measure);
    const Label found = quantity(measure, violation.found);
    const Label limit = quantity(measure, violation.limit);
    return {who.zh + " " + what.zh + " " + found.zh + "，公平份额 " + limit.zh,
            who.en + ": " + what.en + " " + found.en + ", fair share " + limit.en};
}

WideInteger greatest_cost_of_fairness(const Problem& problem, MemberId member)
{
    const WideInteger load = greatest_load_of_day(problem) * problem.day_count();
    WideInteger all = 0;
    for (const Fairness& fairness : problem.fairness()) {
        const std::int64_t fair = problem.fair_load(fairness.measure, member);
        const WideInteger away = load + (fair < 0 ? -WideInteger{fair} : WideInteger{fair});
        const WideInteger whole = fairness.step == 0 ? 1 : away / fairness.step + 1;
        all += std::max(fairness.above_weight, fairness.below_weight) * away * whole;
    }
    return all;
}

}  // namespace

template <>
struct Answers<Rule::fairness> {
    static constexpr Entry entry{
        .zh = "公平分担",
        .en = "fair shares",
        .find = find_fairness,
        .words = words_for_fairness,
        .greatest_cost = greatest_cost_of_fairness,
        .looks = always<Looks::at_amounts>,
        .is_planned = true,
    };
};
template const Entry& entry<Rule::fairness>();

}  // namespace muster::roster::rule
