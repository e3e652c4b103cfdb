// What there is to stand: types of shifts, and one shift of a type on a day.
#pragma once

#include "muster/core/day.hpp"
#include "muster/core/fields.hpp"
#include "muster/core/id.hpp"
#include "muster/core/label.hpp"
#include "muster/core/minutes.hpp"

#include <optional>
#include <string>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::roster {

/// A time slot that comes back day after day, at a post or anywhere.
struct ShiftType {
    std::string code;                  ///< the name people write in their files
    Label name{};                      ///< name in reports
    PostId post{};                     ///< not set: no post in particular
    std::optional<ClockTime> start{};  ///< not set: times are not known, so rest cannot be measured
    Minutes length{480};               ///< 1 to 2880; may run past midnight
    bool is_night = false;             ///< its shifts count in the measure `nights`
    SkillId required_skill{};          ///< only members who have it may stand; not set: anybody
    /// Types of one kind are one to rules about kinds: the same shift at several posts, or as one skill or another.
    /// Empty: the type's code, so that it is a kind of its own.
    std::string kind{};

    /// The kind, or the code.
    [[nodiscard]] const std::string& kind_or_code() const noexcept { return kind.empty() ? code : kind; }

    /// Its fields; see `Field`.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("code", &ShiftType::code).needed(), field("name", &ShiftType::name),
                    field("post", &ShiftType::post), field("start", &ShiftType::start),
                    field("length", &ShiftType::length), field("is_night", &ShiftType::is_night),
                    field("required_skill", &ShiftType::required_skill), field("kind", &ShiftType::kind).added_in(2));
    }

    friend bool operator==(const ShiftType&, const ShiftType&) = default;
};

/// A shift of type `after` must not follow on the day after one of type `before`.
struct Succession {
    ShiftTypeId before;  ///< type of the first day
    ShiftTypeId after;   ///< type of the next day

    /// Its fields; see `Field`.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("before", &Succession::before).needed(), field("after", &Succession::after).needed());
    }

    friend auto operator<=>(const Succession&, const Succession&) = default;
};

/// One shift: a type on the day it starts.
struct Shift {
    Day day;           ///< on which it starts
    ShiftTypeId type;  ///< a row of `Draft::shift_types`

    /// Its fields; see `Field`.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("day", &Shift::day).needed().in_period(), field("type", &Shift::type).needed());
    }

    friend bool operator==(const Shift&, const Shift&) = default;
    friend bool operator<(const Shift& left, const Shift& right)
    {
        return left.day != right.day ? left.day < right.day : left.type < right.type;
    }
};

/// Who stands a shift.
struct Assignment {
    MemberId member;  ///< a row of `Draft::members`
    Shift shift;      ///< what is stood

    /// Its fields; see `Field`.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("member", &Assignment::member).needed(), field("shift", &Assignment::shift).needed());
    }

    friend bool operator==(const Assignment&, const Assignment&) = default;
    /// By member, day, type.
    friend bool operator<(const Assignment& left, const Assignment& right)
    {
        return left.member != right.member ? left.member < right.member : left.shift < right.shift;
    }
};

}  // namespace muster::roster

#pragma GCC visibility pop
