// A person of the organisation.
#pragma once

#include "muster/core/day.hpp"
#include "muster/core/enumeration.hpp"
#include "muster/core/fields.hpp"
#include "muster/core/id.hpp"
#include "muster/core/label.hpp"
#include "muster/org/development.hpp"
#include "muster/org/stage_history.hpp"
#include "muster/org/subject_level.hpp"
#include "muster/org/timetable.hpp"
#include "muster/org/title.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::org {

/// A move from one unit to another.
struct Transfer {
    UnitId from;           ///< the unit before
    Day on;                ///< first day in the next one
    std::string reason{};  ///< may be empty

    friend bool operator==(const Transfer&, const Transfer&) = default;
};

/// How a person leaves the organisation.
enum class DepartureKind : std::uint8_t {
    graduated,            ///< 毕业, the membership goes along to another organisation
    moved,                ///< 转出, to another organisation for another reason
    withdrew,             ///< 退出, of the person's own will, an application withdrawn included
    probation_cancelled,  ///< 取消预备党员资格
    removed,              ///< 除名, 开除
    died,                 ///< 去世
};

/// What is chosen, and its names.
[[nodiscard]] constexpr auto listed(DepartureKind)
{
    return enumeration("How a person leaves the organisation.", "graduated", "moved", "withdrew", "probation_cancelled",
                       "removed", "died");
}

/// 毕业, graduated.
[[nodiscard]] inline Label label_of(DepartureKind kind)
{
    switch (kind) {
    case DepartureKind::graduated:
        return {"毕业转出", "graduated"};
    case DepartureKind::moved:
        return {"组织关系转出", "moved to another organisation"};
    case DepartureKind::withdrew:
        return {"退出", "withdrew"};
    case DepartureKind::probation_cancelled:
        return {"取消预备党员资格", "probation cancelled"};
    case DepartureKind::removed:
        return {"除名", "removed"};
    case DepartureKind::died:
        return {"去世", "died"};
    }
    return {};
}

/// The end of a person's time in the organisation. The row stays on file.
struct Departure {
    Day on;                                         ///< first day no longer there
    DepartureKind kind = DepartureKind::graduated;  ///< how it came
    std::string reason{};                           ///< may be empty

    friend bool operator==(const Departure&, const Departure&) = default;
};

/// A person of the organisation, at a stage. No identity number, phone, photo, family or health: what is not kept
/// cannot leak.
struct Member {
    std::string code;                       ///< the name people write in their files
    std::string name{};                     ///< as people say it; may be empty
    UnitId unit{};                          ///< where the member belongs now; must be set
    StageHistory stages{};                  ///< how far, and since when
    std::optional<Day> birth_day{};         ///< only for the age that an application asks for
    ClassId study_class{};                  ///< class of the member; not set: none
    PlaceId home{};                         ///< a bed or a room; not set: not known
    int cohort = 0;                         ///< year of entry; 0: that of the class
    std::string major{};                    ///< empty: that of the class
    std::vector<SubjectLevel> strengths{};  ///< subjects to help in
    std::vector<std::string> skills{};      ///< what a shift may ask for, as "first aid"
    std::vector<std::string> languages{};   ///< spoken; empty: not known
    std::vector<Title> titles{};            ///< given to the person
    Timetable timetable{};                  ///< besides that of the class
    Development development{};              ///< what is on file on the way to full membership
    std::vector<Transfer> transfers{};      ///< from unit to unit, oldest first; the last one led to `unit`
    std::optional<Departure> departure{};   ///< not set: still there

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(
            field("code", &Member::code).needed(), field("name", &Member::name), field("unit", &Member::unit).needed(),
            field("stages", &Member::stages), field("birth_day", &Member::birth_day),
            field("study_class", &Member::study_class), field("home", &Member::home), field("cohort", &Member::cohort),
            field("major", &Member::major), field("strengths", &Member::strengths), field("skills", &Member::skills),
            field("languages", &Member::languages), field("titles", &Member::titles),
            field("timetable", &Member::timetable), field("development", &Member::development),
            field("transfers", &Member::transfers).added_in(2), field("departure", &Member::departure).added_in(2));
    }

    /// Whether the person has not left by `day`.
    [[nodiscard]] bool is_there_on(Day day) const { return !(departure && departure->on <= day); }
    /// Stage at the end of `day`; nothing before the first, and none after leaving.
    [[nodiscard]] std::optional<Stage> stage_on(Day day) const
    {
        return is_there_on(day) ? stages.stage_on(day) : std::nullopt;
    }
    /// The unit the person belonged to on `day`.
    [[nodiscard]] UnitId unit_on(Day day) const
    {
        for (const Transfer& transfer : transfers)
            if (day < transfer.on)
                return transfer.from;
        return unit;
    }
    /// The same person, in `to` from `on` on; what was before stays on file.
    [[nodiscard]] Member transferred(UnitId to, Day on, std::string reason = {}) const
    {
        Member moved = *this;
        moved.transfers.push_back({unit, on, std::move(reason)});
        moved.unit = to;
        return moved;
    }
    /// The same person, gone from that day on.
    [[nodiscard]] Member departed(Departure how) const
    {
        Member gone = *this;
        gone.departure = std::move(how);
        return gone;
    }

    friend bool operator==(const Member&, const Member&) = default;
};

}  // namespace muster::org

#pragma GCC visibility pop
