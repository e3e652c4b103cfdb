// Who did what at a contest 进赛场.
#pragma once

#include "muster/core/day.hpp"
#include "muster/core/enumeration.hpp"
#include "muster/core/fields.hpp"
#include "muster/core/id.hpp"
#include "muster/core/label.hpp"
#include "muster/core/minutes.hpp"

#include <cstdint>
#include <string>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::record {

/// As what a member is at a contest.
enum class VenueRole : std::uint8_t {
    athlete,    ///< competes
    official,   ///< judges or keeps order
    volunteer,  ///< helps
};
/// Names of its values, in order.
constexpr auto listed(VenueRole)
{
    return enumeration("As what a member is at a contest.", "athlete", "official", "volunteer");
}

/// 运动员, athlete.
[[nodiscard]] inline Label label_of(VenueRole role)
{
    switch (role) {
    case VenueRole::athlete:
        return {"运动员", "athlete"};
    case VenueRole::official:
        return {"裁判", "official"};
    case VenueRole::volunteer:
        return {"志愿者", "volunteer"};
    }
    return {};
}

/// A member's turn at a contest. Nobody has two at once.
struct VenueTurn {
    /// What it is, in a sentence.
    static constexpr const char* summary = "A member's turn at a contest.";

    ActivityId activity;                    ///< the contest
    MemberId member;                        ///< who
    VenueRole role = VenueRole::volunteer;  ///< as what
    std::string event{};                    ///< in which event; empty: in none
    Day day;                                ///< when
    ClockTime from;                         ///< when it begins
    ClockTime to;                           ///< when it ends
    std::string result{};                   ///< an athlete's result, in words; empty: none on file

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("activity", &VenueTurn::activity).needed(), field("member", &VenueTurn::member).needed(),
                    field("role", &VenueTurn::role).needed(), field("event", &VenueTurn::event),
                    field("day", &VenueTurn::day).needed(), field("from", &VenueTurn::from).needed(),
                    field("to", &VenueTurn::to).needed(), field("result", &VenueTurn::result));
    }

    friend bool operator==(const VenueTurn&, const VenueTurn&) = default;
};

/// Whether one person cannot do both.
[[nodiscard]] inline bool overlap(const VenueTurn& one, const VenueTurn& other)
{
    return one.day == other.day && one.from < other.to && other.from < one.to;
}

}  // namespace muster::record

#pragma GCC visibility pop
