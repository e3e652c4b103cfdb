// The records of the areas, at the door of a term. Every id, day and number is found through the lists of fields, so a
// field that is added is checked without another line; what rows say of each other has a function each.
#include "area_faults.hpp"

#include "core/beyond_limits.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

namespace muster::inline v0_2::programme {
namespace {

using namespace record;

class AreaRows {
public:
    AreaRows(const TermParts& parts, Faults& faults) : parts_(parts), faults_(faults) {}

    template <Listed Record>
    void row(const Where& place, const Record& record)
    {
        each_field<Record>([&](const auto& each) {
            const auto& value = record.*each.member;
            if constexpr (requires { value.is_set(); })
                each.is_needed || value.is_set() ? id(place, std::string("its ") + each.name, value) : void();
            else if constexpr (std::is_same_v<std::remove_cvref_t<decltype(value)>, Day>)
                day(place, value);
            else if constexpr (std::is_same_v<std::remove_cvref_t<decltype(value)>, Quantity>)
                not_below_nothing(place, each.name, value);
            else
                part(place, each.name, value);
            find_beyond_limits(
                place, each, value, [](const char* name) { return std::string(name); }, faults_);
        });
    }

    template <class Rows>
    void rows(const char* name, const Rows& rows)
    {
        for (std::size_t at = 0; at < rows.size(); ++at)
            row(place_of(name, at), rows[at]);
    }

    /// Where a row stands, as messages name it.
    [[nodiscard]] static Where place_of(const char* name, std::size_t at)
    {
        return {std::string("term ") + name, at + 1};
    }

private:
    template <class Value>
    void part(const Where& place, const char* name, const Value& value)
    {
        if constexpr (Listed<Value>)
            row(place, value);
        else if constexpr (std::is_same_v<Value, std::string> || std::is_same_v<Value, Label>)
            return;
        else if constexpr (requires { value.has_value(); })
            value ? only(place, std::string("its ") + name, *value) : void();
        else if constexpr (requires { value.begin(); })
            for (const auto& one : value)
                only(place, std::string("one of its ") + name, one);
    }
    template <class Value>
    void only(const Where& place, const std::string& thing, const Value& value)
    {
        if constexpr (requires { value.is_set(); })
            id(place, thing, value);
        else if constexpr (std::is_same_v<Value, Day>)
            day(place, value);
        else
            part(place, thing.c_str(), value);
    }

    void day(const Where& place, Day day)
    {
        if (day.is_special())
            faults_.add(place, "its day is not a calendar day", "give a day such as 2026-09-07");
    }
    void not_below_nothing(const Where& place, const char* name, Quantity quantity)
    {
        if (quantity < Quantity{})
            faults_.add(place, std::string(name) + " is " + to_string(quantity), "give 0 or more");
    }
    template <class Id>
    void id(const Where& place, const std::string& thing, Id id)
    {
        const bool is_known = id.is_set() && id.row() < count(id);
        if (!is_known)
            faults_.add(place, thing + " is not in the term", "add it there or correct the id");
    }
    [[nodiscard]] std::size_t count(MemberId) const { return parts_.organisation.members().size(); }
    [[nodiscard]] std::size_t count(StudentId) const { return parts_.organisation.students().size(); }
    [[nodiscard]] std::size_t count(ClassId) const { return parts_.organisation.classes().size(); }
    [[nodiscard]] std::size_t count(PlaceId) const { return parts_.organisation.places().size(); }
    [[nodiscard]] std::size_t count(PostId) const { return parts_.organisation.posts().size(); }
    [[nodiscard]] std::size_t count(UnitId) const { return parts_.organisation.units().size(); }
    [[nodiscard]] std::size_t count(ActivityId) const { return parts_.ledger.activities().size(); }

    const TermParts& parts_;
    Faults& faults_;
};

// The level a place must have for one of the five; nothing for a class.
std::optional<org::PlaceLevel> level_of(FiveOne one)
{
    switch (one) {
    case FiveOne::bed:
        return org::PlaceLevel::bed;
    case FiveOne::room:
        return org::PlaceLevel::room;
    case FiveOne::study_class:
        break;
    case FiveOne::floor:
        return org::PlaceLevel::floor;
    case FiveOne::building:
        return org::PlaceLevel::building;
    }
    return std::nullopt;
}

template <class Rows>
void check_five_ones(const char* name, const Rows& rows, const org::Organisation& organisation, Faults& faults)
{
    for (std::size_t at = 0; at < rows.size(); ++at) {
        const auto level = level_of(rows[at].one);
        const bool fits = level ? rows[at].place.is_set() && !rows[at].study_class.is_set()
                                : rows[at].study_class.is_set() && !rows[at].place.is_set();
        const PlaceId place = rows[at].place;
        if (!fits)
            faults.add(AreaRows::place_of(name, at), "it does not name what the member answers for",
                       level ? "name the " + label_of(*level).en + " and no class" : "name the class and no place");
        else if (level && organisation.places().contains(place) && organisation.places()[place].level != *level)
            faults.add(AreaRows::place_of(name, at),
                       "\"" + organisation.places()[place].code + "\" is a " +
                           label_of(organisation.places()[place].level).en,
                       "name a " + label_of(*level).en);
    }
}

template <class Rows>
void check_codes(const char* name, const Rows& rows, Faults& faults)
{
    std::set<std::string> seen;
    for (std::size_t at = 0; at < rows.size(); ++at)
        if (rows[at].code.empty())
            faults.add(AreaRows::place_of(name, at), "it has no code", "give every row a code of its own");
        else if (!seen.insert(rows[at].code).second)
            faults.add(AreaRows::place_of(name, at), "\"" + rows[at].code + "\" stands here twice",
                       "keep one of the rows");
}

void check_tutoring(const AreaRecords& areas, Faults& faults)
{
    for (std::size_t at = 0; at < areas.tutoring.size(); ++at) {
        const TutoringSession& session = areas.tutoring[at];
        const Where here = AreaRows::place_of("tutoring", at);
        const auto group = std::ranges::find(areas.study_groups, session.group, &StudyGroup::code);
        if (session.student.is_set() != session.group.empty())
            faults.add(here, "it is of a student and a group, or of neither", "name one of the two");
        else if (!session.group.empty() && group == areas.study_groups.end())
            faults.add(here, "study group \"" + session.group + "\" is not in the term",
                       "add it there or correct the code");
        else if (group != areas.study_groups.end() && !session.group.empty() && group->mentor != session.mentor)
            faults.add(here, "its mentor is not that of study group \"" + session.group + "\"",
                       "correct one of the two");
    }
}

void check_venue(const std::vector<VenueTurn>& turns, Faults& faults)
{
    for (std::size_t at = 0; at < turns.size(); ++at) {
        if (turns[at].to <= turns[at].from)
            faults.add(AreaRows::place_of("venue", at), "it ends before it begins", "exchange the two times");
        const auto clash =
            std::find_if(turns.begin(), turns.begin() + static_cast<std::ptrdiff_t>(at), [&](const VenueTurn& other) {
                return other.member == turns[at].member && overlap(other, turns[at]);
            });
        if (clash != turns.begin() + static_cast<std::ptrdiff_t>(at))
            faults.add(AreaRows::place_of("venue", at),
                       "the member has another turn then, in row " + std::to_string(clash - turns.begin() + 1),
                       "give one of the turns to somebody else");
    }
}

// An event of a festival names an activity that is on file and is no event itself.
void check_festivals(std::span<const Activity> activities, Faults& faults)
{
    for (const Activity& activity : activities) {
        const std::string& festival = activity.plan().part_of;
        if (festival.empty())
            continue;
        const Where here{"term activity \"" + activity.code() + "\""};
        const auto found = std::ranges::find(activities, festival, &Activity::code);
        if (found == activities.end())
            faults.add(here, "activity \"" + festival + "\", which it is part of, is not in the ledger",
                       "add it there or correct the code");
        else if (!found->plan().part_of.empty())
            faults.add(here, "activity \"" + festival + "\", which it is part of, is an event of another",
                       "name the festival itself");
    }
}

void check_people(const AreaRecords& areas, Faults& faults)
{
    for (std::size_t at = 0; at < areas.exams.size(); ++at) {
        const ExamSitting& sitting = areas.exams[at];
        const auto is_absent = [&](MemberId member) {
            return std::ranges::find(sitting.members, member) == sitting.members.end();
        };
        if (std::ranges::any_of(sitting.violators, is_absent))
            faults.add(AreaRows::place_of("exams", at), "somebody broke its rules who did not sit it",
                       "add them to its members or take them out");
    }
    for (std::size_t at = 0; at < areas.awards.size(); ++at)
        if (areas.awards[at].members.empty())
            faults.add(AreaRows::place_of("awards", at), "nobody won it", "name its members");
    for (std::size_t at = 0; at < areas.brought_along.size(); ++at)
        if (areas.brought_along[at].member == areas.brought_along[at].activist)
            faults.add(AreaRows::place_of("brought_along", at), "a member brings along themselves",
                       "name the activist");
}

}  // namespace

void find_area_faults(const TermParts& parts, Faults& faults)
{
    const AreaRecords& areas = parts.areas;
    AreaRows rows(parts, faults);
    each_field<AreaRecords>([&](const auto& each) {
        const auto& value = areas.*each.member;
        if constexpr (Listed<std::remove_cvref_t<decltype(value)>>)
            rows.row({"term areas"}, value);
        else
            rows.rows(each.name, value);
    });
    check_codes("study_groups", areas.study_groups, faults);
    check_codes("awards", areas.awards, faults);
    check_codes("accounts", areas.accounts, faults);
    check_codes("bulletins", areas.bulletins, faults);
    check_codes("supervision", areas.supervision, faults);
    check_codes("exams", areas.exams, faults);
    check_codes("mobilisations", areas.mobilisations, faults);
    check_five_ones("charges", areas.charges, parts.organisation, faults);
    check_five_ones("deeds", areas.deeds, parts.organisation, faults);
    check_tutoring(areas, faults);
    check_venue(areas.venue, faults);
    check_people(areas, faults);
    check_festivals(parts.ledger.activities(), faults);
}

}  // namespace muster::programme
