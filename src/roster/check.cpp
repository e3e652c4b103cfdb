// Asks every rule in turn, and adds up what they find.
#include "muster/roster/check.hpp"

#include "found_within.hpp"

#include "muster/core/error.hpp"
#include "muster/roster/rule/list.hpp"

#include <string>
#include <utility>

namespace muster::inline v0_2::roster {
namespace {

std::int64_t sum(std::int64_t left, std::int64_t right)
{
    std::int64_t total = 0;
    if (__builtin_add_overflow(left, right, &total))
        throw Overflow({"roster"}, "the costs add up to more than 64 bits hold", "lower the weights");
    return total;
}

void count(Score& score, const Violation& violation)
{
    RuleScore& of_rule = score.by_rule[static_cast<std::size_t>(violation.rule)];
    ++of_rule.times;
    if (violation.is_hard) {
        of_rule.hard = sum(of_rule.hard, violation.amount);
        score.hard = sum(score.hard, violation.amount);
    } else {
        of_rule.cost = sum(of_rule.cost, violation.cost);
        score.cost = sum(score.cost, violation.cost);
    }
}

}  // namespace

void require_same_frame(const Problem& problem, const Roster& roster)
{
    const Where here{"roster"};
    if (roster.period() != problem.period())
        throw InvalidInput(
            here, "it covers " + to_string(roster.period()) + " and the problem " + to_string(problem.period()),
            "check a roster against the problem it was made for");
    if (roster.member_count() != problem.members().size())
        throw InvalidInput(here,
                           "it has " + std::to_string(roster.member_count()) + " members and the problem " +
                               std::to_string(problem.members().size()),
                           "check a roster against the problem it was made for");
    for (const Assignment& assignment : roster.assignments())
        if (!problem.shift_types().contains(assignment.shift.type))
            throw InvalidInput(here,
                               "it names shift type number " + std::to_string(assignment.shift.type.row() + 1) +
                                   ", and the problem has " + std::to_string(problem.shift_types().size()),
                               "check a roster against the problem it was made for");
}

Report check(const Problem& problem, const Roster& roster) { return check(problem, roster, Scope::whole(problem)); }

Report check(const Problem& problem, const Roster& roster, const Scope& scope)
{
    require_same_frame(problem, roster);
    Report report;
    report.violations = found_within(problem, roster, scope);
    report.score = score_of(report.violations);
    report.by_member.resize(problem.members().size());
    for (const Violation& violation : report.violations)
        if (violation.member.is_set())
            count(report.by_member[violation.member.row()], violation);
    return report;
}

std::vector<Violation> found_within(const Problem& problem, const Roster& roster, const Scope& scope)
{
    rule::Findings findings;
    for (const rule::Entry& entry : rule::list())
        entry.find(problem, roster, scope, findings);
    return std::move(findings).take();
}

Score score_of(std::span<const Violation> violations)
{
    Score score;
    for (const Violation& violation : violations)
        count(score, violation);
    return score;
}

Label in_words(const Problem& problem, const Violation& violation)
{
    return rule::entry_of(violation.rule).words(problem, violation);
}

}  // namespace muster::roster
