// Months, quarters, half-years and years of the calendar.
#pragma once

#include "muster/core/period.hpp"

#include <vector>

namespace muster::inline v0_2::org {

/// Spans of `months` whole months, counted from January, that end within `period`. `months` >= 1.
[[nodiscard]] std::vector<Period> spans_ending_in(const Period& period, int months);

}  // namespace muster::org
