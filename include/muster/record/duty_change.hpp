// A shift that was not stood as planned.
#pragma once

#include "muster/core/fields.hpp"
#include "muster/core/id.hpp"

#include <string>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::record {

/// A shift that a member did not stand as planned.
struct DutyChange {
    /// What it is, in a sentence.
    static constexpr const char* summary = "A shift that a member did not stand as planned.";

    std::string shift;   ///< code of the shift
    MemberId member;     ///< who was to stand it
    MemberId instead{};  ///< who stood it instead; unset: nobody

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("shift", &DutyChange::shift).needed(), field("member", &DutyChange::member).needed(),
                    field("instead", &DutyChange::instead));
    }

    friend bool operator==(const DutyChange&, const DutyChange&) = default;
};

}  // namespace muster::record

#pragma GCC visibility pop
