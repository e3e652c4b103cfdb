#include "muster/programme/management.hpp"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>

namespace muster::inline v0_2::programme {
namespace {

/// What members of one evaluation reached in an indicator, by code of the member.
void add_amounts(std::unordered_map<std::string, Quantity>& amounts, const evaluation::Evaluation& evaluation,
                 const std::string& indicator)
{
    const auto found = evaluation.scheme().indicators().find(indicator);
    if (!found)
        return;
    for (std::uint32_t row = 0; row < evaluation.members().size(); ++row)
        amounts[evaluation.roll().members()[MemberId(row)].code] += evaluation.of(MemberId(row), *found).amount;
}

/// Units whose members count toward the goal itself: its own and those below, without those that have a part of it.
std::vector<bool> own_units(const std::vector<org::Goal>& goals, std::size_t goal,
                            const org::Organisation& organisation)
{
    std::vector<bool> is_own(organisation.units().size(), false);
    for (const UnitId unit : organisation.units_within(goals[goal].unit))
        is_own[unit.row()] = true;
    for (const org::Goal& part : goals)
        if (part.part_of == GoalId(static_cast<std::uint32_t>(goal)))
            for (const UnitId unit : organisation.units_within(part.unit))
                is_own[unit.row()] = false;
    return is_own;
}

}  // namespace

std::vector<org::Goal> with_results(std::vector<org::Goal> goals, const org::Organisation& organisation,
                                    std::span<const evaluation::Evaluation> evaluations)
{
    std::vector<org::Goal> made = goals;
    for (std::size_t row = 0; row < goals.size(); ++row) {
        if (goals[row].indicator.empty() || !organisation.units().contains(goals[row].unit))
            continue;
        std::unordered_map<std::string, Quantity> amounts;
        for (const evaluation::Evaluation& evaluation : evaluations)
            add_amounts(amounts, evaluation, goals[row].indicator);
        const std::vector<bool> is_own = own_units(goals, row, organisation);
        Quantity reached;
        for (const org::Member& member : organisation.members().rows())
            if (is_own[member.unit.row()])
                if (const auto found = amounts.find(member.code); found != amounts.end())
                    reached += found->second;
        made[row].reached = reached;
    }
    return made;
}

std::vector<GoalResult> goal_results(const org::Organisation& organisation, const std::vector<org::Goal>& goals)
{
    const org::Goals tree(organisation, goals);
    const std::vector<GoalId> open = tree.not_covered();
    std::vector<GoalResult> made;
    for (std::uint32_t row = 0; row < goals.size(); ++row) {
        const org::Goal& goal = goals[row];
        made.push_back({.code = goal.code,
                        .name = goal.name,
                        .unit = organisation.units()[goal.unit].name,
                        .part_of = goal.part_of.is_set() ? goals[goal.part_of.row()].code : std::string(),
                        .target = goal.target,
                        .reached = tree.reached(GoalId(row)),
                        .handed_down = tree.handed_down(GoalId(row)),
                        .is_covered = std::ranges::find(open, GoalId(row)) == open.end()});
    }
    return made;
}

std::vector<Nominee> nominees(const evaluation::Evaluation& evaluation)
{
    std::vector<Nominee> found;
    const auto& scheme = evaluation.scheme();
    for (const evaluation::AreaPart& part : scheme.parts_of(scheme.top())) {
        if (!part.area.is_set())
            continue;
        std::optional<Exact> highest;
        std::vector<MemberId> level;
        for (std::uint32_t row = 0; row < evaluation.members().size(); ++row) {
            const MemberId member(row);
            const Exact& total = evaluation.of(member, part.area);
            if (evaluation.of(member).grade != evaluation::GradeId(0) || total.is_zero() || total.is_negative())
                continue;
            if (!highest || total > *highest) {
                highest = total;
                level.clear();
            }
            if (total == *highest)
                level.push_back(member);
        }
        for (const MemberId member : level)
            found.push_back({evaluation.roll().members()[member].code, scheme.areas()[part.area].code,
                             highest->to_decimal<Points>()});
    }
    return found;
}

}  // namespace muster::programme
