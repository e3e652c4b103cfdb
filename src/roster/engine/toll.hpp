// What a solver pays for bending rules: the two levels of a score.
#pragma once

#include "muster/roster/penalty.hpp"

#include <cstdint>

namespace muster::roster::engine {

using Cost = std::int64_t;

struct Toll {
    Cost soft = 0;
    Cost hard = 0;

    /// `amount` units of bending a rule.
    [[nodiscard]] static Toll of(Penalty penalty, Cost amount)
    {
        return penalty.is_hard ? Toll{0, amount} : Toll{penalty.weight * amount, 0};
    }

    /// Both levels as one number, a hard unit being worth `hard_weight`; for prices. Rosters are compared by `<`.
    [[nodiscard]] Cost value(Cost hard_weight) const { return soft + hard * hard_weight; }

    Toll& operator+=(const Toll& other)
    {
        soft += other.soft;
        hard += other.hard;
        return *this;
    }
    Toll& operator-=(const Toll& other)
    {
        soft -= other.soft;
        hard -= other.hard;
        return *this;
    }
    friend Toll operator+(Toll left, const Toll& right) { return left += right; }
    friend Toll operator-(Toll left, const Toll& right) { return left -= right; }
    /// First the hard level, then the soft.
    friend bool operator<(const Toll& left, const Toll& right)
    {
        return left.hard != right.hard ? left.hard < right.hard : left.soft < right.soft;
    }
    friend bool operator==(const Toll&, const Toll&) = default;
};

}  // namespace muster::roster::engine
