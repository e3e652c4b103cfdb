// Capacities that mentors share: a floor over its rooms, a supervisor over several projects, at most five from a class.
#pragma once

#include "muster/pairing/capacity.hpp"
#include "muster/pairing/optimal.hpp"
#include "muster/pairing/repair.hpp"
#include "muster/pairing/verify.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::pairing {

/// How many mentees some mentors take together, besides what each of them takes.
struct SharedCapacity {
    std::string name;               ///< as people call it, for messages; may be empty
    std::vector<MentorId> mentors;  ///< those who share it, each once
    Capacity capacity;              ///< fewest and most mentees of all of them together

    friend bool operator==(const SharedCapacity&, const SharedCapacity&) = default;
};

/// A pairing problem with capacities that mentors share, in any number of levels.
///
/// Immutable. Always true: of two shared capacities that have a mentor in common, one holds all mentors of the other
/// (a laminar family: they form a tree). Families that cross are refused, for with them pairing is hard in general.
class SharedProblem {
public:
    /// @throws InvalidInput  naming the shared capacity at fault: an unknown mentor, one twice, crossed limits, or two
    ///                       capacities that cross.
    SharedProblem(Problem pairs, std::vector<SharedCapacity> shared);

    /// Who may help whom, at what score, and how many each mentor takes alone.
    [[nodiscard]] const Problem& pairs() const noexcept { return pairs_; }
    /// As given. Valid as long as this problem is.
    [[nodiscard]] std::span<const SharedCapacity> shared() const noexcept { return shared_; }

    friend bool operator==(const SharedProblem&, const SharedProblem&) = default;

private:
    Problem pairs_;
    std::vector<SharedCapacity> shared_;
};

/// Dual prices: those of `Certificate`, where a mentor's price is of its own capacity alone, and one for each shared
/// capacity. What a place costs in all is the mentor's price and those of all capacities it shares.
///
/// They prove a pairing optimal when gain + price in all >= score for every candidate not paired (and the rest of what
/// `Certificate` asks of gains), each mentor's own price fits its load as there, and a shared price is not below 0
/// unless its mentors have no more than its minimum, and not above 0 unless they have its maximum.
struct SharedCertificate {
    Certificate pairs;                ///< gains of mentees, own prices of mentors
    std::vector<Score> shared_price;  ///< by shared capacity: what one more place in it would add

    friend bool operator==(const SharedCertificate&, const SharedCertificate&) = default;
};

/// A pairing and the prices that prove it.
struct SharedPairing {
    Pairing pairing;                ///< the one of greatest total
    SharedCertificate certificate;  ///< prices that prove it

    friend bool operator==(const SharedPairing&, const SharedPairing&) = default;
};

/// Greatest total score under all capacities, those of mentors and the shared ones. The result does not depend on the
/// machine.
///
/// A network flow from mentees over mentors up the tree of shared capacities, by the network simplex method.
/// @throws InvalidInput  where no pairing keeps all capacities, naming who wants more than there is, or which minimum
///                       cannot be kept with all other limits.
/// @throws Overflow      if scores times mentors leave 64 bits.
/// @throws Stopped       if `progress` asked for it.
[[nodiscard]] SharedPairing optimal(const SharedProblem& problem, const OptimalOptions& options = {});

/// Feasible, and the prices prove that no pairing under these capacities has a greater total. One pass over the
/// candidates; shares nothing with the solver.
[[nodiscard]] Verdict verify(const SharedProblem& problem, const Pairing& pairing,
                             const SharedCertificate& certificate);

/// What a place of each mentor costs in all: its own price and those of all capacities it shares.
///
/// @throws InvalidInput  if the prices are not of this problem. @throws Overflow  if a sum leaves 64 bits.
[[nodiscard]] std::vector<Score> prices_in_all(const SharedProblem& problem, const SharedCertificate& certificate);

/// How many mentees the mentors of each shared capacity have together, by shared capacity.
///
/// @throws InvalidInput  if a mentor is not of this problem.
[[nodiscard]] std::vector<std::uint64_t> shared_loads(const SharedProblem& problem, const Pairing& pairing);

}  // namespace muster::pairing

#pragma GCC visibility pop
