// Turns of one member that are to lie apart.
#pragma once

#include "muster/core/fields.hpp"
#include "muster/roster/penalty.hpp"

#include <cstdint>
#include <optional>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::roster {

/// What it costs that two turns of a member come too close, or lie too far apart.
///
/// A turn is a day with at least one shift. From the fair distance to twice as much nothing is to pay. Closer, the part
/// of the distance that is missing is squared and paid for: where half of it is missing a quarter of `weight`. Further
/// apart, the part by which the pause is too long is, in the same way, up to all of `weight`. So one turn that comes
/// far too soon costs more than two that come a little too soon, and members who stand often or seldom are judged
/// alike.
struct Spacing {
    std::int64_t weight = 0;  ///< of two turns as close as can be; 0: the rule is only reported
    /// Days from one turn to the next that are far enough, for everybody; not set: three quarters of what would be
    /// even, to the nearest day (`Problem::fair_distance`).
    std::optional<std::int32_t> distance{};

    /// Of two turns `apart` days from each other (1 and more) where `fair` are far enough; whole, halves rounded up.
    [[nodiscard]] constexpr std::int64_t too_close(std::int64_t apart, std::int64_t fair) const noexcept
    {
        return squared(fair - apart, fair);
    }
    /// The same of a pause, also of one that does not end in the period.
    [[nodiscard]] constexpr std::int64_t too_long(std::int64_t apart, std::int64_t fair) const noexcept
    {
        return squared(apart < 3 * fair ? apart - 2 * fair : fair, fair);
    }

    /// Its fields; see `Field`.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("weight", &Spacing::weight).needed().within(0, greatest_weight),
                    field("distance", &Spacing::distance));
    }

    friend bool operator==(const Spacing&, const Spacing&) = default;

private:
    [[nodiscard]] constexpr std::int64_t squared(std::int64_t part, std::int64_t fair) const noexcept
    {
        return part <= 0 ? 0 : (2 * weight * part * part + fair * fair) / (2 * fair * fair);
    }
};

/// A fair distance is no more days than this.
inline constexpr std::int32_t greatest_distance = 366;

}  // namespace muster::roster

#pragma GCC visibility pop
