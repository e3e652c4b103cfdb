#include "evaluation/exact_sum.hpp"
#include "evaluation/facts.hpp"

#include <algorithm>

namespace muster::evaluation {
namespace {

// What a unit's numbers are made of.
struct Gathered {
    std::vector<ExactSum> areas;
    std::vector<std::size_t> members;  // who have the area, by area
    ExactSum total;

    explicit Gathered(std::size_t size) : areas(size), members(size) {}

    void add(const Gathered& other)
    {
        total.add(other.total);
        for (std::size_t area = 0; area < areas.size(); ++area) {
            areas[area].add(other.areas[area]);
            members[area] += other.members[area];
        }
    }
};

void include_total(UnitScore& unit, const Exact& lowest, const Exact& highest)
{
    unit.lowest = std::min(unit.lowest.value_or(lowest), lowest);
    unit.highest = std::max(unit.highest.value_or(highest), highest);
}

}  // namespace

void roll_up(EvaluationFacts& facts)
{
    const std::size_t areas = facts.scheme.areas().size();
    std::vector<Gathered> gathered(facts.roll.units().size(), Gathered(areas));
    facts.units.resize(facts.roll.units().size());
    for (UnitScore& unit : facts.units)
        unit.grades.resize(facts.scheme.grades().size());
    for (std::uint32_t row = 0; row < facts.members.size(); ++row) {
        const UnitId id = facts.roll.unit_of(MemberId(row));
        if (!id.is_set())
            continue;
        const MemberScore& member = facts.members[row];
        UnitScore& unit = facts.units[id.row()];
        ++unit.members;
        ++(member.grade.is_set() ? unit.grades[member.grade.row()] : unit.ungraded);
        if (member.is_incomplete) {
            ++unit.incomplete;
            continue;
        }
        Gathered& of_unit = gathered[id.row()];
        of_unit.total.add(member.total);
        include_total(unit, member.total, member.total);
        for (std::size_t area = 0; area < areas; ++area)
            if (facts.area_states[row * areas + area] != AreaState::left_out) {
                of_unit.areas[area].add(facts.area_totals[row * areas + area]);
                ++of_unit.members[area];
            }
    }
    for (const UnitId id : facts.roll.bottom_up()) {
        UnitScore& unit = facts.units[id.row()];
        const Gathered& of_unit = gathered[id.row()];
        unit.sum = of_unit.total.total();
        unit.mean = of_unit.total.mean_of(unit.members - unit.incomplete);
        for (std::size_t area = 0; area < areas; ++area)
            unit.area_means.push_back(of_unit.areas[area].mean_of(of_unit.members[area]));
        const UnitId above = facts.roll.parent_of(id);
        if (!above.is_set() || unit.members == 0)
            continue;
        UnitScore& into = facts.units[above.row()];
        into.members += unit.members;
        into.incomplete += unit.incomplete;
        gathered[above.row()].add(of_unit);
        if (unit.lowest)
            include_total(into, *unit.lowest, *unit.highest);
        into.ungraded += unit.ungraded;
        for (std::size_t grade = 0; grade < unit.grades.size(); ++grade)
            into.grades[grade] += unit.grades[grade];
    }
}

}  // namespace muster::evaluation
