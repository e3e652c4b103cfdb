// The pairing that serves the worst-served as well as can be, with its proof.
#pragma once

#include "muster/core/progress.hpp"
#include "muster/pairing/optimal.hpp"
#include "muster/pairing/pairing.hpp"
#include "muster/pairing/problem.hpp"

#include <cstdint>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::pairing {

/// How `fair` goes about it.
struct FairOptions {
    Score step = 1;       ///< scores in one band of this width count as equally served; bands start at multiples of it
    Progress progress{};  ///< called now and then; may stop the solver
};

/// How many mentees are served at one level. A level is the least score of its band.
struct FairLevel {
    Score level = 0;            ///< least score of the band
    std::uint32_t mentees = 0;  ///< how many are served at it

    friend bool operator==(const FairLevel&, const FairLevel&) = default;
};

/// What a place of a mentor is worth in mentees of one level.
struct LevelPrice {
    Score level = 0;   ///< least score of the band
    Score amount = 0;  ///< mentees of that level that a place is worth

    friend bool operator==(const LevelPrice&, const LevelPrice&) = default;
};

/// Proves that no pairing is fairer.
///
/// `cut` alone proves the worst level: with scores above it and no others, these mentees (or the minima of these
/// mentors) cannot be served.
///
/// The prices prove everything. They are compared like words in a dictionary, by the lowest level at which they differ
/// and last by `mentor_price`. A mentee at a level costs `unit` there, and the score above the level is a gain at the
/// last place. Then nobody's cost and price together would be less with another candidate (or alone, at no price); a
/// price is not above nothing unless the mentor is full, and not below nothing unless the mentor has the minimum.
/// (Linear programming duality with costs in lexicographic order.)
struct FairProof {
    HallWitness cut{};                                    ///< empty where there are no mentees
    Score unit = 1;                                       ///< what a mentee at a level costs there
    std::vector<std::vector<LevelPrice>> level_prices{};  ///< of each mentor, by rising level, none of them 0
    std::vector<Score> mentor_price{};                    ///< for the total, once the levels are decided

    friend bool operator==(const FairProof&, const FairProof&) = default;
};

/// The fairest pairing, how well it serves, and its proof.
struct FairPairing {
    Pairing pairing;                 ///< of all that are as fair, one of greatest total
    Score step = 1;                  ///< width of the bands it was made with
    std::vector<FairLevel> profile;  ///< by rising level, none of them empty
    FairProof proof;                 ///< that no pairing is fairer

    friend bool operator==(const FairPairing&, const FairPairing&) = default;
};

/// The least score of the band that a score falls in.
[[nodiscard]] constexpr Score fair_level(Score score, Score step) noexcept
{
    const Score above = score % step;
    return score - (above < 0 ? above + step : above);
}

/// Fewest mentees at the lowest level, then at the next, and so on (lexicographic max-min); of all such pairings one of
/// greatest total. An unmatched mentee counts as one whose score is less the price of being so.
///
/// After Huang, Kavitha, Mehlhorn and Michail, "Fair matchings and related problems", Algorithmica 74 (2016), who show
/// that the prices exist. Time: O(candidates log candidates), and for each mentee who moves a way to be found, from
/// both ends; a few passes over a part of the candidates for a level with ties that pull at one another; with a step
/// above 1 one `optimal` over what is still open. Memory: some 32 bytes a candidate.
///
/// @throws InvalidInput  if `step` is below 1 or above `Problem::largest_score`, a mentee wants not one mentor, or
/// loads
///                       have a price.
/// @throws Infeasible    with a Hall witness.
/// @throws Overflow      if the total leaves 64 bits.
/// @throws Stopped       if `progress` asked for it.
[[nodiscard]] FairPairing fair(const Problem& problem, const FairOptions& options = {});

}  // namespace muster::pairing

#pragma GCC visibility pop
