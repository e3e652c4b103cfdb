// What a roster costs, by rule.
#pragma once

#include "muster/roster/rule.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::roster {

/// How often and how much one rule is bent.
struct RuleScore {
    std::int64_t hard = 0;   ///< sum of amounts, where the rule is hard
    std::int64_t cost = 0;   ///< sum of costs, where it is soft
    std::int64_t times = 0;  ///< number of violations

    friend bool operator==(const RuleScore&, const RuleScore&) = default;
};

/// The two levels of a score: first no hard rule is bent, then cost is least.
struct Score {
    std::int64_t hard = 0;  ///< sum of amounts over all hard rules; 0 for a roster that may be used
    std::int64_t cost = 0;  ///< sum of costs over all soft rules; exact
    std::array<RuleScore, rule_count> by_rule{};  ///< in the order of `Rule`

    /// What one rule adds.
    [[nodiscard]] const RuleScore& of(Rule rule) const noexcept { return by_rule[static_cast<std::size_t>(rule)]; }
    /// Whether no hard rule is bent.
    [[nodiscard]] bool is_feasible() const noexcept { return hard == 0; }

    friend bool operator==(const Score&, const Score&) = default;
};

}  // namespace muster::roster

#pragma GCC visibility pop
