// Recurring sports that a member leads: broadcast exercises 广播体操, morning training 早锻炼.
#pragma once

#include "muster/core/day.hpp"
#include "muster/core/fields.hpp"
#include "muster/core/id.hpp"
#include "muster/core/label.hpp"

#include <cstdint>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::record {

/// One time that a member led a recurring sport.
struct LedExercise {
    /// What it is, in a sentence.
    static constexpr const char* summary = "One time that a member led a recurring sport.";

    MemberId leader;                ///< who led it
    Label name;                     ///< what, in reports
    Day day;                        ///< when
    std::int32_t participants = 0;  ///< how many took part, the leader aside; 0: not counted

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("leader", &LedExercise::leader).needed(), field("name", &LedExercise::name).needed(),
                    field("day", &LedExercise::day).needed(),
                    field("participants", &LedExercise::participants).at_least(0));
    }

    friend bool operator==(const LedExercise&, const LedExercise&) = default;
};

}  // namespace muster::record

#pragma GCC visibility pop
