// A class: students who are taught together and live anywhere.
#pragma once

#include "muster/core/label.hpp"
#include "muster/org/timetable.hpp"

#include <string>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::org {

/// A set of students across rooms; not a place.
struct StudyClass {
    std::string code;       ///< the name people write in their files
    Label name{};           ///< name in reports
    int cohort = 0;         ///< year of entry; 0: not known
    std::string major{};    ///< what is studied; empty: not known
    Timetable timetable{};  ///< lessons of all who are in it

    friend bool operator==(const StudyClass&, const StudyClass&) = default;
};

}  // namespace muster::org

#pragma GCC visibility pop
