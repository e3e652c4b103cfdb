// A roster under repair: single changes, and the value they lead to, kept up at the cost of the change alone.
#pragma once

#include "duty_toggles.hpp"
#include "moves.hpp"
#include "roster/engine/model/state.hpp"

#include "muster/roster/problem.hpp"
#include "muster/roster/roster.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace muster::inline v0_2::roster {

/// What is to be least, the first first: never a weighted sum of what is hard and what is not. With a move price: the
/// hard score; cost and price of the changes that count; places left open; these changes; all changes. Without: the
/// hard score; the changes that count; places left open; cost; all changes.
using RepairValue = std::array<std::int64_t, 5>;

/// Where the cost is in it.
[[nodiscard]] constexpr std::size_t cost_level(std::optional<std::int64_t> move_price) { return move_price ? 1 : 3; }

/// The value of any roster, by the checker.
[[nodiscard]] RepairValue value_of(const Problem& problem, const Moves& moves, const Roster& roster,
                                   std::optional<std::int64_t> move_price);

/// One member's being on one shift, or not any more.
struct Cell {
    int member = 0;
    int day = 0;
    int type = 0;
};

/// Always true: people, counts and value are those of the lines.
class UnderRepair {
public:
    UnderRepair(const Problem& problem, const Moves& moves, const Roster& start,
                std::optional<std::int64_t> move_price);

    [[nodiscard]] const engine::model::Instance& instance() const { return instance_; }
    [[nodiscard]] const engine::model::State& state() const { return state_; }
    [[nodiscard]] Roster roster() const { return instance_.roster_of(problem_, state_.lines()); }
    [[nodiscard]] RepairValue value() const;
    [[nodiscard]] const People& people(int day, int type) const { return people_[slot(day, type)]; }
    [[nodiscard]] const std::vector<std::uint16_t>& types_on(int member, int day) const
    {
        return instance_.duties[state_.line(member)[static_cast<std::size_t>(day)]].types;
    }
    [[nodiscard]] bool stands(const Cell& cell) const;
    [[nodiscard]] bool is_added(const Cell& cell) const { return !moves_.base().contains(assignment(cell)); }
    [[nodiscard]] bool is_pinned(const Cell& cell) const;
    /// Does not stand the shift, and no bar is against it.
    [[nodiscard]] bool may_take(const Cell& cell) const;
    /// Duties that break no bar and no pin.
    [[nodiscard]] std::vector<engine::model::DutyIndex> allowed(int member, int day) const;

    /// What `toggle` would add to the toll of the member's line alone; nothing where there is no such set of shifts.
    [[nodiscard]] std::optional<engine::model::HardSoftCost> line_change(const Cell& cell);
    /// The value after `toggle`, where that adds `dearer` to the toll of the line. Of one who has no other shift that
    /// day.
    [[nodiscard]] RepairValue value_toggled(const Cell& cell, const engine::model::HardSoftCost& dearer) const;

    void set_duty(int member, int day, engine::model::DutyIndex duty);
    /// On the shift if off it, and the other way round. False, and nothing changed, where there is no such set of
    /// shifts.
    bool toggle(const Cell& cell);

private:
    [[nodiscard]] static ShiftTypeId type_of(int type) { return ShiftTypeId(static_cast<ShiftTypeId::Value>(type)); }
    [[nodiscard]] Assignment assignment(const Cell& cell) const
    {
        return {MemberId(static_cast<MemberId::Value>(cell.member)), {problem_.day(cell.day), type_of(cell.type)}};
    }
    [[nodiscard]] std::size_t slot(int day, int type) const
    {
        return static_cast<std::size_t>(day * problem_.shift_type_count() + type);
    }
    void count(const Cell& cell, int step);

    const Problem& problem_;
    const Moves& moves_;
    std::optional<std::int64_t> move_price_;
    engine::model::Instance instance_;
    DutyToggles toggles_;
    engine::model::State state_;
    std::vector<People> people_;  // day x type
    std::int64_t counted_ = 0;
    std::int64_t open_ = 0;
    std::int64_t changes_ = 0;
};

}  // namespace muster::roster
