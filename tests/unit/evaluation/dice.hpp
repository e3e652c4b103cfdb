// Numbers drawn for tests on random input: small and of few places, so that ties, half-way points and amounts exactly
// at a step are common.
#pragma once

#include "muster/core/points.hpp"
#include "muster/core/rounding.hpp"
#include "muster/core/seed.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace muster::inline v0_2::evaluation {

class Dice {
public:
    explicit Dice(std::uint64_t seed) : random_(Seed{seed}) {}

    bool heads() { return random_.below(2) == 0; }
    bool one_in(std::uint32_t sides) { return random_.below(sides) == 0; }
    int below(std::uint32_t sides) { return static_cast<int>(random_.below(sides)); }
    /// Between the two, in halves, quarters or millionths.
    template <class Kind>
    Kind number(int low, int high)
    {
        const std::int64_t step = std::array<std::int64_t, 4>{500'000, 250'000, 100'000, 1}[random_.below(4)];
        const auto range = static_cast<std::uint64_t>((high - low) * 1'000'000 / step + 1);
        return Kind::from_millionths(
            low * 1'000'000 + static_cast<std::int64_t>(random_.below(static_cast<std::uint32_t>(range))) * step);
    }
    /// Shares that sum to 1, equal parts, a ratio of small numbers with zeros among them, or one with points in it.
    std::vector<Weight> weights(std::size_t count)
    {
        std::vector<Weight> made(count);
        const std::uint32_t kind = random_.below(4);
        if (kind == 0)
            for (int left = 20; left > 0; --left)
                made[random_.below(static_cast<std::uint32_t>(count))] += Weight::from_millionths(50'000);
        for (Weight& weight : made)
            weight = kind == 0   ? weight
                     : kind == 1 ? Weight::whole(1)
                     : kind == 2 ? Weight::whole(below(5))
                                 : Weight::from_millionths(1'500'000 + below(8) * 250'000);
        if (kind == 2)
            made[random_.below(static_cast<std::uint32_t>(count))] = Weight::whole(7);
        return made;
    }
    std::optional<Rounding> rounding()
    {
        return one_in(3) ? std::nullopt : std::optional(heads() ? Rounding::half_even : Rounding::half_up);
    }

private:
    Random random_;
};

}  // namespace muster::evaluation
