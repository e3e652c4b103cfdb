// Mentees of whom one counts more than another, mentors with hours; mentees kept together and kept apart.
#pragma once

#include "muster/core/error.hpp"
#include "muster/core/progress.hpp"
#include "muster/pairing/cases.hpp"
#include "muster/pairing/mentee_set.hpp"
#include "muster/pairing/pairing.hpp"
#include "muster/pairing/problem.hpp"
#include "muster/pairing/verify.hpp"

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::pairing {

/// What the mentees of one mentor may weigh together.
struct Hours {
    std::int64_t minimum = 0;  ///< in the unit of the weights
    std::int64_t maximum = 0;  ///< in the same unit

    friend bool operator==(const Hours&, const Hours&) = default;
};

/// What is asked besides scores and numbers. By default nothing.
struct WeightedRules {
    std::vector<std::int64_t> weights{};  ///< by mentee, as 1 for half a place and 2 for a whole one; empty: 1 each
    std::vector<Hours> hours{};           ///< by mentor; empty: as much as there is
    std::vector<MenteeSet> together{};    ///< all have the same mentors
    std::vector<MenteeSet> apart{};       ///< no two have a mentor in common

    friend bool operator==(const WeightedRules&, const WeightedRules&) = default;
};

/// A pairing problem with weights, hours, and mentees kept together and apart.
///
/// A mentee who wants several mentors weighs as much with each. Immutable. Always true: those of a set kept together
/// want as many mentors, loads have no price, weights are 0 to 2^40 and
/// hours 0 to 2^62, sets name mentees of the problem.
class WeightedProblem {
public:
    /// @throws InvalidInput  naming the weight, the mentor or the set at fault.
    WeightedProblem(Problem pairs, WeightedRules rules);

    /// Who may help whom, at what score, and how many each mentor takes.
    [[nodiscard]] const Problem& pairs() const noexcept { return pairs_; }
    /// As given. Valid as long as this problem is.
    [[nodiscard]] const WeightedRules& rules() const noexcept { return rules_; }

    friend bool operator==(const WeightedProblem&, const WeightedProblem&) = default;

private:
    Problem pairs_;
    WeightedRules rules_;
};

/// Prices of mentees that bound a case (Lagrangian relaxation of "each mentee has so many mentors").
///
/// Mentees who are kept together are one: their scores, prices and weights add up. In a case, with some pairs made and
/// some barred, no pairing is worth more than these together, divided by `unit`: all prices, once for each mentor that
/// is wanted; for each who may stay alone what missing one is worth above its price, if anything, as often as it has no
/// pair made; for each mentor the most that mentees it may have are worth above their prices, within its capacity and
/// hours and at most one of those whose first set kept apart is the same. Weights are counted in whole cells; where
/// these do not divide every weight, minimum hours are lowered by a cell less one for each who may be there. Pairs that
/// must be are made in every case. Whoever is made a pair is with that mentor, and with no others once it has as many
/// as it wants, and nobody who is kept apart from it is there; where those made pairs weigh more than a mentor's hours,
/// or all who may be there less, there is no pairing in the case. Reckoned with scores and prices of missing mentors as
/// 0, a sum below 0 shows that there is none, too.
struct WeightedPrices {
    Score unit = 1;                     ///< prices are in parts of a score, so many make one; 1 to 2^20
    std::int64_t cell = 1;              ///< of weight; at least 1
    std::vector<Score> mentee_price{};  ///< by mentee, of each mentor that it wants

    friend bool operator==(const WeightedPrices&, const WeightedPrices&) = default;
};

/// A proof of what no pairing is worth more than, or that there is none.
struct WeightedProof {
    std::vector<CaseStep> steps{};         ///< how cases split, and which prices bound each
    std::vector<WeightedPrices> prices{};  ///< by row

    friend bool operator==(const WeightedProof&, const WeightedProof&) = default;
};

/// How long `pair_weighted` looks.
struct WeightedOptions {
    /// Limit on sets of prices tried. The result depends on it and on the problem alone.
    std::uint64_t work = 20'000;
    Progress progress{};  ///< false ends the search; the best so far is returned
};

/// Who helps whom, and what no pairing that keeps the rules is worth more than.
struct WeightedPairing {
    Pairing pairing;      ///< keeps all rules
    Score bound = 0;      ///< no pairing that does has a greater total
    WeightedProof proof;  ///< of the bound

    /// How far its total may be from the best at most.
    [[nodiscard]] constexpr Score gap() const noexcept { return difference(bound, pairing.total); }
    /// Whether it is proven that none is better.
    [[nodiscard]] constexpr bool is_best() const noexcept { return gap() == 0; }

    friend bool operator==(const WeightedPairing&, const WeightedPairing&) = default;
};

/// What cannot be kept together, whatever becomes of everybody and everything else.
struct WeightedClash {
    std::vector<MenteeId> mentees;      ///< who is to have a mentor
    std::vector<MentorId> mentors;      ///< whose capacity and hours count; others take anybody
    std::vector<std::size_t> together;  ///< rows of the sets kept together that count
    std::vector<std::size_t> apart;     ///< rows of the sets kept apart that count
    bool is_least = false;              ///< without any one of these there is a pairing
    WeightedProof proof{};              ///< for `only(problem, clash)`

    friend bool operator==(const WeightedClash&, const WeightedClash&) = default;
};

/// No pairing keeps all rules.
class NoWeightedPairing : public InvalidInput {
public:
    /// In the clash's words.
    NoWeightedPairing(const WeightedProblem& problem, WeightedClash clash);

    /// Who and what is in conflict.
    [[nodiscard]] const WeightedClash& clash() const noexcept { return clash_; }

private:
    WeightedClash clash_;
};

/// The pairing of greatest total that keeps all rules, proven by cases with prices, or as good as the work allows and
/// how far it may be from the best.
///
/// A generalised assignment problem with conflicts: prices of mentees by subgradient steps, each mentor's best set by
/// dynamic programming, branch and bound best first, pairings by insertion and exchange on the way.
/// @throws NoWeightedPairing  where it is proven that there is none, with who is in conflict.
/// @throws InvalidInput  where the work did not suffice to find a pairing, nor to show that there is none.
/// @throws Overflow  if scores times mentees are beyond 2^50.
[[nodiscard]] WeightedPairing pair_weighted(const WeightedProblem& problem, const WeightedOptions& options = {});

/// The same problem with what is in the clash alone: other mentees may go to more mentors, as many as anybody wants,
/// who take anybody, as other mentors do, too; other sets are not asked.
///
/// @throws InvalidInput  where the clash names what is not there.
[[nodiscard]] WeightedProblem only(const WeightedProblem& problem, const WeightedClash& clash);

/// Every rule is kept, the total is right, and the bound follows from cases and prices. Shares nothing with the solver.
[[nodiscard]] Verdict verify_weighted(const WeightedProblem& problem, const WeightedPairing& made);

/// Cases and prices show that what is in the clash cannot be kept together. Shares nothing with the solver.
[[nodiscard]] Verdict verify_clash(const WeightedProblem& problem, const WeightedClash& clash);

}  // namespace muster::pairing

#pragma GCC visibility pop
