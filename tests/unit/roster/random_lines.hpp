// A problem drawn from a seed, to plan the lines of.
#pragma once

#include "muster/core/seed.hpp"
#include "small.hpp"

#include <cstdint>
#include <utility>

namespace muster::inline v0_2::roster {

/// Runs, rest, successions and spacing, hard or soft; with sums minutes, weekends, types and fairness too.
inline Problem random_problem(std::uint64_t seed, int days, bool with_sums)
{
    Random random(Seed{seed});
    const auto some = [&](int most) { return static_cast<int>(random.below(static_cast<std::uint32_t>(most))); };
    Draft draft = small_draft(days);
    draft.forbidden_successions = {{night, early}, {night, late}};
    for (Member& member : draft.members) {
        member.limits.maximum_consecutive = 2 + some(4);
        member.limits.minimum_consecutive = 1 + some(2);
        member.limits.minimum_days_off = 1 + some(2);
        if (some(2) == 0)
            member.limits.minimum_rest = Minutes(600);
        if (with_sums) {
            member.limits.minimum_minutes = Minutes(480 * some(days / 3));
            member.limits.maximum_minutes = Minutes(480 * (days / 3 + some(days / 2)));
            member.limits.maximum_weekends = 1 + some(2);
        }
    }
    if (some(2) == 0)
        draft.penalties.minimum_consecutive = Penalty::soft(3);
    if (some(2) == 0)
        draft.penalties.maximum_consecutive = Penalty::soft(5);
    if (with_sums) {
        draft.members[0].limits.of_type.push_back({night, 1 + some(3)});
        if (some(2) == 0)
            draft.fairness.push_back({.measure = Measure::nights, .above_weight = 1 + some(9)});
        if (some(2) == 0)
            draft.fairness.push_back({.measure = Measure::shifts, .above_weight = 1 + some(9)});
    }
    for (int index = 0; index < days; ++index)
        for (const ShiftTypeId type : {early, late, night})
            draft.cover.push_back({.shift = {day(index), type},
                                   .wanted = some(3),
                                   .under_weight = 10 + some(90),
                                   .over_weight = 1 + some(5)});
    if (some(2) == 0)
        draft.spacing = {.weight = 1 + some(40), .distance = 2 + some(5)};
    return Problem(std::move(draft));
}

}  // namespace muster::roster
