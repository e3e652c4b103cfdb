// A person of the organisation.
#pragma once

#include "muster/core/day.hpp"
#include "muster/core/id.hpp"
#include "muster/org/development.hpp"
#include "muster/org/stage_history.hpp"
#include "muster/org/subject_level.hpp"
#include "muster/org/timetable.hpp"
#include "muster/org/title.hpp"

#include <optional>
#include <string>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::org {

/// A person of the organisation, at a stage. No identity number, phone, photo, family or health: what is not kept
/// cannot leak.
struct Member {
    std::string code;                       ///< the name people write in their files
    std::string name{};                     ///< as people say it; may be empty
    UnitId unit{};                          ///< where the member belongs; must be set
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

    friend bool operator==(const Member&, const Member&) = default;
};

}  // namespace muster::org

#pragma GCC visibility pop
