// What both ways of checking a bound on groups begin with: prices, whom they are for, and how they add up.
#pragma once

#include "muster/core/exact.hpp"
#include "muster/pairing/groups.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <vector>

namespace muster::inline v0_2::pairing::checking {

/// Of a mentee, in units: not below what leaving that mentee alone is worth.
[[nodiscard]] WideInteger price_of(const GroupProblem& problem, const GroupPrices& prices, MenteeId mentee);

/// Mentees who are kept together; whoever is kept together with nobody is one alone.
[[nodiscard]] std::vector<std::set<MenteeId>> companies_of(const GroupProblem& problem);

/// All prices, and what `best_of(mentor)` says that mentor's best group is worth above them, in units; in scores,
/// rounded down. Nothing where it says nothing of one.
template <class BestOf>
[[nodiscard]] std::optional<WideInteger> bound_of_all(const GroupProblem& problem, const GroupPrices& prices,
                                                      BestOf best_of)
{
    WideInteger bound = 0;
    for (std::uint32_t row = 0; row < problem.pairs().mentee_count(); ++row)
        bound += price_of(problem, prices, MenteeId(row));
    for (std::uint32_t row = 0; row < problem.pairs().mentors().size(); ++row) {
        const std::optional<WideInteger> best = best_of(MentorId(row));
        if (!best)
            return std::nullopt;
        bound += *best;
    }
    return bound / GroupPrices::unit - (bound % GroupPrices::unit < 0 ? 1 : 0);
}

}  // namespace muster::pairing::checking
