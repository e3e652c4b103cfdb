// Meetings that were held, as a branch enters them in its book.
#pragma once

#include "muster/core/day.hpp"
#include "muster/core/enumeration.hpp"
#include "muster/core/faults.hpp"
#include "muster/core/fields.hpp"
#include "muster/core/id.hpp"
#include "muster/core/label.hpp"
#include "muster/org/organisation.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::org {

/// What was held. Three meetings and one lecture 三会一课 first.
enum class MeetingKind : std::uint8_t {
    members_meeting,      ///< 党员大会
    committee_meeting,    ///< 支委会; of a general branch or a committee, that of its own committee
    group_meeting,        ///< 党小组会
    lecture,              ///< 党课
    theme_day,            ///< 主题党日
    organisational_life,  ///< 组织生活会
    democratic_review,    ///< 民主评议党员
    talks,                ///< 谈心谈话
};

/// What is chosen, and its names.
[[nodiscard]] constexpr auto listed(MeetingKind)
{
    return enumeration("What kind of meeting was held.", "members_meeting", "committee_meeting", "group_meeting",
                       "lecture", "theme_day", "organisational_life", "democratic_review", "talks");
}

/// 党课, lecture.
[[nodiscard]] inline Label label_of(MeetingKind kind)
{
    switch (kind) {
    case MeetingKind::members_meeting:
        return {"党员大会", "members' meeting"};
    case MeetingKind::committee_meeting:
        return {"支部委员会会议", "committee meeting"};
    case MeetingKind::group_meeting:
        return {"党小组会", "group meeting"};
    case MeetingKind::lecture:
        return {"党课", "lecture"};
    case MeetingKind::theme_day:
        return {"主题党日", "theme day"};
    case MeetingKind::organisational_life:
        return {"组织生活会", "organisational life meeting"};
    case MeetingKind::democratic_review:
        return {"民主评议党员", "democratic review"};
    case MeetingKind::talks:
        return {"谈心谈话", "talks"};
    }
    return {};
}

/// A meeting that was held, in person or online.
struct MeetingHeld {
    std::string code;                                 ///< the name people write in their files
    MeetingKind kind = MeetingKind::members_meeting;  ///< what it was
    UnitId unit{};                                    ///< who held it; must be set
    Day day;                                          ///< when
    std::vector<MemberId> present{};                  ///< who came; empty: not on file
    std::string channel{};                            ///< name of the channel it was held on; empty: in person
    std::string activity{};                           ///< code of the activity it was part of; empty: none
    std::string topic{};                              ///< what it was about; may be empty

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("code", &MeetingHeld::code).needed(), field("kind", &MeetingHeld::kind).needed(),
                    field("unit", &MeetingHeld::unit).needed(), field("day", &MeetingHeld::day).needed(),
                    field("present", &MeetingHeld::present), field("channel", &MeetingHeld::channel),
                    field("activity", &MeetingHeld::activity), field("topic", &MeetingHeld::topic));
    }

    /// Whether it was held online.
    [[nodiscard]] bool is_online() const noexcept { return !channel.empty(); }

    friend bool operator==(const MeetingHeld&, const MeetingHeld&) = default;
};

/// How many members of the unit there were on the day, and how many of them came.
struct Turnout {
    std::size_t members = 0;  ///< probationary and full members of the unit and below it; of a lecture, activists too
    std::size_t came = 0;     ///< of them, who came

    friend bool operator==(const Turnout&, const Turnout&) = default;
};

/// Who was to come to a meeting and came. Guests are not counted.
/// @throws InvalidInput  if the unit is not of the organisation.
[[nodiscard]] Turnout turnout(const Organisation& organisation, const MeetingHeld& meeting);

/// Adds what is wrong with the meetings: a code that stands twice, a unit or a person who is not of the organisation, a
/// kind that such a unit does not hold, a channel that the unit and those above it do not have on the day, though they
/// have some.
void find_faults(const Organisation& organisation, std::span<const MeetingHeld> meetings, Faults& faults);

}  // namespace muster::org

#pragma GCC visibility pop
