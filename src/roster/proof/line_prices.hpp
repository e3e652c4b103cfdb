// What a member's line is reckoned with, for the checker of bounds.
#pragma once

#include "muster/core/id.hpp"
#include "muster/roster/certificate.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace muster::inline v0_2::roster {

/// What a day has, or has not, in the case at hand.
struct HeldDay {
    std::int32_t day = 0;
    ShiftTypeId type{};   ///< not set: any shift
    bool stands = false;  ///< it is stood; else not
};

struct LinePrices {
    std::int64_t scale = 1;                ///< costs and prices are in parts of it
    std::vector<std::int64_t> reward{};    ///< by day and type: what standing it is paid
    std::vector<std::int64_t> of_day{};    ///< by day: what standing anything is paid; empty: nothing
    std::vector<ShiftTypeId> counted{};    ///< types whose maximum is counted
    std::vector<SumPrice> sums{};          ///< of this member
    std::vector<HeldDay> held{};           ///< of this member
    std::vector<std::uint8_t> left_out{};  ///< by day and stand, where some is: not stood

    /// What these shifts are paid, of `types` in all.
    [[nodiscard]] std::int64_t paid_for(int day, const std::vector<ShiftTypeId>& stand, std::size_t types) const
    {
        const auto at = static_cast<std::size_t>(day);
        std::int64_t paid = stand.empty() || of_day.empty() ? 0 : of_day[at];
        for (const ShiftTypeId type : stand)
            paid += reward[at * types + type.row()];
        return paid;
    }

    /// Whether the case at hand allows this one of the stands.
    [[nodiscard]] bool allow(int day, std::size_t number, const std::vector<std::vector<ShiftTypeId>>& stands) const
    {
        if (!left_out.empty() && left_out[static_cast<std::size_t>(day) * stands.size() + number] != 0)
            return false;
        const std::vector<ShiftTypeId>& stand = stands[number];
        return std::ranges::none_of(held, [&](const HeldDay& each) {
            const bool has = each.type.is_set() ? std::ranges::find(stand, each.type) != stand.end() : !stand.empty();
            return each.day == day && has != each.stands;
        });
    }
};

}  // namespace muster::roster
