// Theory brought into a class 理论知识进班级.
#pragma once

#include "muster/core/day.hpp"
#include "muster/core/fields.hpp"
#include "muster/core/id.hpp"

#include <cstdint>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::record {

/// A theory session that a member brought into a class.
struct ClassSession {
    /// What it is, in a sentence.
    static constexpr const char* summary = "A theory session that a member brought into a class.";

    ActivityId activity;         ///< which session
    ClassId study_class;         ///< into which class it was taken
    MemberId speaker;            ///< who spoke
    Day day;                     ///< on which day
    std::int32_t listeners = 0;  ///< how many listened, the speaker aside; 0: not counted

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("activity", &ClassSession::activity).needed(),
                    field("study_class", &ClassSession::study_class).needed(),
                    field("speaker", &ClassSession::speaker).needed(), field("day", &ClassSession::day).needed(),
                    field("listeners", &ClassSession::listeners).at_least(0));
    }

    friend bool operator==(const ClassSession&, const ClassSession&) = default;
};

}  // namespace muster::record

#pragma GCC visibility pop
