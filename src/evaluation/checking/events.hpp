// What records count together where of each event one does, worked out by other means.
#pragma once

#include "evaluation/checking/standing.hpp"

#include <vector>

namespace muster::inline v0_2::evaluation::checking {

/// The most that records come to under a cap of a period where of each event one counts. `claimed` says where to begin
/// looking, and changes nothing.
[[nodiscard]] Number most_within_caps(const Indicator& rules, const std::vector<Piece>& pieces, const Number& claimed);

/// The greatest record that can be the latest where of each event one counts. There is at least one record.
[[nodiscard]] Number greatest_latest(const std::vector<Piece>& pieces);

/// Name of the part of the calendar that a day lies in.
[[nodiscard]] std::string period_name(Day day, rule::CapPeriod period);

}  // namespace muster::evaluation::checking
