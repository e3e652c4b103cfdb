// Records that must be looked at together: one event, one period, the latest.
#pragma once

#include "evaluation/plan.hpp"

#include <cstdint>
#include <vector>

namespace muster::inline v0_2::evaluation {

/// One record on its way to an amount.
struct Item {
    std::uint32_t member;     // row of the roll
    std::uint32_t indicator;  // row of the scheme
    std::uint32_t record;
    std::uint32_t event;  // word of the ledger, or nothing
    std::uint32_t day;    // day number
    RecordFate fate = RecordFate::counted;
    std::int64_t amount;   // at most the cap of one item
    std::int64_t counted;  // after all caps; 0 where it does not count
};

/// Decides what each item counts, in this order: the source trusted most, events counted under another indicator, the
/// highest of an event, caps of periods, those that are chosen (the best, the worst, the latest, or as the rule says).
/// Leaves the items ordered by member, indicator and record.
///
/// The result does not depend on the order of the items.
void resolve(const Plan& plan, std::vector<Item>& items);

}  // namespace muster::evaluation
