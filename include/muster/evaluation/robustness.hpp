// How far a ranking hangs on the weights.
#pragma once

#include "muster/core/seed.hpp"
#include "muster/evaluation/evaluate.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::evaluation {

/// Shares of a part in its area, ends included, for which a member has one rank.
struct RankInterval {
    Weight from;             ///< least share, itself included
    Weight to;               ///< greatest share, itself included
    std::uint32_t rank = 0;  ///< from 1, at every share between; 0: nothing that weighs has data, at 0 or at 1

    friend bool operator==(const RankInterval&, const RankInterval&) = default;
};

/// One member's ranks as one weight goes from 0 to 1: intervals in order, without gaps over all shares of six places;
/// none of a member who is incomplete.
using RankCourse = std::vector<RankInterval>;

/// The courses of all members, by row of the roll, as the share of one area or indicator changes and the other parts
/// of its area keep their proportions, as in `Scheme::with_weight`. Exact, whoever leaves parts out, has roles or not,
/// or runs into a limit.
///
/// Totals are compared before any rounding of the areas above the part. O(members log members + crossings); where
/// parts are left out or limits cut, a crossing costs some dozen times as much.
/// @throws InvalidInput  if the code has no weight that counts, or an area above is not a sum or an arithmetic mean.
/// @throws Overflow      where a total does not fit 38 digits.
[[nodiscard]] std::vector<RankCourse> rank_courses(const Evaluation& evaluation, std::string_view code,
                                                   unsigned threads = 1);

/// Shares from the first to the last, both included.
struct ShareRange {
    Weight from;  ///< least share
    Weight to;    ///< greatest share

    friend bool operator==(const ShareRange&, const ShareRange&) = default;
};

/// How far one share may go before what matters changes: each range holds the share of now and is as long
/// as it can be.
struct WeightStability {
    Weight share;                         ///< the share of now, half to even to six places
    std::vector<std::string> leaders{};   ///< codes of those of rank 1, in the order of the roll
    ShareRange leading{};                 ///< they are those of rank 1
    std::vector<std::string> selected{};  ///< codes of those asked for, in the order of the roll
    /// Those asked for are the first so many: each ranks before everybody else. Nothing: they are not so now.
    std::optional<ShareRange> selection{};
    ShareRange ranking{};  ///< everybody has the rank of now

    friend bool operator==(const WeightStability&, const WeightStability&) = default;
};

/// How stable the leader, the selected and the whole ranking are under the share of one area or indicator. Exact, of
/// the totals that `rank_courses` compares.
///
/// `selected` are codes of members; none: those of the best grade.
/// @throws InvalidInput  as `rank_courses`, and naming a code that is not on the roll.
[[nodiscard]] WeightStability weight_stability(const Evaluation& evaluation, std::string_view code,
                                               const std::vector<std::string>& selected = {}, unsigned threads = 1);

/// How weights are drawn.
struct WeightSampling {
    std::uint32_t samples = 1000;                      ///< how often weights are drawn; 1 or more
    Weight spread = Weight::from_millionths(200'000);  ///< each weight is multiplied by a number within 1 -/+ this
    Seed seed{};                                       ///< where the drawing starts
    unsigned threads = 1;                              ///< does not change the result
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
