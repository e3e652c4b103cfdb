// Goals go down the tree of units, results come up (一级抓一级，层层有目标).
#pragma once

#include "muster/core/fields.hpp"
#include "muster/core/id.hpp"
#include "muster/core/label.hpp"
#include "muster/core/points.hpp"
#include "muster/core/table.hpp"
#include "muster/org/forest.hpp"
#include "muster/org/organisation.hpp"

#include <memory>
#include <string>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::org {

/// What a unit wants to reach, as its part of a goal of a unit above.
struct Goal {
    /// What it is, in a sentence.
    static constexpr const char* summary = "What a unit wants to reach, as its part of a goal of a unit above.";

    std::string code;         ///< the name people write in their files
    Label name{};             ///< name in reports
    UnitId unit{};            ///< whose goal it is; must be set
    GoalId part_of{};         ///< not set: a goal of its own
    Quantity target{};        ///< what is to be reached, in a unit of the goal's own
    Quantity reached{};       ///< by the unit itself, without its parts
    std::string indicator{};  ///< code of the indicator whose amounts are what is reached; empty: as `reached` says

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("code", &Goal::code).needed(), field("name", &Goal::name),
                    field("unit", &Goal::unit).needed(), field("part_of", &Goal::part_of),
                    field("target", &Goal::target), field("reached", &Goal::reached),
                    field("indicator", &Goal::indicator));
    }

    friend bool operator==(const Goal&, const Goal&) = default;
};

/// Goals of an organisation's units. Immutable.
///
/// Always true: a part belongs to a unit below that of the whole, so there is no ring; no number is negative.
class Goals {
public:
    /// No goal of nobody.
    Goals() : organisation_(std::make_shared<const Organisation>()) {}

    /// @throws InvalidInput, InvalidInputs  naming every goal at fault.
    Goals(std::shared_ptr<const Organisation> organisation, std::vector<Goal> goals);
    /// As above, with a copy of the organisation.
    Goals(const Organisation& organisation, std::vector<Goal> goals);

    /// Whose goals they are.
    [[nodiscard]] const Organisation& organisation() const noexcept { return *organisation_; }

    /// Goals, in the order given; their ids are row numbers.
    [[nodiscard]] const Table<GoalId, Goal>& goals() const noexcept { return goals_; }

    // Both throw InvalidInput for an id that names no goal.
    /// What the goal's unit and all parts have reached. O(parts).
    [[nodiscard]] Quantity reached(GoalId goal) const;
    /// What the parts of a goal set themselves in sum: less than its target leaves a gap.
    [[nodiscard]] Quantity handed_down(GoalId goal) const;
    /// Goals that neither they nor their parts cover: parts exist and promise less than the target.
    [[nodiscard]] std::vector<GoalId> not_covered() const;

    friend bool operator==(const Goals& left, const Goals& right)
    {
        return left.goals_ == right.goals_ && *left.organisation_ == *right.organisation_;
    }

private:
    std::shared_ptr<const Organisation> organisation_;
    Table<GoalId, Goal> goals_;
    Forest tree_;
};

}  // namespace muster::org

#pragma GCC visibility pop
