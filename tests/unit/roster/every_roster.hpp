// What trying every roster gives, where there are few.
#pragma once

#include "muster/roster/check.hpp"
#include "roster/engine/model/hard_soft_cost.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace muster::inline v0_2::roster {

/// Least (hard, cost) over every roster there is, but for people where they may not be.
inline engine::model::HardSoftCost best_of_all(const Problem& problem)
{
    std::vector<Assignment> all;
    for (int day = 0; day < problem.day_count(); ++day)
        for (std::uint32_t member = 0; member < problem.members().size(); ++member)
            for (std::uint32_t type = 0; type < problem.shift_types().size(); ++type)
                if (problem.may_stand(MemberId(member), day, ShiftTypeId(type)))
                    all.push_back({MemberId(member), {problem.day(day), ShiftTypeId(type)}});
    std::optional<engine::model::HardSoftCost> best;
    for (std::uint32_t chosen = 0; chosen < (1u << all.size()); ++chosen) {
        std::vector<Assignment> some;
        for (std::size_t at = 0; at < all.size(); ++at)
            if ((chosen >> at & 1u) != 0)
                some.push_back(all[at]);
        const auto score = check(problem, Roster(problem.period(), problem.members().size(), some)).score;
        const engine::model::HardSoftCost cost{score.cost, score.hard};
        if (!best || cost < *best)
            best = cost;
    }
    return *best;
}

}  // namespace muster::roster
