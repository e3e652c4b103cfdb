#include "muster/evaluation/roll.hpp"

#include "muster/core/faults.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <utility>

namespace muster::inline v0_2::evaluation {
namespace {

constexpr std::size_t most_unit_levels = 64;  // of units below the top
constexpr std::size_t no_depth_yet = std::numeric_limits<std::size_t>::max();
constexpr std::size_t depth_on_the_way = no_depth_yet - 1;
constexpr std::size_t depth_of_circle = no_depth_yet - 2;

// By unit, how many stand above it, or `depth_of_circle`; each is looked at once.
std::vector<std::size_t> depths_of(const std::vector<UnitId>& parent_of)
{
    std::vector<std::size_t> depth(parent_of.size(), no_depth_yet);
    std::vector<UnitId> way;
    for (std::uint32_t row = 0; row < parent_of.size(); ++row) {
        way.clear();
        UnitId at(row);
        for (; at.is_set() && depth[at.row()] == no_depth_yet; at = parent_of[at.row()]) {
            depth[at.row()] = depth_on_the_way;
            way.push_back(at);
        }
        std::size_t above = !at.is_set()                         ? 0
                            : depth[at.row()] >= depth_of_circle ? depth_of_circle
                                                                 : depth[at.row()] + 1;
        for (auto unit = way.rbegin(); unit != way.rend(); ++unit) {
            depth[unit->row()] = above;
            above = above == depth_of_circle ? depth_of_circle : above + 1;
        }
    }
    return depth;
}

}  // namespace

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
    const std::vector<std::size_t> depth = depths_of(parent_of);
    for (std::uint32_t row = 0; row < units.size(); ++row) {
        const Where here{"unit \"" + units[UnitId(row)].code + "\""};
        if (depth[row] == depth_of_circle)
            faults.add(here, "the units above it go round in a circle", "leave the unit above the topmost empty");
        else if (depth[row] == most_unit_levels + 1)  // of those below it, too, and told once
            faults.add(here, "it lies more than " + std::to_string(most_unit_levels) + " levels below the top",
                       "put units beside each other");
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
