// How far a ranking hangs on the weights.
#pragma once

#include "muster/core/seed.hpp"
#include "muster/evaluation/evaluate.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::evaluation {

/// Shares of a part in its area, ends included, for which a member has one rank.
struct RankInterval {
    Weight from;             ///< least share, itself included
    Weight to;               ///< greatest share, itself included
    std::uint32_t rank = 0;  ///< from 1, at every share between

    friend bool operator==(const RankInterval&, const RankInterval&) = default;
};

/// One member's ranks as one weight goes from 0 to 1: intervals in order, without gaps over all shares of six places;
/// none of a member who is incomplete.
using RankCourse = std::vector<RankInterval>;

/// The courses of all members, by row of the roll, as the share of one area or indicator changes and the other parts
/// of its area keep their proportions. Exact.
///
/// Totals are compared before any rounding of the areas above the part. O(members^2 log members).
/// @throws InvalidInput  if the code has no weight that counts, or a total is not a straight line in it: an area above
/// is
///                       not a sum or an arithmetic mean, a limit cuts it, or a part of one is left out for a member.
/// @throws Overflow      where a total does not fit 38 digits.
[[nodiscard]] std::vector<RankCourse> rank_courses(const Evaluation& evaluation, std::string_view code);

/// How weights are drawn.
struct WeightSampling {
    std::uint32_t samples = 1000;                      ///< how often weights are drawn; 1 or more
    Weight spread = Weight::from_millionths(200'000);  ///< each weight is multiplied by a number within 1 -/+ this
    Seed seed{};                                       ///< where the drawing starts
    Progress progress{};                               ///< throws `Stopped` when it asks to stop
};

/// Ranks of one member over all samples; 0 of one who is incomplete.
struct RankRange {
    std::uint32_t best = 0;       ///< the best rank, the lowest number
    std::uint32_t worst = 0;      ///< the worst rank, the highest number
    std::uint32_t middle = 0;     ///< median; the better one of two
    std::uint32_t unchanged = 0;  ///< samples with the rank that the scheme's own weights give

    friend bool operator==(const RankRange&, const RankRange&) = default;
};

/// All weights drawn at once, areas' parts and positions alike, to some six places. By row of the roll.
///
/// The same seed gives the same ranges. O(samples x members x parts).
/// @throws InvalidInput  if the spread lies outside 0 to 1 or there are no samples.
[[nodiscard]] std::vector<RankRange> rank_ranges(const Evaluation& evaluation, const WeightSampling& sampling = {});

}  // namespace muster::evaluation

#pragma GCC visibility pop
