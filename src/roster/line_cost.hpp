// What one member's line costs, for the search: every rule about a single member, in time of the shifts stood.
#pragma once

#include "muster/roster/problem.hpp"

#include <cstdint>
#include <vector>

namespace muster::roster {

/// A shift on a line: day from 0, row of the type.
struct Stood {
    int day;
    std::uint32_t type;

    friend auto operator<=>(const Stood&, const Stood&) = default;
};

/// By day and type.
using Line = std::vector<Stood>;

/// The two levels of a score.
struct Cost {
    std::int64_t hard = 0;
    std::int64_t soft = 0;

    void add(const Penalty& penalty, std::int64_t amount)
    {
        if (amount <= 0)
            return;
        if (penalty.is_hard)
            hard += amount;
        else
            soft += penalty.weight * amount;
    }
    Cost& operator+=(const Cost& other)
    {
        hard += other.hard;
        soft += other.soft;
        return *this;
    }
    friend Cost operator-(const Cost& left, const Cost& right)
    {
        return {left.hard - right.hard, left.soft - right.soft};
    }
    friend auto operator<=>(const Cost&, const Cost&) = default;
};

[[nodiscard]] Cost line_cost(const Problem& problem, MemberId member, const Line& line);

}  // namespace muster::roster
