// One dated record that counts toward an indicator, and many of them as columns.
#pragma once

#include "muster/core/day.hpp"
#include "muster/core/id.hpp"
#include "muster/core/points.hpp"

#include <cstddef>
#include <span>
#include <string>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::record {

/// A word of the ledger: who or what wrote the record (a file, a person, an app).
using SourceId = Id<struct SourceKind>;
/// A word of the ledger: one event or one work; what `once_per_event` goes by.
using EventId = Id<struct EventKind>;
/// A word of the ledger: level of an award (national, provincial, college).
using AwardLevelId = Id<struct AwardLevelKind>;
/// A word of the ledger: place of an award (first, second, taking part).
using AwardPlaceId = Id<struct AwardPlaceKind>;

/// One record. Ids are those of the ledger it goes into.
struct Evidence {
    MemberId member;                                           ///< whose record it is
    IndicatorId indicator;                                     ///< what it counts toward
    Quantity quantity = Quantity::from_millionths(1'000'000);  ///< in the indicator's unit, or points; 1 for one item
    Day day;                                                   ///< on which day it was done
    SourceId source{};                                         ///< who or what wrote it; unset: not on file
    ActivityId activity{};  ///< scores nothing until this activity is reviewed; unset: of none
    EventId event{};        ///< unset: an event of its own
    AwardLevelId level{};   ///< level of the award, of an award only
    AwardPlaceId place{};   ///< place of the award, of an award only

    friend bool operator==(const Evidence&, const Evidence&) = default;
};

/// Many records, one column a part. The first four have a value for each record; an empty column after them is unset
/// for all.
struct EvidenceColumns {
    std::span<const MemberId> members;         ///< whose records they are
    std::span<const IndicatorId> indicators;   ///< what they count toward
    std::span<const Quantity> quantities;      ///< may be empty too: 1 for each
    std::span<const Day> days;                 ///< on which they were done
    std::span<const SourceId> sources{};       ///< who or what wrote them
    std::span<const ActivityId> activities{};  ///< what they are of
    std::span<const EventId> events{};         ///< what `once_per_event` goes by
    std::span<const AwardLevelId> levels{};    ///< of awards
    std::span<const AwardPlaceId> places{};    ///< of awards
    std::string from = "evidence";             ///< what messages call the input: a file, an argument
    std::size_t first_line = 1;                ///< line of the first record in it
};

}  // namespace muster::record

#pragma GCC visibility pop
