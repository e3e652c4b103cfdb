#include "muster/evaluation/roll.hpp"

#include "muster/core/faults.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <utility>

namespace muster::evaluation {

Roll::Roll(std::vector<RollMember> given_members, std::vector<RollUnit> given_units)
{
    auto lists = std::make_shared<Lists>(
        Lists{.members = {"member", std::move(given_members)}, .units = {"unit", std::move(given_units)}});
    auto& [members, units, unit_of, parent_of, bottom_up] = *lists;
    unit_of.resize(members.size());
    parent_of.resize(units.size());
    Faults faults;
    for (std::uint32_t row = 0; row < units.size(); ++row) {
        const RollUnit& unit = units[UnitId(row)];
        if (unit.parent.empty())
            continue;
        const auto parent = units.find(unit.parent);
        if (!parent)
            faults.add({"unit \"" + unit.code + "\""}, "the unit above it, \"" + unit.parent + "\", is not on the roll",
                       "add it there or correct the code");
        else
            parent_of[row] = *parent;
    }
    std::vector<std::size_t> depth(units.size());
    for (std::uint32_t row = 0; row < units.size(); ++row) {
        for (UnitId at = parent_of[row]; at.is_set() && depth[row] <= units.size(); at = parent_of[at.row()])
            ++depth[row];
        if (depth[row] > units.size())
            faults.add({"unit \"" + units[UnitId(row)].code + "\""}, "the units above it go round in a circle",
                       "leave the unit above the topmost empty");
        bottom_up.push_back(UnitId(row));
    }
    for (std::uint32_t row = 0; row < members.size(); ++row) {
        const RollMember& member = members[MemberId(row)];
        if (member.unit.empty())
            continue;
        const auto unit = units.find(member.unit);
        if (!unit)
            faults.add({"member \"" + member.code + "\""}, "its unit \"" + member.unit + "\" is not on the roll",
                       "add it there or correct the code");
        else
            unit_of[row] = *unit;
    }
    faults.throw_if_any();
    std::ranges::stable_sort(bottom_up, std::ranges::greater{}, [&](UnitId unit) { return depth[unit.row()]; });
    lists_ = std::move(lists);
}

}  // namespace muster::evaluation
