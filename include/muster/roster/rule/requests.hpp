// What members asked for, each request by its weight. Always soft.
#pragma once

#include "muster/roster/rule/entry.hpp"

namespace muster::roster::rule {

/// Amount 1 for each wish to stand a shift (or to be on duty that day) that is not met.
void find_request_on(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings);
[[nodiscard]] Label words_for_request_on(const Problem& problem, const Violation& violation);

/// Amount 1 for each wish not to stand a shift (or to have the day off) that is not met.
void find_request_off(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings);
[[nodiscard]] Label words_for_request_off(const Problem& problem, const Violation& violation);

inline constexpr Entry request_on{Rule::request_on, "request_on",         "希望值班", "requests on", false,
                                  &find_request_on, &words_for_request_on};
inline constexpr Entry request_off{Rule::request_off, "request_off",         "希望不值班", "requests off", true,
                                   &find_request_off, &words_for_request_off};

}  // namespace muster::roster::rule
