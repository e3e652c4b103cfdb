// What a group costs, from the words of the rules: over every two mentees and every quarter of an hour, for checking.
#pragma once

#include "muster/core/exact.hpp"
#include "muster/pairing/group_problem.hpp"

#include <bitset>
#include <span>

namespace muster::inline v0_2::pairing::checking {

[[nodiscard]] WideInteger cost_of_levels(const LevelBalance& balance, std::span<const MenteeId> mentees);

struct KindCosts {
    WideInteger mixture = 0;
    WideInteger alone = 0;
    bool breaks_never = false;
};

[[nodiscard]] KindCosts cost_of_kinds(const KindRule& rule, std::span<const MenteeId> mentees);

using Quarters = std::bitset<7 * 96>;

[[nodiscard]] Quarters quarters_of(const FreeTime& time);
/// In which the mentor and all mentees are free.
[[nodiscard]] Quarters quarters_in_common(const TimeTogether& time, MentorId mentor, std::span<const MenteeId> mentees);
/// Of the least that is asked for.
[[nodiscard]] WideInteger quarters_missing(const TimeTogether& time, const Quarters& common);

}  // namespace muster::pairing::checking
