// What searches for swaps read: lines and rows of a roster, and what moves of shifts among members would cost there.
#pragma once

#include "duty_toggles.hpp"
#include "exchange_pool.hpp"
#include "line_changes.hpp"

#include "muster/roster/check.hpp"
#include "muster/roster/problem.hpp"
#include "muster/roster/roster.hpp"

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace muster::inline v0_2::roster {

/// A shift, by numbers.
struct Slot {
    int day = 0;
    int type = 0;

    friend auto operator<=>(const Slot&, const Slot&) = default;
};
using Slots = std::vector<Slot>;

/// What one member gives away and takes.
struct Moved {
    int member = 0;
    std::span<const Slot> dropped{};
    std::span<const Slot> added{};
    engine::model::HardSoftCost least{};  ///< more than this the line costs in any case; to judge
};

/// Where what is judged would stand among the best.
struct Ranked {
    const ExchangePool& pool;
    std::size_t shifts = 0;
    int taker = 0;
};

class SwapTable {
public:
    SwapTable(const Problem& problem, const Roster& roster);

    [[nodiscard]] const Problem& problem() const { return problem_; }
    [[nodiscard]] const engine::model::Instance& instance() const { return instance_; }
    [[nodiscard]] int number_of(const Slot& slot) const { return slot.day * instance_.types + slot.type; }
    [[nodiscard]] Shift shift(const Slot& slot) const
    {
        return {problem_.day(slot.day), ShiftTypeId(static_cast<ShiftTypeId::Value>(slot.type))};
    }
    [[nodiscard]] Slot slot(const Shift& shift) const
    {
        return {problem_.index_of(shift.day), static_cast<int>(shift.type.row())};
    }

    /// Shifts of a member that are not pinned, by day and type.
    [[nodiscard]] const Slots& movable(int member) const { return movable_[static_cast<std::size_t>(member)]; }
    /// Nothing bars the member from the shift, nor is it the member's already.
    [[nodiscard]] bool could_take(int member, const Slot& slot) const;
    /// No hard rule is bent anywhere.
    [[nodiscard]] bool is_feasible() const { return report_.is_feasible(); }

    /// The member's line as it is.
    [[nodiscard]] LineChanges& line(int member);
    [[nodiscard]] const DutyToggles& toggles() const { return toggles_; }
    /// What the engine says of the line is so; once the line was asked for.
    [[nodiscard]] bool is_told(int member) const { return is_told_[static_cast<std::size_t>(member)] != 0; }
    /// No such line may be made of one that bends no hard rule: some of the shifts of one day are at the same time.
    [[nodiscard]] bool is_impossible(const Moved& moved) const;
    /// By the checker: what the line alone costs more.
    [[nodiscard]] engine::model::HardSoftCost checked(const Moved& moved) const;
    /// What is told of the line apart from its walk, as it is.
    [[nodiscard]] const engine::model::HardSoftCost& terms(int member);
    /// What the line costs more, all told.
    [[nodiscard]] engine::model::HardSoftCost toll(const Moved& moved);
    /// The changes by days; nothing where the engine knows no such set of shifts.
    [[nodiscard]] bool find_changes(const Moved& moved, std::vector<DayChange>& changes) const;

    /// Of rows that count some members and not others, what is spared at the most by moves of the shift.
    [[nodiscard]] const engine::model::HardSoftCost& spare(const Slot& slot) const
    {
        return spare_[static_cast<std::size_t>(number_of(slot))];
    }
    /// Rows count both alike.
    [[nodiscard]] bool are_alike(int one, int other) const;
    /// What the moves cost more, all told; nothing where a hard rule is bent for somebody, or on a shift, that was not,
    /// or was less, nor where it would not be among the best.
    [[nodiscard]] std::optional<engine::model::HardSoftCost> judge(std::span<const Moved> moved, const Ranked& ranked);

private:
    struct Counted {
        int row = 0;
        int step = 0;
    };

    [[nodiscard]] std::optional<engine::model::HardSoftCost> rows(std::span<const Moved> moved);
    [[nodiscard]] Roster roster_with(std::span<const Moved> moved) const;
    [[nodiscard]] bool bends_more(std::span<const Moved> moved) const;
    [[nodiscard]] bool overlaps(const Moved& moved) const;
    void count_people();
    void find_spare();
    void count_moves(const Moved& moved);
    [[nodiscard]] bool works(int member, int day, const Moved* moved) const;

    const Problem& problem_;
    const Roster& roster_;
    engine::model::Instance instance_;
    DutyToggles toggles_;
    Report report_;
    std::vector<Slots> movable_;
    std::vector<std::uint8_t> is_told_;
    std::vector<std::unique_ptr<LineChanges>> lines_;
    std::vector<engine::model::HardSoftCost> terms_;  // by member, once the line is known
    std::vector<int> people_;                         // by row
    std::vector<engine::model::HardSoftCost> spare_;  // by shift
    std::vector<std::uint8_t> has_company_;           // by member
    std::vector<DayChange> changes_;                  // at hand
    std::vector<Counted> counted_;                    // at hand
};

}  // namespace muster::roster
