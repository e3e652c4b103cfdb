// Records that compete, settled for what they come to and not for which of them counts: that takes no order of what
// records say, and a few looks at each.
#pragma once

#include "evaluation/blocks.hpp"
#include "evaluation/plan.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace muster::inline v0_2::evaluation {

/// A record that competes with others of its member and indicator.
struct Contender {
    std::uint32_t record;
    std::uint32_t event;  // word of the ledger, or nothing; what it is grouped by while it is settled
    std::uint32_t day;    // day number
    std::int64_t amount;  // at most the cap of one item
};

/// Which indicators have records that compete, and where a block keeps these: member by member, so that contests are
/// settled, and refused, in the order of members.
class Contests {
public:
    /// `plan` must live as long.
    explicit Contests(const Plan& plan);

    /// Whether there are any, and records compete within one member and indicator only, so that each of these can be
    /// settled by itself.
    [[nodiscard]] bool are_apart() const noexcept { return are_apart_ && !indicators_.empty(); }
    /// Rows of those indicators that have them.
    [[nodiscard]] std::span<const std::uint32_t> indicators() const noexcept { return indicators_; }
    /// In a block.
    [[nodiscard]] std::size_t places(const Blocks& blocks) const noexcept { return blocks.size() * indicators_.size(); }
    [[nodiscard]] std::uint32_t place_of(const Blocks& blocks, Cell cell) const noexcept
    {
        return (cell.member & static_cast<std::uint32_t>(blocks.size() - 1)) *
                   static_cast<std::uint32_t>(indicators_.size()) +
               contest_of_[cell.indicator];
    }
    /// Whether no contest asks for both event and day, nor for the record (as trust in sources does): then both are
    /// what it asks for.
    [[nodiscard]] bool is_short() const noexcept { return is_short_; }
    [[nodiscard]] Contender contender_of(Cell cell, std::int64_t amount, std::size_t row) const noexcept
    {
        const std::uint32_t day = days_[row].day_number();
        const std::uint32_t event = events_.empty() ? nothing : events_[row].row();
        return {static_cast<std::uint32_t>(row), is_short_ && goes_by_day_[cell.indicator] != 0 ? day : event, day,
                amount};
    }

private:
    std::span<const record::EventId> events_;
    std::span<const Day> days_;
    std::vector<std::uint32_t> indicators_;
    std::vector<std::uint32_t> contest_of_;  // by indicator
    std::vector<std::uint8_t> goes_by_day_;  // by indicator
    bool are_apart_ = true;
    bool is_short_ = true;
};

/// Settles contests, one after the other; one for each thread. Amounts are such that no sum of them leaves 64 bits.
class Referee {
public:
    /// `plan` must live as long.
    explicit Referee(const Plan& plan) : plan_(plan), months_(remembered) {}

    /// What counts together.
    struct Outcome {
        std::int64_t sum;
        std::uint32_t items;
    };
    /// Of all records of a member under an indicator, at least one, in any order; they are overwritten. The same as
    /// resolve() leaves of them. @throws InvalidInput  as that does.
    Outcome settle(std::uint32_t member, std::uint32_t indicator, std::span<Contender> records);

private:
    using Records = std::span<Contender>;
    // One of each key (`event`), brought to the front; `merge(kept, other)` takes the other in. Those without event
    // stay by themselves.
    template <class Merge>
    Records folded(Records records, Merge merge);
    template <class Merge>
    Records folded_by_table(Records records, Merge merge);
    Outcome of_all_but(const rule::Choice& choice, Records records) const;
    Outcome of_choice(const IndicatorPlan& plan, Records records) const;
    Outcome of_periods(const IndicatorPlan& plan, Records records);
    Outcome of_events_in_periods(const IndicatorPlan& plan, Records records, bool& is_settled);
    Outcome latest_of_events(Records records);
    Outcome resolved(std::uint32_t member, std::uint32_t indicator, std::span<const std::uint32_t> rows) const;
    [[nodiscard]] std::uint32_t period(std::uint32_t day, rule::CapPeriod period);

    struct Month {
        std::uint32_t day = nothing;
        std::uint32_t month = 0;
    };
    struct Slot {
        std::uint32_t round = 0;
        std::uint32_t place = 0;
    };
    static constexpr std::size_t remembered = 1024;  // a power of two

    const Plan& plan_;
    std::vector<Month> months_;  // of days looked up lately
    std::vector<Slot> slots_;    // a power of two; those of other rounds are empty
    std::uint32_t round_ = 0;
    std::vector<Contender> copy_;
    std::vector<std::uint32_t> rows_;
};

}  // namespace muster::evaluation
