// What a solver pays for bending rules: the two levels of a score.
#pragma once

#include "muster/roster/penalty.hpp"

#include <cstdint>

namespace muster::inline v0_2::roster::engine::model {

using Cost = std::int64_t;

struct HardSoftCost {
    Cost soft = 0;
    Cost hard = 0;

    /// `amount` units of bending a rule.
    [[nodiscard]] static HardSoftCost of(Penalty penalty, Cost amount)
    {
        return penalty.is_hard ? HardSoftCost{0, amount} : HardSoftCost{penalty.weight * amount, 0};
    }

    /// Both levels as one number, a hard unit being worth `hard_weight`; for prices. Rosters are compared by `<`.
    [[nodiscard]] Cost value(Cost hard_weight) const { return soft + hard * hard_weight; }

    HardSoftCost& operator+=(const HardSoftCost& other)
    {
        soft += other.soft;
        hard += other.hard;
        return *this;
    }
    HardSoftCost& operator-=(const HardSoftCost& other)
    {
        soft -= other.soft;
        hard -= other.hard;
        return *this;
    }
    friend HardSoftCost operator+(HardSoftCost left, const HardSoftCost& right) { return left += right; }
    friend HardSoftCost operator-(HardSoftCost left, const HardSoftCost& right) { return left -= right; }
    /// First the hard level, then the soft.
    friend bool operator<(const HardSoftCost& left, const HardSoftCost& right)
    {
        return left.hard != right.hard ? left.hard < right.hard : left.soft < right.soft;
    }
    friend bool operator==(const HardSoftCost&, const HardSoftCost&) = default;
};

}  // namespace muster::roster::engine::model
