// An evaluation recomputed by other means.
#pragma once

#include "muster/evaluation/evaluate.hpp"

#include <string>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::evaluation {

/// Something an evaluation says that its scheme and ledger do not.
struct Finding {
    std::string place;     ///< `member "S2117", indicator "awards"`
    std::string claimed;   ///< what the evaluation says there
    std::string computed;  ///< what follows from scheme and ledger

    friend bool operator==(const Finding&, const Finding&) = default;
};

/// Recomputes every score, total, grade, rank and unit from the ledger, record by record, in fractions of any length.
///
/// Shares no code with `evaluate`; slow, and small enough to be read. Nothing found: the evaluation is right. An area
/// whose aggregation is `copeland` costs members^2 x parts in fractions: there every member is held against every
/// other, also those who have the same.
[[nodiscard]] std::vector<Finding> check(const Evaluation& evaluation);

}  // namespace muster::evaluation

#pragma GCC visibility pop
