// Pairings by the mentees' choices alone: rank-maximal and popular. Mentors have places, and say whom they would take.
#pragma once

#include "muster/core/progress.hpp"
#include "muster/pairing/certificate.hpp"
#include "muster/pairing/stable.hpp"
#include "muster/pairing/verify.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::pairing {

/// How one-sided pairings are found.
struct OneSidedOptions {
    Progress progress{};  ///< called now and then; may stop the solver
};

/// Most get their first choice; of such pairings, most their second; and so on.
///
/// Prices prove it, a row a choice; being alone is one more mentor, the last, with a place for everybody. Put one
/// behind the other the rows are compared as words in a dictionary are: the first number that is not 0 decides. In this
/// order gain + price is not below 1 at the pair's choice (0 at others) for every acceptable pair, and equal to it for
/// those made; a price above 0 is of a mentor who is full, one below of a mentor with nobody. (Linear programming
/// duality over such rows of numbers.)
struct RankMaximal {
    std::vector<MentorId> mentor_of;                 ///< by mentee; not set: nobody
    RankProfile mentees;                             ///< how many got which choice
    std::vector<std::vector<Score>> mentee_gain{};   ///< by choice, then by mentee
    std::vector<std::vector<Score>> mentor_price{};  ///< by choice, then by mentor, last of being alone

    friend bool operator==(const RankMaximal&, const RankMaximal&) = default;
};

/// The pairing in which most get their first choice, then most their second, and so on (Irving, Kavitha, Mehlhorn,
/// Michail and Paluch 2006). Mentors' lists only say whom they would take; ties count as one choice.
///
/// Choice by choice: as many as can be among the pairings that are best so far, which prices single out.
/// @throws Stopped  if `progress` asked for it.
[[nodiscard]] RankMaximal rank_maximal(const StableProblem& problem, const OneSidedOptions& options = {});

/// Acceptable pairs, places kept, the profile as said, and the prices prove it. Shares nothing with the solver.
[[nodiscard]] Verdict verify_rank_maximal(const StableProblem& problem, const RankMaximal& made);

/// A pairing that loses no vote against any other: never do more mentees prefer the other than prefer this one.
///
/// Prices prove it, for the pairing problem of the votes: a pair is worth 2 to a mentee who likes it better than what
/// it has, 1 if as much, 0 if less, and to one who has nobody 1; places are the mentors'. No pairing is then worth more
/// than the mentees who have a mentor now count.
struct Popular {
    std::vector<MentorId> mentor_of;  ///< by mentee; not set: nobody
    RankProfile mentees;              ///< how many got which choice
    Certificate votes;                ///< prices for the problem of the votes

    friend bool operator==(const Popular&, const Popular&) = default;
};

/// A popular pairing (Abraham, Irving, Kavitha and Mehlhorn 2007; with places Manlove and Sng 2006); of all of them one
/// that gives nobody up without need. Nothing where there is none, as three with the same list of three can make it.
///
/// @throws Stopped  if `progress` asked for it.
[[nodiscard]] std::optional<Popular> popular(const StableProblem& problem, const OneSidedOptions& options = {});

/// Acceptable pairs, places kept, the profile as said, and the prices prove it. Shares nothing with the solver.
[[nodiscard]] Verdict verify_popular(const StableProblem& problem, const Popular& made);

/// By how many votes the pairing that wins most clearly against this one wins: 0 exactly where this one is popular.
///
/// @throws InvalidInput  unless `mentor_of` has one mentor of the problem, or none, for each mentee, pairs are
///                       acceptable and places kept. @throws Stopped
[[nodiscard]] std::int64_t lost_votes(const StableProblem& problem, std::span<const MentorId> mentor_of,
                                      const OneSidedOptions& options = {});

}  // namespace muster::pairing

#pragma GCC visibility pop
