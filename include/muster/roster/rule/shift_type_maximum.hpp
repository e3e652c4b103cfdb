// At most so many shifts of one type.
#pragma once

#include "muster/roster/rule/entry.hpp"

namespace muster::roster::rule {

/// Amount: shifts above `Problem::maximum_of`, for each member and type.
void find_shift_type_maximum(const Problem& problem, const Roster& roster, const Scope& scope, Findings& findings);
[[nodiscard]] Label words_for_shift_type_maximum(const Problem& problem, const Violation& violation);

inline constexpr Entry shift_type_maximum{
    Rule::shift_type_maximum, "shift_type_maximum",         "同类班次上限", "maximum of a shift type", true,
    &find_shift_type_maximum, &words_for_shift_type_maximum};

}  // namespace muster::roster::rule
