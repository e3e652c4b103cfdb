#include "muster/roster/rule/cover.hpp"

#include "roster/words.hpp"

#include <vector>

namespace muster::roster::rule {
namespace {

/// How many people each row of a day counts.
std::vector<std::int64_t> counted(const Problem& problem, const Roster& roster, int day)
{
    std::vector<std::int64_t> people(problem.cover_on(day).size(), 0);
    for (int row = 0; row < problem.member_count(); ++row) {
        const MemberId member(static_cast<MemberId::Value>(row));
        for (const Assignment& assignment : roster.on(member, day))
            for (const Cover& cover : problem.cover_of(day, assignment.shift.type))
                if (!cover.skill.is_set() || problem.has_skill(member, cover.skill))
                    ++people[static_cast<std::size_t>(&cover - problem.cover_on(day).data())];
    }
    return people;
}

/// Adds a violation for each row that has `too_many` people, or too few, against its limit.
template <class Limit, class Price>
void find(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings, Rule rule,
          bool too_many, Limit limit_of, Price penalty_of)
{
    for (const int day : scope.days) {
        const std::vector<std::int64_t> people = counted(problem, roster, day);
        for (std::size_t row = 0; row < people.size(); ++row) {
            const Cover& cover = problem.cover_on(day)[row];
            const std::int64_t limit = limit_of(cover);
            const std::int64_t amount = too_many ? people[row] - limit : limit - people[row];
            const Penalty penalty = penalty_of(cover);
            if (amount > 0 && (penalty.is_hard || penalty.weight > 0))
                findings.add({.rule = rule,
                              .day = day,
                              .type = cover.shift.type,
                              .row = static_cast<std::size_t>(&cover - problem.cover().data()),
                              .found = people[row],
                              .limit = limit,
                              .amount = amount},
                             penalty);
        }
    }
}

}  // namespace

void find_minimum_cover(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings)
{
    find(
        problem, roster, scope, findings, Rule::minimum_cover, false, [](const Cover& cover) { return cover.minimum; },
        [&](const Cover&) { return problem.penalties().minimum_cover; });
}

void find_under_cover(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings)
{
    find(
        problem, roster, scope, findings, Rule::under_cover, false, [](const Cover& cover) { return cover.wanted; },
        [](const Cover& cover) { return Penalty::soft(cover.under_weight); });
}

void find_over_cover(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings)
{
    find(
        problem, roster, scope, findings, Rule::over_cover, true, [](const Cover& cover) { return cover.wanted; },
        [](const Cover& cover) { return Penalty::soft(cover.over_weight); });
}

void find_maximum_cover(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings)
{
    find(
        problem, roster, scope, findings, Rule::maximum_cover, true, [](const Cover& cover) { return cover.maximum; },
        [&](const Cover&) { return problem.penalties().maximum_cover; });
}

Label words_for_cover(const Problem& problem, const Violation& violation)
{
    const Cover& cover = problem.cover()[violation.row];
    const Label type = words::of_type(problem, violation.type);
    const std::string day = words::of_day(problem, violation.day);
    const std::string found = std::to_string(violation.found);
    const std::string limit = std::to_string(violation.limit);
    Label asked{"应有 " + limit + " 人", limit + " wanted"};
    if (violation.rule == Rule::minimum_cover)
        asked = {"至少 " + limit + " 人", "at least " + limit};
    if (violation.rule == Rule::maximum_cover)
        asked = {"最多 " + limit + " 人", "at most " + limit};
    if (!cover.skill.is_set())
        return {day + "：" + type.zh + " 有 " + found + " 人，" + asked.zh,
                day + ": " + words::count(violation.found, "person stands", "people stand") + " " + type.en + ", " +
                    asked.en};
    const Label skill = words::of_skill(problem, cover.skill);
    return {day + "：" + type.zh + " 有 " + found + " 名" + skill.zh + "，" + asked.zh,
            day + ": " + words::count(violation.found, "person", "people") + " with " + skill.en +
                (violation.found == 1 ? " stands " : " stand ") + type.en + ", " + asked.en};
}

}  // namespace muster::roster::rule
