// Records in an order that they have by what they say, whatever their rows.
#pragma once

#include "muster/record/ledger.hpp"

#include <cstdint>

namespace muster::inline v0_2::evaluation {

/// Whether one row of the ledger comes before another: the earlier day; of one day the greater quantity; then by the
/// words of source, event, activity, level and place. Rows that say the same in all of these go by their number.
[[nodiscard]] bool comes_before(const record::Ledger& ledger, std::uint32_t left, std::uint32_t right);

}  // namespace muster::evaluation
