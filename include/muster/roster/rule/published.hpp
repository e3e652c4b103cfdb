// What people have in hand changes as little as may be.
#pragma once

#include "muster/roster/rule/entry.hpp"

namespace muster::roster::rule {

/// Amount 1 for each published assignment that is not in the roster (`found` 0), and for each in the roster on a
/// published day that was not published (`found` 1).
void find_published(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings);
[[nodiscard]] Label words_for_published(const Problem& problem, const Violation& violation);

inline constexpr Entry published{
    Rule::published, "published",     "已公布班次变动",    "changes to the published roster",
    false,           &find_published, &words_for_published};

}  // namespace muster::roster::rule
