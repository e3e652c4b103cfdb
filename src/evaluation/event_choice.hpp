// Which record of each event counts where all that count in one period have a cap together.
#pragma once

#include "muster/core/exact.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace muster::inline v0_2::evaluation {

/// A record that may count for its event.
struct EventRecord {
    std::uint32_t period;  // row of the loads
    std::int64_t amount;
};

/// Events of one member and indicator, each of which counts by one of its records.
struct CappedEvents {
    std::int64_t most = 0;             // that counts of a period
    std::vector<WideInteger> loads{};  // by period: what is in it whatever is chosen
    /// Each from the greatest amount down, at most one record a period, and at least one in all.
    std::vector<std::vector<EventRecord>> events{};
};

/// For each event the place of the record that counts, so that the sum over periods of what is in them, each up to the
/// cap, is greatest; of several such choices the one that gives the first event the first of its records, then the
/// second, and so on. Nothing where that is not found within a number of steps that depends on the problem alone.
///
/// Always found: events that do not meet in full periods, however many; of those that do, as many as have at most
/// 65,536 choices together; and any number where all records count the same and caps are multiples of it.
[[nodiscard]] std::optional<std::vector<std::uint32_t>> choose_events(CappedEvents problem);

}  // namespace muster::evaluation
