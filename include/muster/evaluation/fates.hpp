// What became of records, in numbers and one by one.
#pragma once

#include "muster/core/id.hpp"
#include "muster/core/label.hpp"
#include "muster/evaluation/derivation.hpp"

#include <cstddef>
#include <span>
#include <string>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::evaluation {

/// How many records of an indicator have a fate.
struct FateCount {
    RecordFate fate = RecordFate::counted;  ///< what became of them
    std::string indicator;                  ///< code, as the ledger has it
    std::size_t records = 0;                ///< how many, one or more

    friend bool operator==(const FateCount&, const FateCount&) = default;
};

/// A record that does not count as it says.
struct RecordLeftAside {
    EvidenceId record;                      ///< its row in the ledger
    RecordFate fate = RecordFate::waiting;  ///< why

    friend bool operator==(const RecordLeftAside&, const RecordLeftAside&) = default;
};

/// `outside the period: 12; void: 1`, over all indicators.
[[nodiscard]] Label in_words(std::span<const FateCount> fates);

}  // namespace muster::evaluation

#pragma GCC visibility pop
