// A scheme, a roll and a ledger brought together: what to do with each record, looked up once.
#pragma once

#include "muster/evaluation/evaluate.hpp"

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace muster::evaluation {

inline constexpr std::uint32_t nothing = std::numeric_limits<std::uint32_t>::max();

/// What a record of one indicator counts.
struct IndicatorPlan {
    enum class Item : std::uint8_t { linear, award, lag };

    // linear: (quantity & mask) + constant
    std::int64_t mask = 0;
    std::int64_t constant = 0;
    std::int64_t most = std::numeric_limits<std::int64_t>::max();  // of one item
    Item item = Item::linear;
    Combine combine = Combine::sum;
    bool is_simple = true;    // linear and added up at once
    bool is_grouped = false;  // records are looked at together: events, periods, the latest
    bool once_per_event = false;
    std::int64_t period_most = std::numeric_limits<std::int64_t>::max();
    rule::CapPeriod period = rule::CapPeriod::day;
    std::uint32_t exclusive = nothing;        // group
    std::uint32_t exclusive_order = nothing;  // among its indicators
    std::int64_t worth_each = 0;              // points of an amount of 1, in millionths
    const rule::Lag* lag = nullptr;
    std::vector<std::int64_t> award_points;  // by level x places + place; `no_award` where the table has none
    std::uint32_t exposure = nothing;        // indicator divided by
    Rounding rounding = Rounding::half_even;
};

inline constexpr std::int64_t no_award = std::numeric_limits<std::int64_t>::min();

struct Plan {
    Plan(const Scheme& scheme, const record::Ledger& ledger, const Roll& roll, const EvaluationOptions& options);

    const Scheme& scheme;
    const record::Ledger& ledger;
    const Roll& roll;
    std::vector<std::uint32_t> member_of;     // row of the roll by row of the ledger's members, or nothing
    std::vector<std::uint32_t> indicator_of;  // row of the scheme by row of the ledger's indicators, or nothing
    bool has_strangers = false;               // among the two
    bool ignores_strangers = false;
    std::vector<IndicatorPlan> indicators;
    std::vector<std::uint8_t> is_reviewed;                           // by activity
    std::vector<std::int64_t> activity_end;                          // by activity, day number
    std::uint32_t first_day = 0;                                     // day number
    std::uint32_t days = std::numeric_limits<std::uint32_t>::max();  // after the first
    std::uint64_t largest_item = 0;  // bound of one item without its sign, in millionths

    [[nodiscard]] std::size_t cells() const noexcept { return roll.members().size() * indicators.size(); }
    [[nodiscard]] bool is_in_period(std::uint32_t day_number) const noexcept { return day_number - first_day <= days; }
};

/// What a record counts: an amount, or why there is none.
struct ItemAmount {
    std::int64_t amount = 0;
    const char* fault = nullptr;
    bool is_capped = false;
};

/// Amount of one record, at most the cap of one item.
ItemAmount amount_of(const Plan& plan, const IndicatorPlan& indicator, std::size_t row);

}  // namespace muster::evaluation
