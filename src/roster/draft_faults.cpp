#include "draft_faults.hpp"

#include "draft_rows.hpp"
#include "history_faults.hpp"
#include "limits_faults.hpp"
#include "muster/roster/rule/list.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <type_traits>
#include <vector>

namespace muster::inline v0_2::roster {
namespace {

void find_in_shift_types(const Draft& draft, Rows& rows)
{
    for (const ShiftType& type : draft.shift_types) {
        const Where here{"shift type \"" + type.code + "\""};
        if (type.length.count() < 1 || type.length.count() > 2880)
            rows.fault(here, "its length is " + std::to_string(type.length.count()) + " minutes",
                       "give 1 to 2880 minutes");
        rows.fields(here, type);
    }
    for (std::size_t i = 0; i < draft.forbidden_successions.size(); ++i)
        rows.fields({"forbidden successions", i + 1}, draft.forbidden_successions[i]);
}

void find_in_membership(const Member& member, const Where& here, Rows& rows)
{
    if (member.share < Share{} || member.share > Share::whole(greatest_share))
        rows.fault(here, "share is " + to_string(member.share),
                   "give a number from 0 to " + std::to_string(greatest_share));
    if ((member.from && member.from->is_special()) || (member.until && member.until->is_special()))
        rows.fault(here, "its membership begins or ends on no day", "give a day, or none");
    else if (member.from && member.until && *member.until < *member.from)
        rows.fault(here, "it leaves on " + to_string(*member.until) + ", before it joins on " + to_string(*member.from),
                   "correct one of the two days");
}

void find_in_members(const Draft& draft, Rows& rows)
{
    for (const Member& member : draft.members) {
        const Where here{"member \"" + member.code + "\""};
        for (const SkillId skill : member.skills)
            rows.id(here, skill);
        if (member.contract.is_set())
            rows.id(here, member.contract);
        if (member.contract.is_set() && member.limits != Limits{})
            rows.fault(here, "it has a contract and limits of its own", "give the limits to the contract, or drop it");
        find_in_limits(here, member.limits, rows);
        find_in_membership(member, here, rows);
    }
}

void find_in_contracts(const Draft& draft, Rows& rows)
{
    for (const Contract& contract : draft.contracts) {
        const Where here{"contract \"" + contract.code + "\""};
        rows.fields(here, contract.penalties);
        find_in_limits(here, contract.limits, rows);
    }
}

void find_in_patterns(const Draft& draft, Rows& rows)
{
    for (const Pattern& pattern : draft.patterns) {
        const Where here{"pattern \"" + pattern.code + "\""};
        rows.fields(here, pattern);
        if (pattern.days.empty() || pattern.days.size() > longest_pattern)
            rows.fault(here, "it has " + std::to_string(pattern.days.size()) + " days",
                       "give 1 to " + std::to_string(longest_pattern) + " days");
        for (std::size_t at = 0; at < pattern.days.size(); ++at) {
            const auto& [stand, kind] = pattern.days[at];
            const std::string which = "day " + std::to_string(at + 1) + " of it ";
            if (stand == PatternStand::kind && !rows.has_kind(kind))
                rows.fault(here, which + "is of kind \"" + kind + "\", and no shift type is",
                           "give the kind, or the code, of a shift type");
            else if (stand != PatternStand::kind && !kind.empty())
                rows.fault(here, which + "names kind \"" + kind + "\" and does not ask for it",
                           "ask for the kind, or name none");
        }
    }
}

/// Nothing comes before or after a roster that stands alone.
void find_beside(const Draft& draft, Rows& rows)
{
    if (!draft.stands_alone)
        return;
    if (draft.next_begins)
        rows.fault({"next roster"}, "it begins on " + to_string(*draft.next_begins) + ", and this one stands alone",
                   "leave out the one or the other");
    for (const Member& member : draft.members) {
        const History& history = member.history;
        if (history.days_worked > 0 || history.days_off > 0 || history.days_touched > 0 || history.kind_days > 0 ||
            history.weekends_worked > 0 || !history.last_shifts.empty())
            rows.fault({"member \"" + member.code + "\""},
                       "its history tells of the days before the roster, which stands alone",
                       "leave out the one or the other");
    }
}

void find_in_cover(const Draft& draft, Rows& rows)
{
    std::set<std::tuple<Day, ShiftTypeId, SkillId>> seen;
    for (std::size_t i = 0; i < draft.cover.size(); ++i) {
        const Where here{"cover", i + 1};
        const Cover& cover = draft.cover[i];
        rows.fields(here, cover.shift);
        rows.fields(here, cover);
        rows.not_crossed(here, "minimum", cover.minimum, "wanted", cover.wanted);
        rows.not_crossed(here, "wanted", cover.wanted, "maximum", cover.maximum);
        if (!seen.insert({cover.shift.day, cover.shift.type, cover.skill}).second)
            rows.fault(here, "the same shift and skill stand here twice", "join the two rows");
    }
}

void find_in_wishes(const Draft& draft, Rows& rows)
{
    for (std::size_t i = 0; i < draft.unavailable.size(); ++i) {
        const Where here{"unavailable", i + 1};
        const Unavailable& row = draft.unavailable[i];
        rows.fields(here, row);
        if (row.reason == Bar::none || row.reason == Bar::skill || row.reason == Bar::not_a_member)
            rows.fault(here, "its reason is not one for being unavailable",
                       "give unavailable, leave, timetable, contest or frozen");
    }
    for (std::size_t i = 0; i < draft.requests.size(); ++i)
        rows.fields({"requests", i + 1}, draft.requests[i]);
}

void find_in_assignments(const std::string& source, std::span<const Assignment> assignments, Rows& rows)
{
    for (std::size_t i = 0; i < assignments.size(); ++i) {
        const Where here{source, i + 1};
        rows.fields(here, assignments[i]);
        rows.fields(here, assignments[i].shift);
    }
    std::set<Assignment> once;
    for (std::size_t i = 0; i < assignments.size(); ++i)
        if (!once.insert(assignments[i]).second)
            rows.fault({source, i + 1}, "the same assignment stands here twice", "keep one of the rows");
}

void find_in_companies(const Draft& draft, Rows& rows)
{
    for (std::size_t i = 0; i < draft.companies.size(); ++i) {
        const Where here{"companies", i + 1};
        const Company& company = draft.companies[i];
        if (company.members.size() < 2)
            rows.fault(here, "it has fewer than two members", "name those who are to be together or apart");
        std::set<MemberId> seen;
        for (const MemberId member : company.members) {
            rows.id(here, member);
            if (!seen.insert(member).second)
                rows.fault(here, "it names member \"" + rows.code_of(member) + "\" twice", "name everybody once");
        }
        rows.fields(here, company.penalty);
    }
}

void find_in_weights(const Draft& draft, Rows& rows)
{
    std::set<Measure> seen;
    for (std::size_t i = 0; i < draft.fairness.size(); ++i) {
        const Where here{"fairness", i + 1};
        const Fairness& fairness = draft.fairness[i];
        rows.fields(here, fairness);
        if (!seen.insert(fairness.measure).second)
            rows.fault(here, "the measure \"" + label_of(fairness.measure).en + "\" stands here twice",
                       "keep one of the rows");
    }
    rows.fields({"penalties"}, draft.penalties);
    rows.fields({"published"}, draft.published, [](const char*) { return std::string("the weight of a change"); });
    if (draft.spacing) {
        rows.fields({"spacing"}, *draft.spacing);
        if (const auto distance = draft.spacing->distance; distance && (*distance < 1 || *distance > greatest_distance))
            rows.fault({"spacing"}, "distance is " + std::to_string(*distance),
                       "give 1 to " + std::to_string(greatest_distance) + " days, or none");
    }
}

void find_in_calendar(const Draft& draft, Rows& rows)
{
    const Where here{"calendar"};
    const Calendar& calendar = draft.calendar;
    rows.weekdays(here, calendar.weekend);
    std::set<Day> holidays;
    std::set<Day> worked;
    const auto collect = [&](const std::vector<Day>& days, const std::string& name, std::set<Day>& seen) {
        for (const Day day : days)
            if (day.is_special())
                rows.fault(here, "a day of " + name + " is " + to_string(day), "give a day of the calendar");
            else if (!seen.insert(day).second)
                rows.fault(here, to_string(day) + " stands twice in " + name, "keep one of the two");
    };
    collect(calendar.holidays, "holidays", holidays);
    collect(calendar.worked, "worked", worked);
    for (const Day day : worked)
        if (holidays.contains(day))
            rows.fault(here, to_string(day) + " is both a holiday and worked", "keep one of the two");
}

void find_thin_cover(const Problem& problem, Faults& faults)
{
    if (!problem.penalties().minimum_cover.is_hard)
        return;
    for (const Cover& cover : problem.cover()) {
        if (cover.minimum == 0)
            continue;
        const int day = problem.index_of(cover.shift.day);
        std::int32_t may = 0;
        std::int32_t skilled = 0;
        for (int row = 0; row < problem.member_count(); ++row) {
            const MemberId member(static_cast<MemberId::Value>(row));
            if (cover.skill.is_set() && !problem.has_skill(member, cover.skill))
                continue;
            ++skilled;
            may += problem.may_stand(member, day, cover.shift.type) ? 1 : 0;
        }
        if (may >= cover.minimum)
            continue;
        const std::string shift =
            to_string(cover.shift.day) + ", shift \"" + problem.shift_types()[cover.shift.type].code + "\"";
        const std::string with =
            cover.skill.is_set() ? " with skill \"" + problem.skills()[cover.skill].code + "\"" : std::string();
        if (cover.skill.is_set() && skilled == 0)
            faults.add({"cover"}, shift + " asks for " + std::to_string(cover.minimum) + with + ", and nobody has it",
                       "give the skill to a member, or lower the minimum");
        else if (may == 0)
            faults.add({"cover"},
                       shift + " asks for " + std::to_string(cover.minimum) + with + ", and nobody may stand it",
                       "free somebody that day, or lower the minimum");
        else
            faults.add({"cover"},
                       shift + " asks for " + std::to_string(cover.minimum) + with + ", and only " +
                           std::to_string(may) + " may stand it",
                       "free somebody that day, or lower the minimum");
    }
}

/// A rule that adding shifts never mends is broken for good where the pinned shifts alone break it.
void find_clashing_pins(const Problem& problem, Faults& faults)
{
    if (problem.pinned().empty())
        return;
    const Roster pins(problem.period(), problem.members().size(), {problem.pinned().begin(), problem.pinned().end()});
    for (const rule::Entry& entry : rule::list()) {
        if (!entry.only_grows)
            continue;
        rule::Findings findings;
        entry.find(problem, pins, Scope::whole(problem), findings);
        for (const Violation& violation : findings.all())
            if (violation.is_hard)
                faults.add({"pinned"},
                           entry.words(problem, violation).en + ": the pinned shifts break the hard rule \"" +
                               std::string(entry.name) + "\"",
                           "unpin one of them, or relax the rule");
    }
}

}  // namespace

void find_broken_rows(const Draft& draft, Faults& faults)
{
    Rows rows(draft, faults);
    if (draft.next_begins && draft.next_begins->is_special())
        faults.add({"next roster"}, "it begins on no day", "give its first day, or none where it is not known");
    else if (draft.next_begins && *draft.next_begins <= draft.period.last())
        faults.add({"next roster"},
                   "it begins on " + to_string(*draft.next_begins) + ", and this one ends on " +
                       to_string(draft.period.last()),
                   "give its first day, or none where it is not known");
    find_beside(draft, rows);
    find_in_shift_types(draft, rows);
    find_in_patterns(draft, rows);
    find_in_contracts(draft, rows);
    find_in_members(draft, rows);
    for (const Member& member : draft.members)
        find_in_history(member, draft.period.first(), faults);
    find_in_cover(draft, rows);
    find_in_wishes(draft, rows);
    find_in_assignments("pinned", draft.pinned, rows);
    find_in_assignments("published", draft.published.assignments, rows);
    find_in_companies(draft, rows);
    find_in_calendar(draft, rows);
    find_in_weights(draft, rows);
}

void find_what_cannot_be(const Problem& problem, Faults& faults)
{
    find_thin_cover(problem, faults);
    find_clashing_pins(problem, faults);
}

}  // namespace muster::roster
