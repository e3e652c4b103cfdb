// One pass over the ledger's columns.
#pragma once

#include "evaluation/items.hpp"
#include "evaluation/plan.hpp"
#include "muster/core/exact.hpp"
#include "muster/core/faults.hpp"

#include <vector>

namespace muster::evaluation {

/// What one member's records of one indicator came to.
///
/// `Sum` is 64 bits wide where no sum of the ledger can be longer, else 128.
template <class Sum>
struct Tally {
    Sum sum = 0;  // of amounts; of best and worst, the one
    std::uint32_t items = 0;
    std::uint32_t waiting = 0;
};

template <class Sum>
struct Scan {
    std::vector<Tally<Sum>> cells;    // by member x indicators + indicator
    std::vector<EvidenceId> waiting;  // in the order written
};

/// Whether sums of this ledger under this plan fit 64 bits, whatever their order.
bool fits_narrow(const Plan& plan);

/// @throws InvalidInputs  naming strangers and records that their rule has no answer for. @throws Stopped
template <class Sum>
Scan<Sum> scan(const Plan& plan, const EvaluationOptions& options);

extern template Scan<std::int64_t> scan(const Plan&, const EvaluationOptions&);
extern template Scan<WideInteger> scan(const Plan&, const EvaluationOptions&);

}  // namespace muster::evaluation
