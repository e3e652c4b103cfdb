// Turns of one member that are to lie apart.
#pragma once

#include <cstdint>
#include <optional>

namespace muster::roster {

/// What it costs that two turns of a member come closer than is fair.
///
/// A turn is a day with at least one shift. Of the fair distance a part may be missing; its square, times `weight`, is
/// the cost: half the distance costs a quarter of the weight, a tenth of it four fifths. So turns that lie evenly cost
/// least, one that comes far too soon costs more than two that come a little too soon, and members who stand often or
/// seldom are judged alike.
struct Spacing {
    std::int64_t weight = 0;  ///< of two turns as close as can be; 0: the rule is only reported
    /// Days from one turn to the next that are fair, for everybody; not set: the days of the period by the member's
    /// fair number of turns (`Problem::fair_distance`).
    std::optional<std::int32_t> distance{};

    /// Of two turns so many days apart (1 and more) where `fair` would be fair; whole, halves rounded up.
    [[nodiscard]] constexpr std::int64_t cost(std::int64_t apart, std::int64_t fair) const noexcept
    {
        const std::int64_t missing = fair - apart;
        return missing <= 0 ? 0 : (2 * weight * missing * missing + fair * fair) / (2 * fair * fair);
    }

    friend bool operator==(const Spacing&, const Spacing&) = default;
};

/// A fair distance is no more days than this.
inline constexpr std::int32_t greatest_distance = 366;

}  // namespace muster::roster
