// Prices for mentees, and the bound that follows from them.
#pragma once

#include "pricing.hpp"

#include "core/budget.hpp"

#include "muster/core/exact.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace muster::inline v0_2::pairing::groups_engine {

/// Prices, the bound that follows, and what each mentor's best relaxed group is worth.
struct PricedBound {
    Followed followed;
    bool is_exact = false;  ///< every mentor's best group is reckoned with all its costs
    std::vector<Score> mentee_price;
    std::vector<Score> mentor_value;  // in units
    WideInteger in_units = 0;         // the bound

    /// In scores, rounded down.
    [[nodiscard]] Score bound() const noexcept;
};

/// Lowers the bound by subgradient steps towards `target`, starting from prices in scores. `work` counts groups; what
/// was spent is added to `spent`. Nothing where some mentor can have no group.
[[nodiscard]] std::optional<PricedBound> price_mentees(const GroupProblem& problem, const Problem& open,
                                                       const GroupAssessor& assessor, std::span<const Score> start,
                                                       Score target, std::uint64_t work, std::uint64_t& spent,
                                                       const Budget& budget);

}  // namespace muster::pairing::groups_engine
