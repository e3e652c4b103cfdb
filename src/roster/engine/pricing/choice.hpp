// The duty that a day's prices favour, of those that are alike to every rule about a line.
#pragma once

#include "roster/engine/model/instance.hpp"
#include "roster/engine/pricing/floor.hpp"

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

namespace muster::inline v0_2::roster::engine::pricing {

struct Choice {
    std::int32_t price = 0;
    DutyIndex duty = 0;
};

/// By profile the cheapest of a day's duties, `none` where all are barred; `coins` decide between equals. Prices are
/// taken as no further from 0 than `dearest`.
inline void choose_by_profile(const LineRules& rule, View<const std::int32_t> prices, std::int32_t dearest,
                              std::int32_t none, std::uint64_t coins, List<Choice>& choices)
{
    choices.assign(rule.profiles.size(), {none, 0});
    for (std::size_t duty = 0; duty < prices.size(); ++duty) {
        if (prices[duty] == barred)
            continue;
        const std::int32_t price = std::clamp(prices[duty], -dearest, dearest);
        Choice& choice = choices[rule.profile_of[duty]];
        coins = coins >> 1 | coins << 63;
        if (price < choice.price || (price == choice.price && (coins & 1) != 0))
            choice = {price, static_cast<DutyIndex>(duty)};
    }
}

}  // namespace muster::roster::engine::pricing
