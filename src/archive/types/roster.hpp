// Rosters: the draft a problem is built from, the roster in columns, and what a solver said of it.
#pragma once

#include "apart.hpp"
#include "core.hpp"
#include "listed.hpp"

#include "muster/roster/draft.hpp"
#include "muster/roster/problem.hpp"
#include "muster/roster/roster.hpp"
#include "muster/roster/solution.hpp"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

CEREAL_CLASS_VERSION(muster::roster::Problem, muster::latest_version<muster::roster::Draft>())
CEREAL_CLASS_VERSION(muster::roster::Roster, 1)
CEREAL_CLASS_VERSION(muster::roster::BoundCertificate, 7)
CEREAL_CLASS_VERSION(muster::roster::Solution, 2)

MUSTER_ARCHIVE_WORDS(muster::roster::Bar, "none", "unavailable", "leave", "timetable", "skill", "frozen",
                     "not_a_member", "contest")
MUSTER_ARCHIVE_WORDS(muster::roster::Wish, "on", "off")
MUSTER_ARCHIVE_WORDS(muster::roster::Keep, "together", "apart")
MUSTER_ARCHIVE_WORDS(muster::roster::Within, "shift", "day")
MUSTER_ARCHIVE_WORDS(muster::roster::Measure, "minutes", "shifts", "nights", "weekends", "disliked")
MUSTER_ARCHIVE_WORDS(muster::roster::SumKind, "load", "weekends", "type")
MUSTER_ARCHIVE_WORDS(muster::roster::PatternStand, "anything", "off", "duty", "kind")
MUSTER_ARCHIVE_WORDS(muster::roster::Status, "optimal", "feasible", "incomplete", "infeasible")

namespace muster::inline v0_2::archive {

template <>
inline constexpr bool has_version<roster::Penalty> = false;
template <>
inline constexpr bool has_version<roster::LastShift> = false;
template <>
inline constexpr bool has_version<roster::Succession> = false;
template <>
inline constexpr bool has_version<roster::Shift> = false;
template <>
inline constexpr bool has_version<roster::Assignment> = false;

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

namespace muster::inline v0_2::roster {

using archive::named;
using archive::require_known;

template <class Archive>
void serialize(Archive& archive, Assignment& assignment)
{
    archive(named("member", assignment.member), named("day", assignment.shift.day),
            named("type", assignment.shift.type));
}

template <class Archive>
void save(Archive& archive, const Problem& problem, std::uint32_t version)
{
    Draft draft = problem.draft();
    archive::exchange_fields(archive, draft, version);
}
template <class Archive>
void load(Archive& archive, Problem& problem, std::uint32_t version)
{
    require_known<Problem>(version);
    Draft draft{.period = archive::Blank<Period>::make()};
    archive::exchange_fields(archive, draft, version);
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
                               "it has a rule \"" + std::string(beginning_of(name, 60)) + "\", which is not known here",
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
void serialize(Archive& archive, DutySplit& split)
{
    archive(named("member", split.member), named("day", split.day), named("type", split.type));
}

template <class Archive>
void serialize(Archive& archive, BoundCase& one)
{
    archive(named("split", one.split), named("duty", one.duty), named("prices", one.prices),
            named("counted", one.counted));
}

template <class Archive>
void serialize(Archive& archive, CoverGroup& group)
{
    archive(named("rows", group.rows));
}

template <class Archive>
void serialize(Archive& archive, BoundPart& part)
{
    archive(named("members", part.members), named("cases", part.cases));
}

template <class Archive>
void serialize(Archive& archive, CompanyPrice& price)
{
    archive(named("company", price.company), named("day", price.day), named("type", price.type),
            named("member", price.member), named("price", price.price));
}

template <class Archive>
void serialize(Archive& archive, Exhausted& exhausted)
{
    archive(named("none_below", exhausted.none_below), named("company_prices", exhausted.company_prices));
}

/// A case that is narrowed, named apart: archives of cases were written before there were such.
struct NarrowedCase {
    std::uint32_t part = 0;  ///< 0: of all; from 1 on one of the parts, and then one of their bends
    std::uint32_t at = 0;    ///< among its cases
    std::int64_t below = 0;
};

template <class Archive>
void serialize(Archive& archive, NarrowedCase& one)
{
    archive(named("part", one.part), named("case", one.at), named("below", one.below));
}

template <class Archive>
void serialize(Archive& archive, BendSplit& split)
{
    archive(named("rules", split.rules), named("times", split.times));
}

template <class Archive>
void serialize(Archive& archive, BendCase& one)
{
    archive(named("split", one.split), named("scale", one.scale), named("prices", one.prices),
            named("cases", one.cases));
}

/// The bends of a part, named apart for the same reason.
struct BendsOfPart {
    std::uint32_t part = 0;  ///< from 0
    std::vector<BendCase> bends{};
};

template <class Archive>
void serialize(Archive& archive, BendsOfPart& one)
{
    archive(named("part", one.part), named("bends", one.bends));
}

template <class Archive>
void serialize_bends(Archive& archive, BoundCertificate& certificate)
{
    std::vector<BendsOfPart> all;
    if constexpr (!Archive::is_loading::value)
        for (std::uint32_t part = 0; part < certificate.parts.size(); ++part)
            if (!certificate.parts[part].bends.empty())
                all.push_back({part, certificate.parts[part].bends});
    archive(named("bends", all));
    if constexpr (Archive::is_loading::value)
        for (BendsOfPart& one : all) {
            if (one.part >= certificate.parts.size())
                throw InvalidInput(archive::in_content,
                                   "it tells bends of part " + std::to_string(one.part) + ", which it has not",
                                   "give an archive that Muster saved");
            certificate.parts[one.part].bends = std::move(one.bends);
        }
}

/// The cases of a certificate, of all and of its parts, and then those of bends, as narrowed cases name them.
inline std::vector<std::vector<BoundCase>*> lists_of_cases(BoundCertificate& certificate)
{
    std::vector<std::vector<BoundCase>*> lists{&certificate.cases};
    for (BoundPart& part : certificate.parts)
        lists.push_back(&part.cases);
    for (BoundPart& part : certificate.parts)
        for (BendCase& one : part.bends)
            lists.push_back(&one.cases);
    return lists;
}

template <class Archive>
void serialize_narrowed(Archive& archive, BoundCertificate& certificate)
{
    const std::vector<std::vector<BoundCase>*> lists = lists_of_cases(certificate);
    std::vector<NarrowedCase> narrowed;
    if constexpr (!Archive::is_loading::value)
        for (std::uint32_t part = 0; part < lists.size(); ++part)
            for (std::uint32_t at = 0; at < lists[part]->size(); ++at)
                if (const auto& below = (*lists[part])[at].below)
                    narrowed.push_back({part, at, *below});
    archive(named("narrowed", narrowed));
    if constexpr (Archive::is_loading::value)
        for (const NarrowedCase& one : narrowed) {
            if (one.part >= lists.size() || one.at >= lists[one.part]->size())
                throw InvalidInput(archive::in_content,
                                   "it narrows case " + std::to_string(one.at) + " of part " +
                                       std::to_string(one.part) + ", which it has not",
                                   "give an archive that Muster saved");
            (*lists[one.part])[one.at].below = one.below;
        }
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
    if (version >= 5)
        archive(named("groups", certificate.groups), named("parts", certificate.parts));
    if (version >= 7)
        serialize_bends(archive, certificate);
    if (version >= 6) {
        serialize_narrowed(archive, certificate);
        archive(named("companies", certificate.companies));
    }
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
