// A pairing that has to change: as few pairs as can be, then the best score.
#pragma once

#include "muster/core/progress.hpp"
#include "muster/pairing/optimal.hpp"
#include "muster/pairing/verify.hpp"

#include <optional>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::pairing {

/// How `repair` goes about it.
struct RepairOptions {
    std::optional<Score> move_price{};  ///< what each pair that is not kept costs; not set: more than any score
    Progress progress{};                ///< called now and then; may stop the solver
};

/// A pairing near the one before, and the prices that prove it.
struct RepairedPairing {
    Pairing pairing;                ///< its total counts scores alone
    std::vector<MenteeId> changed;  ///< those whose mentors are not the ones before, by rising mentee
    Score keep_worth = 0;           ///< what a pair of before counts more than its score
    Certificate certificate;        ///< proves the pairing optimal for `keeping(problem, before, keep_worth)`

    friend bool operator==(const RepairedPairing&, const RepairedPairing&) = default;
};

/// Of the pairings that keep most pairs of `before` (or, with a price, that are best with it), the best.
///
/// `problem` is the problem as it is now: mentors who left have no places, mentees who left want nobody, newcomers
/// stand at the end. `before` may know fewer mentees and mentors, or pairs that may no longer be. Starting from the
/// prices of before, one shortest path is searched per change; without them from none.
/// @throws Infeasible, Overflow, Stopped  as `optimal` does.
[[nodiscard]] RepairedPairing repair(const Problem& problem, const OptimalPairing& before,
                                     const RepairOptions& options = {});

/// A repair where mentors are too few for all that is wanted.
struct PartialRepair {
    /// The problem asked, where missing a mentor has a price above all that scores and kept pairs can be worth; as it
    /// was where it had a price.
    Problem problem;
    RepairedPairing repaired;       ///< for that problem; its total counts the price of each mentor missing
    std::vector<MenteeId> missing;  ///< those who miss a mentor, by rising mentee

    friend bool operator==(const PartialRepair&, const PartialRepair&) = default;
};

/// As `repair`, but it goes on where mentors are too few: of the pairings in which the fewest mentors are missing, the
/// one that keeps most pairs of `before` (or is best with the price of a move), then the best.
///
/// Minima are kept. `verify_repair` proves it for `PartialRepair::problem`.
/// @throws Infeasible  where minima or required pairs alone allow no pairing.
/// @throws Overflow, Stopped  as `repair`; the price of missing a mentor stays below 2^50.
[[nodiscard]] PartialRepair repair_what_can_be(const Problem& problem, const OptimalPairing& before,
                                               const RepairOptions& options = {});

/// What keeping a pair must be worth so that no gain in scores outweighs it.
///
/// Two pairings differ by exchanges that each touch a mentor once at most, so by no more than twice the mentors and one
/// times the largest score, price and load price.
[[nodiscard]] Score overriding_worth(const Problem& problem);

/// The same problem where each pair of `before` that still may be scores `worth` more.
///
/// @throws InvalidInput  where a score would pass 2^50.
[[nodiscard]] Problem keeping(const Problem& problem, const Pairing& before, Score worth);

/// The prices prove the pairing; the total and the changes are right. Shares nothing with the solver.
[[nodiscard]] Verdict verify_repair(const Problem& problem, const Pairing& before, const RepairedPairing& repaired);

}  // namespace muster::pairing

#pragma GCC visibility pop
