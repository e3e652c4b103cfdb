// What a ledger is made of.
#pragma once

#include "muster/record/ledger.hpp"
#include "record/shared.hpp"

#include <cstddef>
#include <memory>
#include <mutex>
#include <unordered_map>
#include <utility>
#include <vector>

namespace muster::inline v0_2::record {

/// Records by member, brought together when they are asked for often enough. A snapshot takes what its origin brought
/// together, before or after, as long as it is of rows that both have. Many threads may ask at once.
class RowsByMember {
public:
    RowsByMember() = default;
    /// Of a snapshot with so many rows.
    RowsByMember(std::shared_ptr<RowsByMember> origin, std::size_t rows) : origin_(std::move(origin)), inherited_(rows)
    {
    }

    /// Records of a member among these, in order.
    [[nodiscard]] std::vector<EvidenceId> of(MemberId member, std::span<const MemberId> column, std::size_t members);

private:
    struct Index {
        std::vector<std::uint32_t> first;  // by member, and the end
        std::vector<EvidenceId> records;
    };
    using SharedIndex = std::shared_ptr<const Index>;

    // A row that came since, by member.
    struct Apart {
        MemberId member;
        std::uint32_t row;

        friend auto operator<=>(const Apart&, const Apart&) = default;
    };

    static SharedIndex brought_together(std::span<const MemberId> column, std::size_t members);
    void find_apart(MemberId member, std::span<const MemberId> column, std::vector<EvidenceId>& found);
    [[nodiscard]] SharedIndex index_of_origin() const;

    std::mutex asking_;
    std::size_t asked_ = 0;  // since records were brought together
    SharedIndex index_ = std::make_shared<const Index>();
    std::vector<Apart> apart_;    // rows after those of the index, in order
    std::size_t apart_from_ = 0;  // the first of them
    std::size_t looked_at_ = 0;   // rows after these, one by one, since they were put in order
    std::weak_ptr<RowsByMember> origin_;
    std::size_t inherited_ = 0;
};

struct LedgerRows {
    Shared<Vocabulary<MemberId>> members{Vocabulary<MemberId>("member")};
    Shared<Vocabulary<IndicatorId>> indicators{Vocabulary<IndicatorId>("indicator")};
    Shared<Vocabulary<SourceId>> sources{Vocabulary<SourceId>("source")};
    Shared<Vocabulary<EventId>> events{Vocabulary<EventId>("event")};
    Shared<Vocabulary<AwardLevelId>> levels{Vocabulary<AwardLevelId>("award level")};
    Shared<Vocabulary<AwardPlaceId>> places{Vocabulary<AwardPlaceId>("award place")};
    Shared<Vocabulary<ActivityId>> activity_codes{Vocabulary<ActivityId>("activity")};
    Shared<std::vector<Activity>> activities;

    Column<MemberId> member;
    Column<IndicatorId> indicator;
    Column<Quantity> quantity;
    Column<Day> day;
    Column<SourceId> source;
    // Empty until a record has one; then as long as the others.
    Column<ActivityId> activity;
    Column<EventId> event;
    Column<AwardLevelId> level;
    Column<AwardPlaceId> place;
    std::uint64_t largest_millionths = 0;
    std::size_t grouped = 0;  // so many of the first rows stand in the order of members

    Shared<std::vector<Correction>> corrections;
    Shared<std::vector<std::uint64_t>> corrected_bits;
    Shared<std::unordered_map<EvidenceId, std::size_t>> by_corrected;    // into `corrections`; never walked
    Shared<std::unordered_map<EvidenceId, std::size_t>> by_replacement;  // into `corrections`; never walked
    Shared<std::vector<AppealRecord>> appeals;
    std::shared_ptr<RowsByMember> by_member = std::make_shared<RowsByMember>();
    LedgerRows() = default;
    /// A snapshot: shares all there is.
    LedgerRows(const LedgerRows& other);

    /// Looks at rows that came since, as far as they go on in order.
    void look_at_order() noexcept
    {
        while (grouped < member.size() && (grouped == 0 || member[grouped - 1] <= member[grouped]))
            ++grouped;
    }

    [[nodiscard]] bool is_corrected(EvidenceId record) const noexcept
    {
        const std::size_t word = record.row() / 64;
        return word < corrected_bits->size() && ((*corrected_bits)[word] >> (record.row() % 64) & 1) != 0;
    }
};

}  // namespace muster::record
