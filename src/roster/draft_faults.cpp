#include "draft_faults.hpp"

#include "core/beyond_limits.hpp"
#include "history_faults.hpp"
#include "muster/roster/rule/list.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <type_traits>
#include <vector>

namespace muster::roster {
namespace {

/// Looks rows up in the lists of a draft, and notes what is not there.
class Rows {
public:
    Rows(const Draft& draft, Faults& faults) : draft_(draft), faults_(faults) {}

    template <class Id>
    void require(const Where& place, Id id, std::size_t count, const std::string& thing)
    {
        if (id.is_set() && id.row() < count)
            return;
        const std::string which = id.is_set() ? "number " + std::to_string(id.row() + 1) : "without a number";
        faults_.add(place, "it names a " + thing + " " + which + ", and there are " + std::to_string(count),
                    "add the " + thing + " to its list or correct the id");
    }
    std::string code_of(MemberId id) const
    {
        return id.is_set() && id.row() < draft_.members.size() ? draft_.members[id.row()].code : "";
    }
    std::string code_of(ShiftTypeId id) const
    {
        return id.is_set() && id.row() < draft_.shift_types.size() ? draft_.shift_types[id.row()].code : "";
    }
    void id(const Where& place, MemberId id) { require(place, id, draft_.members.size(), "member"); }
    void id(const Where& place, ShiftTypeId id) { require(place, id, draft_.shift_types.size(), "shift type"); }
    void id(const Where& place, SkillId id) { require(place, id, draft_.skills.size(), "skill"); }
    void id(const Where& place, PostId id) { require(place, id, draft_.posts.size(), "post"); }

    void day(const Where& place, Day day)
    {
        if (day.is_special() || !draft_.period.contains(day))
            faults_.add(place, to_string(day) + " lies outside the period " + to_string(draft_.period),
                        "correct the day or the period");
    }
    /// What the list of a row's fields asks: numbers, days, and ids, which rows that need none may leave out. `name_of`
    /// tells what a number is called.
    template <Listed Record, class NameOf>
    void fields(const Where& place, const Record& record, const NameOf& name_of)
    {
        each_field<Record>([&](const auto& each) {
            const auto& value = record.*each.member;
            using Value = std::remove_cvref_t<decltype(value)>;
            if constexpr (std::is_same_v<Value, Penalty>)
                fields(place, value, [&](const char*) { return name_of(each.name); });
            else if constexpr (std::is_same_v<Value, Day>)
                each.is_in_period ? day(place, value) : void();
            else if constexpr (requires { id(place, value); })
                each.is_needed || value.is_set() ? id(place, value) : void();
            else
                find_beyond_limits(place, each, value, name_of, faults_);
        });
    }
    template <Listed Record>
    void fields(const Where& place, const Record& record)
    {
        fields(place, record, [](const char* name) { return std::string(name); });
    }
    void not_crossed(const Where& place, const std::string& low_name, std::int64_t low, const std::string& high_name,
                     std::int64_t high)
    {
        if (low > high)
            faults_.add(place,
                        low_name + ", " + std::to_string(low) + ", is more than " + high_name + ", " +
                            std::to_string(high),
                        "lower the one or raise the other");
    }
    void fault(const Where& place, std::string fault, std::string remedy)
    {
        faults_.add(place, std::move(fault), std::move(remedy));
    }

private:
    const Draft& draft_;
    Faults& faults_;
};

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

void find_in_windows(const Where& here, const Limits& limits, Rows& rows)
{
    std::set<std::tuple<std::int32_t, Measure, ShiftTypeId>> seen;
    for (const WindowMaximum& window : limits.windows) {
        if (window.days < 1 || window.days > longest_window)
            rows.fault(here, "a window has " + std::to_string(window.days) + " days",
                       "give 1 to " + std::to_string(longest_window) + " days");
        rows.fields(here, window, [](const char* name) { return std::string(name) + " of a window"; });
        if (!seen.insert({window.days, window.measure, window.type}).second)
            rows.fault(here, "it has two windows of " + std::to_string(window.days) + " days for the same shifts",
                       "keep the one with the lower maximum");
    }
}

void find_in_members(const Draft& draft, Rows& rows)
{
    for (const Member& member : draft.members) {
        const Where here{"member \"" + member.code + "\""};
        const Limits& limits = member.limits;
        for (const SkillId skill : member.skills)
            rows.id(here, skill);
        rows.fields(here, limits);
        rows.not_crossed(here, "minimum_minutes", limits.minimum_minutes.count(), "maximum_minutes",
                         limits.maximum_minutes.count());
        if (limits.maximum_consecutive > 0)
            rows.not_crossed(here, "minimum_consecutive", limits.minimum_consecutive, "maximum_consecutive",
                             limits.maximum_consecutive);
        std::set<ShiftTypeId> seen;
        for (const ShiftTypeMaximum& maximum : limits.of_type) {
            rows.fields(here, maximum, [](const char*) { return std::string("the maximum of a shift type"); });
            if (!seen.insert(maximum.type).second)
                rows.fault(here, "it has two maxima for shift \"" + rows.code_of(maximum.type) + "\"",
                           "keep one of the two");
        }
        find_in_windows(here, limits, rows);
        find_in_membership(member, here, rows);
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
    std::set<int> weekdays;
    for (const int weekday : calendar.weekend) {
        if (weekday < 1 || weekday > 7)
            rows.fault(here, "weekend has day " + std::to_string(weekday) + " of the week",
                       "give 1 (Monday) to 7 (Sunday)");
        if (!weekdays.insert(weekday).second)
            rows.fault(here, "weekend has day " + std::to_string(weekday) + " of the week twice", "give it once");
    }
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
    find_in_shift_types(draft, rows);
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
