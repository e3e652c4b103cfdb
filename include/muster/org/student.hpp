// A person who is helped.
#pragma once

#include "muster/core/id.hpp"
#include "muster/org/subject_level.hpp"
#include "muster/org/timetable.hpp"

#include <string>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::org {

/// A person who is helped and is not (yet) a member. Holds no more than what helping takes.
struct Student {
    std::string code;                      ///< the name people write in their files
    std::string name{};                    ///< as people say it; may be empty
    ClassId study_class{};                 ///< class of the student; not set: none
    PlaceId home{};                        ///< a bed or a room; not set: not known
    int cohort = 0;                        ///< year of entry; 0: that of the class
    std::string major{};                   ///< empty: that of the class
    std::vector<SubjectLevel> needs{};     ///< subjects to be helped in
    std::vector<std::string> languages{};  ///< spoken; empty: not known
    Timetable timetable{};                 ///< besides that of the class

    friend bool operator==(const Student&, const Student&) = default;
};

}  // namespace muster::org

#pragma GCC visibility pop
