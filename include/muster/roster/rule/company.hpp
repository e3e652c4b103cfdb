// Who serves with whom. Each company has a penalty of its own.
#pragma once

#include "muster/roster/rule/entry.hpp"

namespace muster::roster::rule {

/// For each shift (or day) that some members of a company serve: amount is those of them who do not.
void find_together(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings);
[[nodiscard]] Label words_for_together(const Problem& problem, const Violation& violation);

/// For each shift (or day) that more than one member of a company serves: amount is those above one.
void find_apart(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings);
[[nodiscard]] Label words_for_apart(const Problem& problem, const Violation& violation);

inline constexpr Entry together{Rule::together, "together",         "同班", "together", false,
                                &find_together, &words_for_together};
inline constexpr Entry apart{Rule::apart, "apart", "不同班", "apart", true, &find_apart, &words_for_apart};

}  // namespace muster::roster::rule
