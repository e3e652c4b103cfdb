// The ledger's rows, each with what it counts.
#pragma once

#include "evaluation/items.hpp"
#include "evaluation/plan.hpp"
#include "muster/core/faults.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

namespace muster::inline v0_2::evaluation {

/// What is found in rows besides what they count.
struct Found {
    std::vector<Item> items{};                                  // what must be looked at together
    std::vector<EvidenceId> waiting{};                          // in the order written
    std::vector<std::uint8_t> has_records{};                    // by indicator: whether one was taken
    std::map<std::uint32_t, std::size_t> strange_members{};     // records by row of the ledger's members
    std::map<std::uint32_t, std::size_t> strange_indicators{};  // records by row of the ledger's indicators
    Faults faults{};

    /// What was found in later rows.
    void add(const Found& later);
    /// @throws InvalidInputs  naming strangers and records that their rule has no answer for.
    void refuse(const Plan& plan) const;
};

/// Where a record counts.
struct Cell {
    std::uint32_t member;     // row of the roll
    std::uint32_t indicator;  // row of the scheme
};

/// A record that must be looked at together with others.
[[nodiscard]] Item item_of(const Plan& plan, Cell cell, std::size_t row);

/// Reads rows. What a record of most rules counts is (quantity & mask) + constant, at most a cap, so that loop does not
/// branch on the rule. Awards, delays and whatever may not count take a slower way; records that must be looked at
/// together are put aside.
class RowReader {
public:
    /// `plan` and `found` must live as long.
    RowReader(const Plan& plan, Found& found);

    /// Calls `take(cell, amount)` for every record of rows `first` to `last` that counts by itself; others are found as
    /// items.
    template <class Take>
    void read(std::size_t first, std::size_t last, Take take)
    {
        read(first, last, take,
             [this](Cell cell, std::int64_t, std::size_t row) { found_.items.push_back(item_of(plan_, cell, row)); });
    }

    /// The same, and `put_aside(cell, amount, row)` for the others.
    template <class Take, class PutAside>
    void read(std::size_t first, std::size_t last, Take take, PutAside put_aside)
    {
        while (first < last) {
            std::size_t end = last;
            bool is_plain = is_plain_;
            if (!corrected_.empty()) {  // 64 rows at a time, one word of the corrections' bits
                end = std::min(last, (first / bits + 1) * bits);
                is_plain = is_plain && (first / bits >= corrected_.size() || corrected_[first / bits] == 0);
            }
            if (is_plain)
                read_plainly(first, end, take, put_aside);
            else
                read_each(first, end, take, put_aside);
            first = end;
        }
    }

private:
    static constexpr std::size_t bits = 64;
    struct Straight {
        std::int64_t mask;
        std::int64_t constant;
        std::int64_t most;
        bool is_slow;
        bool is_grouped;
    };

    template <class Take, class PutAside>
    void read_plainly(std::size_t first, std::size_t last, Take& take, PutAside& put_aside)
    {
        // In names of their own: what is written below may be anything, for all the compiler knows.
        const std::uint32_t* const member_of = plan_.member_of.empty() ? nullptr : plan_.member_of.data();
        const MemberId* const members = members_;
        const IndicatorId* const indicators = indicators_;
        const Quantity* const quantities = quantities_;
        const std::uint32_t* const indicator_of = indicator_of_;
        const Straight* const straights = straight_.data();
        std::uint8_t* const has_records = has_records_;
        const bool is_of_some_days = is_of_some_days_;
        for (std::size_t row = first; row < last; ++row) {
            if (is_of_some_days && !plan_.is_in_period(days_[row].day_number()))
                continue;
            const std::uint32_t member = member_of == nullptr ? members[row].row() : member_of[members[row].row()];
            const std::uint32_t indicator = indicator_of[indicators[row].row()];
            const Straight& straight = straights[indicator];
            if (straight.is_slow) {
                read_each(row, row + 1, take, put_aside);
                continue;
            }
            const std::int64_t amount =
                std::min((quantities[row].millionths() & straight.mask) + straight.constant, straight.most);
            if (straight.is_grouped) {
                put_aside(Cell{member, indicator}, amount, row);
                continue;
            }
            has_records[indicator] = 1;
            take(Cell{member, indicator}, amount);
        }
    }

    template <class Take, class PutAside>
    void read_each(std::size_t first, std::size_t last, Take& take, PutAside& put_aside)
    {
        for (std::size_t row = first; row < last; ++row) {
            Cell cell{};
            std::int64_t amount = 0;
            if (!counts(row, cell, amount))
                continue;
            if (straight_[cell.indicator].is_grouped) {
                put_aside(cell, amount, row);
                continue;
            }
            has_records_[cell.indicator] = 1;
            take(cell, amount);
        }
    }

    [[nodiscard]] bool counts(std::size_t row, Cell& cell, std::int64_t& amount);
    void note_stranger(std::size_t row);

    const Plan& plan_;
    Found& found_;
    bool is_plain_;  // whether every row of these days counts that is not corrected
    bool is_of_some_days_;
    const MemberId* members_;
    const IndicatorId* indicators_;
    const Quantity* quantities_;
    const Day* days_;
    const std::uint32_t* indicator_of_;
    std::uint8_t* has_records_;
    std::span<const std::uint64_t> corrected_;
    std::vector<Straight> straight_;
};

}  // namespace muster::evaluation
