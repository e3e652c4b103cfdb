// Who cannot stand when, and why.
#pragma once

#include "muster/core/day.hpp"
#include "muster/core/fields.hpp"
#include "muster/core/id.hpp"
#include "muster/core/label.hpp"

#include <cstdint>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::roster {

/// Why a member may not stand a shift.
enum class Bar : std::uint8_t {
    none,          ///< may stand
    unavailable,   ///< no reason given
    leave,         ///< is on leave
    timetable,     ///< has a class or an examination then
    skill,         ///< the type asks for a skill the member does not have
    frozen,        ///< this part of the roster is not to change
    not_a_member,  ///< has not joined yet, or has left
    contest,       ///< competes, judges or helps at a contest then
};

/// For reports.
[[nodiscard]] inline Label label_of(Bar bar)
{
    switch (bar) {
    case Bar::none:
        return {"可以值班", "may stand"};
    case Bar::unavailable:
        return {"不能到岗", "unavailable"};
    case Bar::leave:
        return {"请假", "on leave"};
    case Bar::timetable:
        return {"有课或考试", "has a class or an examination"};
    case Bar::skill:
        return {"不具备所需资格", "lacks the required skill"};
    case Bar::frozen:
        return {"此段已定，不再变动", "this part is not to change"};
    case Bar::not_a_member:
        return {"当时尚未加入或已离开", "not a member then"};
    case Bar::contest:
        return {"在赛场", "at a contest"};
    }
    return {};
}

/// A member cannot stand a type of shift on a day; "would rather not" is a `Request`.
struct Unavailable {
    MemberId member;                ///< who cannot stand
    Day day;                        ///< on which a shift would start
    ShiftTypeId type{};             ///< not set: no shift of that day
    Bar reason = Bar::unavailable;  ///< why the member cannot

    /// Its fields; see `Field`.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("member", &Unavailable::member).needed(),
                    field("day", &Unavailable::day).needed().in_period(), field("type", &Unavailable::type),
                    field("reason", &Unavailable::reason));
    }

    friend bool operator==(const Unavailable&, const Unavailable&) = default;
};

}  // namespace muster::roster

#pragma GCC visibility pop
