#include "under_repair.hpp"

#include "muster/roster/check.hpp"

#include <algorithm>
#include <iterator>

namespace muster::inline v0_2::roster {
namespace {

std::size_t size_of_changes(const Roster& left, const Roster& right)
{
    std::vector<Assignment> apart;
    std::ranges::set_symmetric_difference(left.assignments(), right.assignments(), std::back_inserter(apart),
                                          std::less<>{});
    return apart.size();
}

RepairValue by_levels(std::int64_t hard, std::int64_t cost, std::int64_t counted, std::int64_t open,
                      std::int64_t changes, std::optional<std::int64_t> move_price)
{
    if (move_price)
        return {hard, cost + *move_price * counted, open, counted, changes};
    return {hard, counted, open, cost, changes};
}

}  // namespace

RepairValue value_of(const Problem& problem, const Moves& moves, const Roster& roster,
                     std::optional<std::int64_t> move_price)
{
    const Score score = check(problem, roster).score;
    return by_levels(score.hard, score.cost, static_cast<std::int64_t>(moves.counted(roster)),
                     static_cast<std::int64_t>(moves.left_open(roster).size()),
                     static_cast<std::int64_t>(size_of_changes(moves.base(), roster)), move_price);
}

UnderRepair::UnderRepair(const Problem& problem, const Moves& moves, const Roster& start,
                         std::optional<std::int64_t> move_price)
    : problem_(problem), moves_(moves), move_price_(move_price), instance_(problem), toggles_(instance_),
      state_(instance_), people_(moves.people(start)),
      changes_(static_cast<std::int64_t>(size_of_changes(moves.base(), start)))
{
    std::vector<engine::model::Line> lines;
    for (int member = 0; member < instance_.members; ++member)
        lines.push_back(instance_.line_of(problem, start, member));
    state_.set(lines);
    for (int day = 0; day < problem.day_count(); ++day)
        for (int type = 0; type < problem.shift_type_count(); ++type) {
            counted_ += moves.counted(day, type_of(type), people(day, type));
            open_ += moves.left_open(day, type_of(type), people(day, type));
        }
}

RepairValue UnderRepair::value() const
{
    return by_levels(state_.toll().hard, state_.toll().soft, counted_, open_, changes_, move_price_);
}

bool UnderRepair::stands(const Cell& cell) const
{
    const auto& types = types_on(cell.member, cell.day);
    return std::ranges::find(types, cell.type) != types.end();
}

bool UnderRepair::is_pinned(const Cell& cell) const
{
    const Assignment one = assignment(cell);
    return std::ranges::binary_search(problem_.pinned_of(one.member, cell.day), one, std::less<>{});
}

bool UnderRepair::may_take(const Cell& cell) const
{
    return problem_.may_stand(assignment(cell).member, cell.day, type_of(cell.type)) && !stands(cell);
}

void UnderRepair::set_duty(int member, int day, engine::model::DutyIndex duty)
{
    const auto& before = types_on(member, day);
    const auto& after = instance_.duties[duty].types;
    const auto count_all = [&](const auto& types, const auto& others, int step) {
        for (const std::uint16_t type : types)
            if (std::ranges::find(others, type) == others.end())
                count({member, day, type}, step);
    };
    count_all(before, after, -1);
    count_all(after, before, 1);
    state_.change(member, day, {&duty, 1});
}

void UnderRepair::count(const Cell& cell, int step)
{
    const bool was_there = !is_added(cell);
    People& people = people_[slot(cell.day, cell.type)];
    const ShiftTypeId type = type_of(cell.type);
    counted_ -= moves_.counted(cell.day, type, people);
    open_ -= moves_.left_open(cell.day, type, people);
    people.all += step;
    people.kept += was_there ? step : 0;
    counted_ += moves_.counted(cell.day, type, people);
    open_ += moves_.left_open(cell.day, type, people);
    changes_ += was_there ? -step : step;
}

bool UnderRepair::toggle(const Cell& cell)
{
    const auto duty = toggles_.with(state_.line(cell.member)[cell.day], cell.type);
    if (duty)
        set_duty(cell.member, cell.day, *duty);
    return duty.has_value();
}

std::optional<engine::model::HardSoftCost> UnderRepair::line_change(const Cell& cell)
{
    const auto duty = toggles_.with(state_.line(cell.member)[cell.day], cell.type);
    if (!duty)
        return std::nullopt;
    return state_.line_change(cell.member, cell.day, *duty);
}

RepairValue UnderRepair::value_toggled(const Cell& cell, const engine::model::HardSoftCost& dearer) const
{
    const int step = types_on(cell.member, cell.day).empty() ? 1 : -1;
    const engine::model::DutyIndex duty = *toggles_.with(0, cell.type);
    const engine::model::HardSoftCost toll =
        state_.toll() + dearer + state_.rows_change(cell.member, cell.day, duty, step);
    const ShiftTypeId type = type_of(cell.type);
    const bool was_there = !is_added(cell);
    const People& now = people_[slot(cell.day, cell.type)];
    const People then{now.all + step, now.kept + (was_there ? step : 0)};
    return by_levels(toll.hard, toll.soft,
                     counted_ + moves_.counted(cell.day, type, then) - moves_.counted(cell.day, type, now),
                     open_ + moves_.left_open(cell.day, type, then) - moves_.left_open(cell.day, type, now),
                     changes_ + (was_there ? -step : step), move_price_);
}

std::vector<engine::model::DutyIndex> UnderRepair::allowed(int member, int day) const
{
    const MemberId id(static_cast<MemberId::Value>(member));
    std::vector<engine::model::DutyIndex> duties;
    for (int duty = 0; duty < instance_.duty_count; ++duty) {
        const auto& types = instance_.duties[static_cast<std::size_t>(duty)].types;
        const bool breaks_pin = std::ranges::any_of(problem_.pinned_of(id, day), [&](const Assignment& pin) {
            return std::ranges::find(types, pin.shift.type.row()) == types.end();
        });
        if (!breaks_pin && instance_.linear_of(member, day, duty) != engine::model::barred)
            duties.push_back(static_cast<engine::model::DutyIndex>(duty));
    }
    return duties;
}

}  // namespace muster::roster
