// What a member would like. Never more than a cost: "prefer not" is not "cannot".
#pragma once

#include "muster/core/day.hpp"
#include "muster/core/fields.hpp"
#include "muster/core/id.hpp"
#include "muster/roster/penalty.hpp"

#include <cstdint>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::roster {

/// What is wished for.
enum class Wish : std::uint8_t {
    on,   ///< to be on duty
    off,  ///< to be off duty
};

/// A wish to stand a shift or not to. Costs `weight` where it is not met.
///
/// With a type: to have, or not to have, a shift of that type on that day. Without: to be on duty at all, or to have
/// the day off (which costs once, however many shifts the day has).
struct Request {
    MemberId member;          ///< whose wish it is
    Day day;                  ///< on which the shift starts
    ShiftTypeId type{};       ///< not set: the day as a whole
    Wish wish = Wish::off;    ///< on or off
    std::int64_t weight = 1;  ///< cost where it is not met, 0 to `greatest_weight`

    /// Its fields; see `Field`.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("member", &Request::member).needed(), field("day", &Request::day).needed().in_period(),
                    field("type", &Request::type), field("wish", &Request::wish),
                    field("weight", &Request::weight).within(0, greatest_weight));
    }

    friend bool operator==(const Request&, const Request&) = default;
};

}  // namespace muster::roster

#pragma GCC visibility pop
