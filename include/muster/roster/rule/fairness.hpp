// Everybody near the fair share. Always soft.
#pragma once

#include "muster/roster/rule/entry.hpp"

namespace muster::roster::rule {

/// For each row of fairness and member: `found` is the load, `limit` the fair load, amount the distance between, cost
/// `Fairness::cost`; nothing where that is 0.
void find_fairness(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings);
[[nodiscard]] Label words_for_fairness(const Problem& problem, const Violation& violation);

inline constexpr Entry fairness{Rule::fairness, "fairness",     "公平分担",         "fair shares",
                                false,          &find_fairness, &words_for_fairness};

}  // namespace muster::roster::rule
