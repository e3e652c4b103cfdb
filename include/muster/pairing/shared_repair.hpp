// A pairing under shared capacities that has to change: as few pairs as can be, then the best score.
#pragma once

#include "muster/pairing/repair.hpp"
#include "muster/pairing/shared.hpp"

#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::pairing {

/// A pairing near the one before, and the prices that prove it.
struct RepairedSharedPairing {
    Pairing pairing;                ///< its total counts scores alone
    std::vector<MenteeId> changed;  ///< those whose mentors are not the ones before, by rising mentee
    Score keep_worth = 0;           ///< what a pair of before counts more than its score
    SharedCertificate certificate;  ///< proves the pairing optimal for `keeping(problem, before, keep_worth)`

    friend bool operator==(const RepairedSharedPairing&, const RepairedSharedPairing&) = default;
};

/// A repair where mentors are too few for all that is wanted.
struct PartialSharedRepair {
    /// The problem asked, where missing a mentor has a price above all that scores and kept pairs can be worth; as it
    /// was where it had a price.
    SharedProblem problem;
    RepairedSharedPairing repaired;  ///< for that problem; its total counts the price of each mentor missing
    std::vector<MenteeId> missing;   ///< those who miss a mentor, by rising mentee

    friend bool operator==(const PartialSharedRepair&, const PartialSharedRepair&) = default;
};

/// Of the pairings under all capacities that keep most pairs of `before` (or, with a price, that are best with it), the
/// best.
///
/// `problem` is the problem as it is now, and `before` a pairing of its rows, as for `repair` of a `Problem`; it need
/// not have kept the shared capacities.
/// @throws InvalidInput  where no pairing keeps all capacities, as `optimal` of a `SharedProblem` says it.
/// @throws Overflow, Stopped  as `optimal` does.
[[nodiscard]] RepairedSharedPairing repair(const SharedProblem& problem, const Pairing& before,
                                           const RepairOptions& options = {});

/// As `repair`, but it goes on where mentors or shared capacities have too few places: of the pairings in which the
/// fewest mentors are missing, the one that keeps most pairs of `before` (or is best with the price of a move), then
/// the best.
///
/// Minima are kept. `verify_repair` proves it for `PartialSharedRepair::problem`.
/// @throws InvalidInput  where minima or required pairs alone allow no pairing.
/// @throws Overflow, Stopped  as `repair`; the price of missing a mentor stays below 2^50.
[[nodiscard]] PartialSharedRepair repair_what_can_be(const SharedProblem& problem, const Pairing& before,
                                                     const RepairOptions& options = {});

/// What keeping a pair must be worth so that no gain in scores outweighs it.
///
/// Two pairings differ by exchanges that each touch a mentor once at most: by a path up the tree of capacities and down
/// again two of them for a mentee.
[[nodiscard]] Score overriding_worth(const SharedProblem& problem);

/// The same problem where each pair of `before` that still may be scores `worth` more.
///
/// @throws InvalidInput  where a score would pass 2^50.
[[nodiscard]] SharedProblem keeping(const SharedProblem& problem, const Pairing& before, Score worth);

/// The prices prove the pairing; the total and the changes are right. Shares nothing with the solver.
[[nodiscard]] Verdict verify_repair(const SharedProblem& problem, const Pairing& before,
                                    const RepairedSharedPairing& repaired);

}  // namespace muster::pairing

#pragma GCC visibility pop
