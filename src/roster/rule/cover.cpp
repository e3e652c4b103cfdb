// Enough people on each shift, and not too many. Each row of cover counts those who stand the shift, all of them or
// those with its skill.
#include "answers.hpp"
#include "mending.hpp"

#include <vector>

namespace muster::inline v0_2::roster::rule {
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

Label asked_cover(const Problem& problem, const Element& element, std::int32_t people, const Label& verb)
{
    const Cover& cover = problem.cover()[element.row];
    const Label type = words::of_type(problem, cover.shift.type);
    const std::string day = to_string(cover.shift.day);
    const std::string number = std::to_string(people);
    const Label skill = cover.skill.is_set() ? words::of_skill(problem, cover.skill) : Label{};
    return {day + "：" + type.zh + verb.zh + number + (skill.zh.empty() ? " 人" : " 名" + skill.zh),
            day + ": " + type.en + verb.en + number + (skill.en.empty() ? "" : " with " + skill.en)};
}

Label ask_for_minimum_cover(const Problem& problem, const Element& element)
{
    return asked_cover(problem, element, problem.cover()[element.row].minimum, {"至少 ", " needs at least "});
}

Label ask_for_maximum_cover(const Problem& problem, const Element& element)
{
    return asked_cover(problem, element, problem.cover()[element.row].maximum, {"最多 ", " takes at most "});
}

Label lower_minimum(const Problem&, const Element&)
{
    return {"减少该班最少人数，或取消该班", "lower the minimum of that shift, or drop the shift"};
}

Label raise_maximum(const Problem&, const Element&) { return {"增加该班最多人数", "raise the maximum of that shift"}; }

int day_of_cover(const Problem& problem, const Element& element)
{
    return problem.index_of(problem.cover()[element.row].shift.day);
}

/// Those whom the violation's row counts.
template <class Visit>
void each_counted(const Violation& violation, const Mending& mending, const Visit& visit)
{
    const Problem& problem = mending.problem();
    const Cover& cover = problem.cover()[violation.row];
    for (int row = 0; row < problem.member_count(); ++row)
        if (const MemberId member(static_cast<MemberId::Value>(row));
            !cover.skill.is_set() || problem.has_skill(member, cover.skill))
            visit(member);
}

void mend_minimum_cover(const Violation& violation, Mending& mending)
{
    each_counted(violation, mending, [&](MemberId member) { mending.add(member, violation.day, violation.type); });
}

void mend_maximum_cover(const Violation& violation, Mending& mending)
{
    each_counted(violation, mending, [&](MemberId member) {
        for (const Assignment& stood : mending.roster().on(member, violation.day))
            if (stood.shift.type == violation.type)
                mending.drop(stood);
    });
}

}  // namespace

template <>
struct Answers<Rule::minimum_cover> {
    static constexpr Entry entry{
        .zh = "最少人数",
        .en = "minimum cover",
        .find = find_minimum_cover,
        .words = words_for_cover,
        .greatest_cost = nothing,
        .looks = always<Looks::at_others>,
        .element_has = ElementHas::row,
        .asks = ask_for_minimum_cover,
        .remedy = lower_minimum,
        .day_of = day_of_cover,
        .mend = mend_minimum_cover,
        .is_planned = true,
    };
};
template const Entry& entry<Rule::minimum_cover>();

template <>
struct Answers<Rule::under_cover> {
    static constexpr Entry entry{
        .zh = "人数不足",
        .en = "under cover",
        .find = find_under_cover,
        .words = words_for_cover,
        .greatest_cost = nothing,
        .looks = always<Looks::at_others>,
        .is_planned = true,
    };
};
template const Entry& entry<Rule::under_cover>();

template <>
struct Answers<Rule::over_cover> {
    static constexpr Entry entry{
        .zh = "人数超出",
        .en = "over cover",
        .only_grows = true,
        .find = find_over_cover,
        .words = words_for_cover,
        .greatest_cost = nothing,
        .looks = always<Looks::at_others>,
        .is_planned = true,
    };
};
template const Entry& entry<Rule::over_cover>();

template <>
struct Answers<Rule::maximum_cover> {
    static constexpr Entry entry{
        .zh = "最多人数",
        .en = "maximum cover",
        .only_grows = true,
        .find = find_maximum_cover,
        .words = words_for_cover,
        .greatest_cost = nothing,
        .looks = always<Looks::at_others>,
        .element_has = ElementHas::row,
        .asks = ask_for_maximum_cover,
        .remedy = raise_maximum,
        .day_of = day_of_cover,
        .mend = mend_maximum_cover,
        .is_planned = true,
    };
};
template const Entry& entry<Rule::maximum_cover>();

}  // namespace muster::roster::rule
