#include "muster/evaluation/roll.hpp"

#include "muster/core/faults.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <utility>

namespace muster::evaluation {

Roll::Roll(std::vector<RollMember> members, std::vector<RollUnit> units)
    : members_("member", std::move(members)), units_("unit", std::move(units)), unit_of_(members_.size()),
      parent_of_(units_.size())
{
    Faults faults;
    for (std::uint32_t row = 0; row < units_.size(); ++row) {
        const RollUnit& unit = units_[UnitId(row)];
        if (unit.parent.empty())
            continue;
        const auto parent = units_.find(unit.parent);
        if (!parent)
            faults.add({"unit \"" + unit.code + "\""}, "the unit above it, \"" + unit.parent + "\", is not on the roll",
                       "add it there or correct the code");
        else
            parent_of_[row] = *parent;
    }
    std::vector<std::size_t> depth(units_.size());
    for (std::uint32_t row = 0; row < units_.size(); ++row) {
        for (UnitId at = parent_of_[row]; at.is_set() && depth[row] <= units_.size(); at = parent_of_[at.row()])
            ++depth[row];
        if (depth[row] > units_.size())
            faults.add({"unit \"" + units_[UnitId(row)].code + "\""}, "the units above it go round in a circle",
                       "leave the unit above the topmost empty");
        bottom_up_.push_back(UnitId(row));
    }
    for (std::uint32_t row = 0; row < members_.size(); ++row) {
        const RollMember& member = members_[MemberId(row)];
        if (member.unit.empty())
            continue;
        const auto unit = units_.find(member.unit);
        if (!unit)
            faults.add({"member \"" + member.code + "\""}, "its unit \"" + member.unit + "\" is not on the roll",
                       "add it there or correct the code");
        else
            unit_of_[row] = *unit;
    }
    faults.throw_if_any();
    std::ranges::stable_sort(bottom_up_, std::ranges::greater{}, [&](UnitId unit) { return depth[unit.row()]; });
}

}  // namespace muster::evaluation
