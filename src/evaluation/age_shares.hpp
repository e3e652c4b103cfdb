// What share of a record counts, by its age.
#pragma once

#include "muster/evaluation/rule/decay.hpp"

#include <cstdint>
#include <vector>

namespace muster::inline v0_2::evaluation {

/// 2^(-age / half_life) in millionths, rounded half to even; correct for every age of 0 or more. `half_life` is above
/// 0.
[[nodiscard]] std::int64_t half_life_share(std::int64_t age, std::int64_t half_life);

/// Shares of one indicator at one day.
class AgeShares {
public:
    /// Of a decay that applies, with ages taken at a day number.
    AgeShares(const rule::Decay& decay, std::uint32_t on);

    /// What a record of a day counts of an amount, in millionths.
    [[nodiscard]] std::int64_t aged(std::int64_t amount, std::uint32_t day) const;

private:
    [[nodiscard]] std::int64_t made(std::int64_t age) const;

    rule::Decay decay_;
    std::int64_t on_;
    std::vector<std::int64_t> shares_;  // of ages from 0 on, in millionths
};

}  // namespace muster::evaluation
