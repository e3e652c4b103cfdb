// Rosters: the draft a problem is built from, the roster in columns, and what a solver said of it.
#pragma once

#include "apart.hpp"
#include "core.hpp"

#include "muster/roster/draft.hpp"
#include "muster/roster/problem.hpp"
#include "muster/roster/roster.hpp"
#include "muster/roster/solution.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

CEREAL_CLASS_VERSION(muster::roster::Post, 1)
CEREAL_CLASS_VERSION(muster::roster::Skill, 1)
CEREAL_CLASS_VERSION(muster::roster::ShiftType, 1)
CEREAL_CLASS_VERSION(muster::roster::ShiftTypeMaximum, 1)
CEREAL_CLASS_VERSION(muster::roster::WindowMaximum, 1)
CEREAL_CLASS_VERSION(muster::roster::Limits, 2)
CEREAL_CLASS_VERSION(muster::roster::History, 3)
CEREAL_CLASS_VERSION(muster::roster::Member, 1)
CEREAL_CLASS_VERSION(muster::roster::Cover, 1)
CEREAL_CLASS_VERSION(muster::roster::Unavailable, 1)
CEREAL_CLASS_VERSION(muster::roster::Request, 1)
CEREAL_CLASS_VERSION(muster::roster::Published, 1)
CEREAL_CLASS_VERSION(muster::roster::Company, 1)
CEREAL_CLASS_VERSION(muster::roster::Fairness, 1)
CEREAL_CLASS_VERSION(muster::roster::Penalties, 2)
CEREAL_CLASS_VERSION(muster::roster::Calendar, 1)
CEREAL_CLASS_VERSION(muster::roster::Spacing, 1)
CEREAL_CLASS_VERSION(muster::roster::Problem, 3)
CEREAL_CLASS_VERSION(muster::roster::Roster, 1)
CEREAL_CLASS_VERSION(muster::roster::BoundCertificate, 4)
CEREAL_CLASS_VERSION(muster::roster::Solution, 2)

MUSTER_ARCHIVE_WORDS(muster::roster::Bar, "none", "unavailable", "leave", "timetable", "skill", "frozen",
                     "not_a_member")
MUSTER_ARCHIVE_WORDS(muster::roster::Wish, "on", "off")
MUSTER_ARCHIVE_WORDS(muster::roster::Keep, "together", "apart")
MUSTER_ARCHIVE_WORDS(muster::roster::Within, "shift", "day")
MUSTER_ARCHIVE_WORDS(muster::roster::Measure, "minutes", "shifts", "nights", "weekends", "disliked")
MUSTER_ARCHIVE_WORDS(muster::roster::SumKind, "load", "weekends", "type")
MUSTER_ARCHIVE_WORDS(muster::roster::Status, "optimal", "feasible", "incomplete", "infeasible")

namespace muster::archive {

template <>
struct Blank<roster::Problem> {
    static roster::Problem make() { return roster::Problem({.period = Blank<Period>::make()}); }
};
template <>
struct Blank<roster::Roster> {
    static roster::Roster make() { return {Blank<Period>::make(), 0, {}}; }
};
template <>
struct Blank<roster::Solution> {
    static roster::Solution make() { return {.roster = Blank<roster::Roster>::make(), .score = {}}; }
};

}  // namespace muster::archive

namespace muster::roster {

using archive::named;
using archive::require_known;

template <class Archive>
void serialize(Archive& archive, Post& post, std::uint32_t version)
{
    require_known<Post>(version);
    archive(named("code", post.code), named("name", post.name), named("is_disliked", post.is_disliked));
}

template <class Archive>
void serialize(Archive& archive, Skill& skill, std::uint32_t version)
{
    require_known<Skill>(version);
    archive(named("code", skill.code), named("name", skill.name));
}

template <class Archive>
void serialize(Archive& archive, ShiftType& type, std::uint32_t version)
{
    require_known<ShiftType>(version);
    archive(named("code", type.code), named("name", type.name), named("post", type.post), named("start", type.start),
            named("length", type.length), named("is_night", type.is_night),
            named("required_skill", type.required_skill));
}

template <class Archive>
void serialize(Archive& archive, ShiftTypeMaximum& maximum, std::uint32_t version)
{
    require_known<ShiftTypeMaximum>(version);
    archive(named("type", maximum.type), named("most", maximum.most));
}

template <class Archive>
void serialize(Archive& archive, WindowMaximum& window, std::uint32_t version)
{
    require_known<WindowMaximum>(version);
    archive(named("days", window.days), named("most", window.most), named("measure", window.measure),
            named("type", window.type));
}

template <class Archive>
void serialize(Archive& archive, Limits& limits, std::uint32_t version)
{
    require_known<Limits>(version);
    archive(named("minimum_minutes", limits.minimum_minutes), named("maximum_minutes", limits.maximum_minutes),
            named("maximum_consecutive", limits.maximum_consecutive),
            named("minimum_consecutive", limits.minimum_consecutive),
            named("minimum_days_off", limits.minimum_days_off), named("maximum_weekends", limits.maximum_weekends),
            named("minimum_rest", limits.minimum_rest), named("maximum_a_day", limits.maximum_a_day),
            named("of_type", limits.of_type));
    if (version >= 2)
        archive(named("maximum_consecutive_weekends", limits.maximum_consecutive_weekends),
                named("windows", limits.windows));
}

template <class Archive>
void serialize(Archive& archive, LastShift& shift)
{
    archive(named("type", shift.type), named("day", shift.day), named("start", shift.start),
            named("length", shift.length));
}

template <class Archive>
void serialize(Archive& archive, History& history, std::uint32_t version)
{
    require_known<History>(version);
    archive(named("member", history.member), named("until", history.until), named("days_worked", history.days_worked),
            named("days_off", history.days_off), named("last_shifts", history.last_shifts),
            named("carry_over", history.carry_over), named("weekends_worked", history.weekends_worked));
    if (version >= 3)
        archive(named("days_touched", history.days_touched));
}

template <class Archive>
void serialize(Archive& archive, Member& member, std::uint32_t version)
{
    require_known<Member>(version);
    archive(named("code", member.code), named("name", member.name), named("skills", member.skills),
            named("limits", member.limits), named("share", member.share), named("from", member.from),
            named("until", member.until), named("history", member.history));
}

template <class Archive>
void serialize(Archive& archive, Succession& succession)
{
    archive(named("before", succession.before), named("after", succession.after));
}

template <class Archive>
void serialize(Archive& archive, Shift& shift)
{
    archive(named("day", shift.day), named("type", shift.type));
}

template <class Archive>
void serialize(Archive& archive, Assignment& assignment)
{
    archive(named("member", assignment.member), named("day", assignment.shift.day),
            named("type", assignment.shift.type));
}

template <class Archive>
void serialize(Archive& archive, Cover& cover, std::uint32_t version)
{
    require_known<Cover>(version);
    archive(named("shift", cover.shift), named("skill", cover.skill), named("minimum", cover.minimum),
            named("wanted", cover.wanted), named("maximum", cover.maximum), named("under_weight", cover.under_weight),
            named("over_weight", cover.over_weight));
}

template <class Archive>
void serialize(Archive& archive, Unavailable& row, std::uint32_t version)
{
    require_known<Unavailable>(version);
    archive(named("member", row.member), named("day", row.day), named("type", row.type), named("reason", row.reason));
}

template <class Archive>
void serialize(Archive& archive, Request& request, std::uint32_t version)
{
    require_known<Request>(version);
    archive(named("member", request.member), named("day", request.day), named("type", request.type),
            named("wish", request.wish), named("weight", request.weight));
}

template <class Archive>
void serialize(Archive& archive, Penalty& penalty)
{
    archive(named("is_hard", penalty.is_hard), named("weight", penalty.weight));
}

template <class Archive>
void serialize(Archive& archive, Published& published, std::uint32_t version)
{
    require_known<Published>(version);
    archive(named("assignments", published.assignments), named("period", published.period),
            named("change", published.change));
}

template <class Archive>
void serialize(Archive& archive, Company& company, std::uint32_t version)
{
    require_known<Company>(version);
    archive(named("members", company.members), named("keep", company.keep), named("within", company.within),
            named("penalty", company.penalty));
}

template <class Archive>
void serialize(Archive& archive, Fairness& fairness, std::uint32_t version)
{
    require_known<Fairness>(version);
    archive(named("measure", fairness.measure), named("above_weight", fairness.above_weight),
            named("below_weight", fairness.below_weight), named("step", fairness.step),
            named("tolerance", fairness.tolerance));
}

template <class Archive>
void serialize(Archive& archive, Penalties& penalties, std::uint32_t version)
{
    require_known<Penalties>(version);
    archive(named("shifts_a_day", penalties.shifts_a_day), named("rest", penalties.rest),
            named("succession", penalties.succession), named("minimum_minutes", penalties.minimum_minutes),
            named("maximum_minutes", penalties.maximum_minutes),
            named("shift_type_maximum", penalties.shift_type_maximum),
            named("maximum_consecutive", penalties.maximum_consecutive),
            named("minimum_consecutive", penalties.minimum_consecutive),
            named("minimum_days_off", penalties.minimum_days_off), named("weekends", penalties.weekends),
            named("minimum_cover", penalties.minimum_cover), named("maximum_cover", penalties.maximum_cover));
    if (version >= 2)
        archive(named("consecutive_weekends", penalties.consecutive_weekends), named("windows", penalties.windows));
}

template <class Archive>
void serialize(Archive& archive, Calendar& calendar, std::uint32_t version)
{
    require_known<Calendar>(version);
    archive(named("weekend", calendar.weekend), named("holidays", calendar.holidays), named("worked", calendar.worked));
}

template <class Archive>
void serialize(Archive& archive, Spacing& spacing, std::uint32_t version)
{
    require_known<Spacing>(version);
    archive(named("weight", spacing.weight), named("distance", spacing.distance));
}

template <class Archive>
void exchange(Archive& archive, Draft& draft, std::uint32_t version)
{
    archive(named("period", draft.period), named("posts", draft.posts), named("skills", draft.skills),
            named("shift_types", draft.shift_types), named("members", draft.members), named("cover", draft.cover),
            named("forbidden_successions", draft.forbidden_successions), named("unavailable", draft.unavailable),
            named("requests", draft.requests), named("pinned", draft.pinned), named("published", draft.published),
            named("companies", draft.companies), named("fairness", draft.fairness),
            named("penalties", draft.penalties));
    if (version >= 2)
        archive(named("calendar", draft.calendar), named("spacing", draft.spacing));
    if (version >= 3)
        archive(named("next_begins", draft.next_begins));
}
template <class Archive>
void save(Archive& archive, const Problem& problem, std::uint32_t version)
{
    Draft draft = problem.draft();
    exchange(archive, draft, version);
}
template <class Archive>
void load(Archive& archive, Problem& problem, std::uint32_t version)
{
    require_known<Problem>(version);
    Draft draft{.period = archive::Blank<Period>::make()};
    exchange(archive, draft, version);
    const auto size = [](const auto& rows) { return static_cast<double>(rows.size() + 1); };
    archive::require_in_proportion(static_cast<double>(draft.period.length()) * size(draft.members) *
                                       size(draft.shift_types),
                                   draft.members.size() + draft.shift_types.size() + draft.cover.size() +
                                       draft.unavailable.size() + draft.requests.size());
    archive::require_in_proportion(size(draft.shift_types) * size(draft.shift_types), draft.shift_types.size());
    archive::require_in_proportion(size(draft.members) * size(draft.skills),
                                   draft.members.size() + draft.skills.size());
    problem = Problem(std::move(draft));
}

// Assignments are three columns. How many each member has is written down too, so that members cost bytes.
template <class Archive>
void save(Archive& archive, const Roster& roster, std::uint32_t)
{
    std::vector<std::uint32_t> counts;
    std::vector<Day> days;
    std::vector<ShiftTypeId> types;
    for (std::uint32_t member = 0; member < roster.member_count(); ++member)
        counts.push_back(static_cast<std::uint32_t>(roster.of(MemberId(member)).size()));
    for (const Assignment& assignment : roster.assignments()) {
        days.push_back(assignment.shift.day);
        types.push_back(assignment.shift.type);
    }
    archive(named("period", roster.period()), named("counts", counts), named("days", days), named("types", types));
}
template <class Archive>
void load(Archive& archive, Roster& roster, std::uint32_t version)
{
    require_known<Roster>(version);
    Period period = archive::Blank<Period>::make();
    std::vector<std::uint32_t> counts;
    std::vector<Day> days;
    std::vector<ShiftTypeId> types;
    archive(named("period", period), named("counts", counts), named("days", days), named("types", types));
    std::vector<Assignment> assignments;
    for (std::uint32_t member = 0; member < counts.size(); ++member)
        for (std::uint32_t left = counts[member]; left > 0 && assignments.size() < std::min(days.size(), types.size());
             --left) {
            const std::size_t at = assignments.size();
            assignments.push_back({MemberId(member), {days[at], types[at]}});
        }
    std::uint64_t counted = 0;
    for (const std::uint32_t count : counts)
        counted += count;
    if (counted != days.size() || counted != types.size())
        throw InvalidInput(archive::in_content, "columns of a roster differ in length",
                           "give an archive that Muster saved");
    archive::require_in_proportion(static_cast<double>(period.length()) * static_cast<double>(counts.size()),
                                   counts.size());
    roster = Roster(period, counts.size(), std::move(assignments));
}

/// One rule's score, by the rule's name: rules may be added between others.
struct NamedRuleScore {
    std::string rule;
    RuleScore score;
};

template <class Archive>
void serialize(Archive& archive, NamedRuleScore& row)
{
    archive(named("rule", row.rule), named("hard", row.score.hard), named("cost", row.score.cost),
            named("times", row.score.times));
}

template <class Archive>
void save(Archive& archive, const Score& score)
{
    std::vector<NamedRuleScore> rows;
    for (std::size_t i = 0; i < rule_count; ++i)
        if (score.by_rule[i] != RuleScore{})
            rows.push_back({std::string(name_of(static_cast<Rule>(i))), score.by_rule[i]});
    archive(named("hard", score.hard), named("cost", score.cost), named("by_rule", rows));
}
template <class Archive>
void load(Archive& archive, Score& score)
{
    std::vector<NamedRuleScore> rows;
    score = {};
    archive(named("hard", score.hard), named("cost", score.cost), named("by_rule", rows));
    for (const auto& [name, row] : rows) {
        std::size_t rule = 0;
        while (rule < rule_count && name_of(static_cast<Rule>(rule)) != name)
            ++rule;
        if (rule == rule_count)
            throw InvalidInput(archive::in_content,
                               "it has a rule \"" + name.substr(0, 60) + "\", which is not known here",
                               "update Muster");
        score.by_rule[rule] = row;
    }
}

template <class Archive>
void serialize(Archive& archive, CountedMaximum& maximum)
{
    archive(named("member", maximum.member), named("type", maximum.type));
}

template <class Archive>
void serialize(Archive& archive, SumPrice& sum)
{
    archive(named("member", sum.member), named("sum", sum.sum), named("measure", sum.measure), named("type", sum.type),
            named("price", sum.price));
}

template <class Archive>
void serialize(Archive& archive, CoverSplit& split)
{
    archive(named("row", split.row), named("people", split.people));
}

template <class Archive>
void serialize(Archive& archive, BoundCase& one)
{
    archive(named("split", one.split), named("prices", one.prices), named("counted", one.counted));
}

template <class Archive>
void serialize(Archive& archive, Exhausted& exhausted)
{
    archive(named("none_below", exhausted.none_below), named("company_prices", exhausted.company_prices));
}

template <class Archive>
void serialize(Archive& archive, BoundCertificate& certificate, std::uint32_t version)
{
    require_known<BoundCertificate>(version);
    archive(named("prices", certificate.prices), named("denominator", certificate.denominator),
            named("counted", certificate.counted));
    if (version >= 2)
        archive(named("sums", certificate.sums));
    if (version >= 3)
        archive(named("cases", certificate.cases));
    if (version >= 4)
        archive(named("exhausted", certificate.exhausted), named("is_of_hard_cover", certificate.is_of_hard_cover));
}

template <class Archive>
void serialize(Archive& archive, Solution& solution, std::uint32_t version)
{
    require_known<Solution>(version);
    archive(named("roster", solution.roster), named("score", solution.score),
            named("lower_bound", solution.lower_bound), named("status", solution.status));
    if (version >= 2)
        archive(named("certificate", solution.certificate));
}

}  // namespace muster::roster

MUSTER_SAVED_APART(extern, muster::roster, Problem)
MUSTER_SAVED_APART(extern, muster::roster, Roster)
MUSTER_SERIALISED_APART(extern, muster::roster, Solution)
