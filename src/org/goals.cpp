#include "muster/org/goals.hpp"

#include "muster/core/faults.hpp"

#include <algorithm>
#include <utility>

namespace muster::inline v0_2::org {
namespace {

void find_faults(const Organisation& organisation, const std::vector<Goal>& goals, Faults& faults)
{
    for (const Goal& goal : goals) {
        const Where here{"goal \"" + goal.code + "\""};
        if (goal.target < Quantity() || goal.reached < Quantity())
            faults.add(here, "its target or what is reached is below 0", "give numbers from 0 on");
        if (!organisation.units().contains(goal.unit)) {
            faults.add(here, "it belongs to no unit", "name the unit whose goal it is");
            continue;
        }
        if (!goal.part_of.is_set())
            continue;
        if (goal.part_of.row() >= goals.size()) {
            faults.add(
                here, "it is part of row " + std::to_string(goal.part_of.row()) + " of " + std::to_string(goals.size()),
                "give a row of the goals, counted from 0");
            continue;
        }
        const Goal& whole = goals[goal.part_of.row()];
        if (!organisation.units().contains(whole.unit))
            continue;  // named on its own row
        const auto path = organisation.path(goal.unit);
        if (whole.unit == goal.unit || std::ranges::find(path, whole.unit) == path.end())
            faults.add(here, "its unit does not stand below that of goal \"" + whole.code + "\"",
                       "hand goals down the tree of units");
    }
}

void require(const Table<GoalId, Goal>& goals, GoalId goal)
{
    if (!goals.contains(goal))
        throw InvalidInput({"goal"}, "it is not among these " + std::to_string(goals.size()),
                           "ask for one of their rows");
}

}  // namespace

Goals::Goals(const Organisation& organisation, std::vector<Goal> goals)
    : Goals(std::make_shared<const Organisation>(organisation), std::move(goals))
{
}

Goals::Goals(std::shared_ptr<const Organisation> organisation, std::vector<Goal> goals)
    : organisation_(std::move(organisation))
{
    if (!organisation_)
        throw InvalidInput({"goals"}, "they have no organisation", "give the organisation whose goals they are");
    Faults faults;
    find_faults(*organisation_, goals, faults);
    faults.throw_if_any();
    std::vector<Forest::Row> parents;
    for (const Goal& goal : goals)
        parents.push_back(goal.part_of.is_set() ? goal.part_of.row() : Forest::none);
    tree_ = Forest(std::move(parents));
    goals_ = Table<GoalId, Goal>("goal", std::move(goals));
}

Quantity Goals::reached(GoalId goal) const
{
    require(goals_, goal);
    Quantity total;
    for (const Forest::Row row : tree_.subtree(goal.row()))
        total += goals_.rows()[row].reached;
    return total;
}

Quantity Goals::handed_down(GoalId goal) const
{
    require(goals_, goal);
    Quantity total;
    for (const Forest::Row row : tree_.subtree(goal.row()))
        if (goals_.rows()[row].part_of == goal)
            total += goals_.rows()[row].target;
    return total;
}

std::vector<GoalId> Goals::not_covered() const
{
    std::vector<GoalId> found;
    for (std::uint32_t row = 0; row < goals_.size(); ++row)
        if (tree_.subtree_size(row) > 1 && handed_down(GoalId(row)) < goals_.rows()[row].target)
            found.emplace_back(row);
    return found;
}

}  // namespace muster::org
