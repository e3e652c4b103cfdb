#include "muster/org/meeting.hpp"

#include "core/enumerators.hpp"

#include <algorithm>
#include <set>

namespace muster::inline v0_2::org {

static_assert(are_names_of<MeetingKind>(listed(MeetingKind{}).names));
static_assert(are_names_of<DepartureKind>(listed(DepartureKind{}).names));

namespace {

bool is_held_by(MeetingKind kind, UnitLevel level)
{
    switch (level) {
    case UnitLevel::committee:
    case UnitLevel::general_branch:
        return kind != MeetingKind::group_meeting;
    case UnitLevel::branch:
        return kind != MeetingKind::group_meeting;
    case UnitLevel::group:
        return kind == MeetingKind::group_meeting || kind == MeetingKind::lecture || kind == MeetingKind::theme_day ||
               kind == MeetingKind::organisational_life || kind == MeetingKind::talks;
    }
    return false;
}

// Whether the unit or one above it has the channel on the day; true where none of them has any.
bool has_channel(const Organisation& organisation, const MeetingHeld& meeting)
{
    bool has_some = false;
    for (const UnitId unit : organisation.path(meeting.unit))
        for (const Channel& channel : organisation.units()[unit].channels) {
            has_some = true;
            if ((channel.name.zh == meeting.channel || channel.name.en == meeting.channel) &&
                channel.since <= meeting.day && !(channel.until && *channel.until < meeting.day))
                return true;
        }
    return !has_some;
}

void find_faults_of(const Organisation& organisation, const MeetingHeld& meeting, const Where& here, Faults& faults)
{
    if (meeting.day.is_special())
        faults.add(here, "its day is not a calendar day", "give a day such as 2026-09-07");
    std::set<MemberId> seen;
    for (const MemberId member : meeting.present) {
        if (!organisation.members().contains(member))
            faults.add(here, "who came is not in the organisation", "add them there or correct the id");
        else if (!seen.insert(member).second)
            faults.add(here, "member \"" + organisation.members()[member].code + "\" came twice", "keep one of them");
    }
    if (!organisation.units().contains(meeting.unit)) {
        faults.add(here, "its unit is not in the organisation", "add it there or correct the id");
        return;
    }
    const Unit& unit = organisation.units()[meeting.unit];
    if (!is_held_by(meeting.kind, unit.level))
        faults.add(here, "a " + label_of(unit.level).en + " holds no " + label_of(meeting.kind).en,
                   "name the unit that held it, or correct the kind");
    if (meeting.is_online() && !meeting.day.is_special() && !has_channel(organisation, meeting))
        faults.add(here,
                   "unit \"" + unit.code + "\" has no channel \"" + meeting.channel + "\" on " +
                       muster::to_string(meeting.day),
                   "name a channel of its own or of a unit above, or add it with its days");
}

}  // namespace

Turnout turnout(const Organisation& organisation, const MeetingHeld& meeting)
{
    const bool is_open = meeting.kind == MeetingKind::lecture || meeting.kind == MeetingKind::theme_day;
    const Stage least = is_open ? Stage::activist : Stage::probationary;
    Turnout counted;
    for (const MemberId member : organisation.members_of(meeting.unit, meeting.day)) {
        if (organisation.members()[member].stage_on(meeting.day) < least)
            continue;
        ++counted.members;
        if (std::ranges::find(meeting.present, member) != meeting.present.end())
            ++counted.came;
    }
    return counted;
}

void find_faults(const Organisation& organisation, std::span<const MeetingHeld> meetings, Faults& faults)
{
    std::set<std::string> seen;
    for (const MeetingHeld& meeting : meetings) {
        const Where here{"meeting \"" + meeting.code + "\""};
        if (meeting.code.empty())
            faults.add({"meeting"}, "it has no code", "give every meeting a code of its own");
        else if (!seen.insert(meeting.code).second)
            faults.add(here, "it stands here twice", "keep one of the two");
        find_faults_of(organisation, meeting, here, faults);
    }
}

}  // namespace muster::org
