// What a ledger is made of.
#pragma once

#include "muster/record/ledger.hpp"

#include <unordered_map>

namespace muster::record {

struct LedgerRows {
    Vocabulary<MemberId> members{"member"};
    Vocabulary<IndicatorId> indicators{"indicator"};
    Vocabulary<SourceId> sources{"source"};
    Vocabulary<EventId> events{"event"};
    Vocabulary<AwardLevelId> levels{"award level"};
    Vocabulary<AwardPlaceId> places{"award place"};
    Vocabulary<ActivityId> activity_codes{"activity"};
    std::vector<Activity> activities;

    std::vector<MemberId> member;
    std::vector<IndicatorId> indicator;
    std::vector<Quantity> quantity;
    std::vector<Day> day;
    std::vector<SourceId> source;
    // Empty until a record has one; then as long as the others.
    std::vector<ActivityId> activity;
    std::vector<EventId> event;
    std::vector<AwardLevelId> level;
    std::vector<AwardPlaceId> place;
    std::uint64_t largest_millionths = 0;

    std::vector<Correction> corrections;
    std::vector<std::uint64_t> corrected_bits;
    std::unordered_map<EvidenceId, std::size_t> by_corrected;    // into `corrections`; never walked
    std::unordered_map<EvidenceId, std::size_t> by_replacement;  // into `corrections`; never walked
    std::vector<AppealRecord> appeals;

    [[nodiscard]] bool is_corrected(EvidenceId record) const noexcept
    {
        const std::size_t word = record.row() / 64;
        return word < corrected_bits.size() && (corrected_bits[word] >> (record.row() % 64) & 1) != 0;
    }
};

}  // namespace muster::record
