// An answer of the solver held against the truth.
#pragma once

#include "exhaustive.hpp"

#include "muster/roster/options.hpp"
#include "muster/roster/problem.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace muster::inline v0_2::roster::truth {

/// What is not as it must be.
struct Fault {
    std::string kind;   ///< one of a few, the same for all faults of a sort
    std::string words;  ///< what was found and what would have been right
};

/// What a search that was cut short need not have come to; all else would be untrue.
[[nodiscard]] bool is_of_haste(const Fault& fault);

struct Trial {
    std::vector<Fault> faults;
    /// Of an infeasible problem: where the roster bends more than need be. The solver gives the least bent that it has
    /// found, and claims no more.
    std::vector<Fault> remarks{};
    Truth truth;
    bool is_checked_by_all = false;  ///< the truth was itself held against every roster
    double solving = 0.0;            ///< seconds of processor time
    double judging = 0.0;

    [[nodiscard]] bool has(const std::string& kind) const;
};

struct TrialOptions {
    Options solve{.time_limit = std::nullopt, .work_limit = 200'000};
    std::size_t most_rosters = 100'000;  ///< up to so many, every one is looked at
    bool explains = true;                ///< whether `explain_infeasible` is held to the truth, too
};

/// Solves, and compares everything that is told with what is true. Never throws on account of the solver.
[[nodiscard]] Trial put_to_trial(const Problem& problem, const TrialOptions& options);

/// Options that a problem drawn from a seed is tried with: now and then two threads, or a roster to start from.
[[nodiscard]] TrialOptions for_seed(std::uint64_t seed, const Problem& problem, TrialOptions options);

}  // namespace muster::roster::truth
