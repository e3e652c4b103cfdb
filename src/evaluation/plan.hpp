// A scheme, a roll and a ledger brought together: what to do with each record, looked up once.
#pragma once

#include "evaluation/age_shares.hpp"
#include "evaluation/rule/questions.hpp"
#include "muster/evaluation/evaluate.hpp"

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <vector>

namespace muster::inline v0_2::evaluation {

class Imputation;
class Population;

inline constexpr std::uint32_t nothing = std::numeric_limits<std::uint32_t>::max();

/// What a record of one indicator counts.
struct IndicatorPlan {
    rule::Items items;
    std::int64_t most = std::numeric_limits<std::int64_t>::max();  // of one item
    Combine combine = Combine::sum;
    bool is_simple = true;    // linear and added up at once
    bool is_grouped = false;  // records are looked at together: events, periods, those that are chosen
    bool once_per_event = false;
    std::int64_t period_most = std::numeric_limits<std::int64_t>::max();
    rule::CapPeriod period = rule::CapPeriod::day;
    std::optional<rule::Choice> choice{};     // where not all count
    std::uint32_t exclusive = nothing;        // group
    std::uint32_t exclusive_order = nothing;  // among its indicators
    bool is_exclusive_by_order = false;       // the first of the group that has any, whatever they are worth
    std::optional<AgeShares> ages{};          // where records count by their age
    bool is_by_trust = false;                 // of an event records of one source count
    std::int64_t worth_each = 0;              // points of an amount of 1, in millionths
    std::uint32_t exposure = nothing;         // indicator divided by
    std::vector<rule::Line> lines{};          // points of an amount; none where it takes more to say them
    rule::Role role = rule::Role::weighed;
    Rounding rounding = Rounding::half_even;
    std::shared_ptr<const Population> population{};  // of a rule whose points go by all members'
    std::shared_ptr<const Imputation> imputation{};  // where others' points stand in for what is missing
};

/// What follows where an indicator strikes.
struct SanctionPlan {
    std::uint32_t indicator;
    rule::VetoEffect effect;
    std::uint32_t best_grade;  // for `bar_grade`
};

struct Plan {
    /// `earlier` is one of the same scheme and roll. @throws InvalidInputs  naming indicators whose records age, and
    /// nobody says at which day.
    Plan(const Scheme& scheme, const record::Ledger& ledger, const Roll& roll, const EvaluationOptions& options,
         const Plan* earlier = nullptr);

    const Scheme& scheme;
    const record::Ledger& ledger;
    const Roll& roll;
    // Row of the roll by row of the ledger's members, or nothing; empty where the two have the same rows.
    std::vector<std::uint32_t> member_of;
    std::vector<std::uint32_t> indicator_of;  // row of the scheme by row of the ledger's indicators, or nothing
    bool has_strangers = false;               // among the two
    bool ignores_strangers = false;
    bool ignores_unanswered = false;
    bool refuses_other_days = false;
    std::vector<IndicatorPlan> indicators;
    std::vector<SanctionPlan> sanctions;              // by indicator
    std::vector<std::uint8_t> is_reviewed;            // by activity
    std::vector<std::vector<std::uint32_t>> trust{};  // by indicator and source of the ledger: 0 trusted most; or empty
    std::uint32_t first_day = 0;                      // day number
    std::uint32_t days = std::numeric_limits<std::uint32_t>::max();  // after the first
    std::uint64_t largest_item = 0;  // bound of one item without its sign, in millionths

    /// Row of the roll, or nothing.
    [[nodiscard]] std::uint32_t roll_row(MemberId of_ledger) const noexcept
    {
        return member_of.empty() ? of_ledger.row() : member_of[of_ledger.row()];
    }
    /// The other way round.
    [[nodiscard]] std::optional<MemberId> ledger_row(MemberId of_roll) const;
    [[nodiscard]] bool is_every_day() const noexcept { return days == std::numeric_limits<std::uint32_t>::max(); }
    [[nodiscard]] bool is_in_period(std::uint32_t day_number) const noexcept { return day_number - first_day <= days; }
};

/// Amount of one record, at most the cap of one item.
rule::ItemAmount amount_of(const Plan& plan, const IndicatorPlan& indicator, std::size_t row);

}  // namespace muster::evaluation
