// Members who bring activists along.
#pragma once

#include "muster/core/day.hpp"
#include "muster/core/fields.hpp"
#include "muster/core/id.hpp"

#include <optional>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::record {

/// A member brings an activist along 带动积极分子.
struct BringingAlong {
    /// What it is, in a sentence.
    static constexpr const char* summary = "A member brings an activist along.";

    MemberId member;             ///< who leads
    MemberId activist;           ///< who is brought along
    Day since;                   ///< first day
    std::optional<Day> until{};  ///< last day; not set: still

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("member", &BringingAlong::member).needed(),
                    field("activist", &BringingAlong::activist).needed(),
                    field("since", &BringingAlong::since).needed(), field("until", &BringingAlong::until));
    }

    /// Whether it holds on `day`.
    [[nodiscard]] bool holds_on(Day day) const { return since <= day && !(until && *until < day); }

    friend bool operator==(const BringingAlong&, const BringingAlong&) = default;
};

}  // namespace muster::record

#pragma GCC visibility pop
