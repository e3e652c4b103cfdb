#include "evaluation/facts.hpp"
#include "evaluation/unit_sums.hpp"

#include <utility>

namespace muster::inline v0_2::evaluation {

void roll_up(EvaluationFacts& facts)
{
    facts.units.resize(facts.roll.units().size());
    for (UnitScore& unit : facts.units)
        unit.grades.resize(facts.scheme.grades().size());
    const bool has_grades = !facts.scheme.grades().empty();
    for (std::uint32_t row = 0; row < facts.members.size(); ++row) {
        const UnitId id = facts.roll.unit_of(MemberId(row));
        if (!id.is_set())
            continue;
        UnitScore& unit = facts.units[id.row()];
        ++unit.members;
        const GradeId grade = has_grades ? facts.members[row].grade : GradeId{};
        ++(grade.is_set() ? unit.grades[grade.row()] : unit.ungraded);
    }
    for (const std::uint32_t row : facts.standard.incomplete)
        if (const UnitId id = facts.roll.unit_of(MemberId(row)); id.is_set())
            ++facts.units[id.row()].incomplete;
    add_up(facts.roll, facts.gathered, facts.units);
}

void add_up(const Roll& roll, std::vector<Gathered> gathered, std::vector<UnitScore>& units)
{
    for (const UnitId id : roll.bottom_up()) {
        UnitScore& unit = units[id.row()];
        const Gathered& of_unit = gathered[id.row()];
        unit.sum = of_unit.total.total();
        unit.mean = of_unit.total.mean_of(unit.members - unit.incomplete);
        unit.lowest = of_unit.lowest;
        unit.highest = of_unit.highest;
        unit.area_means.reserve(of_unit.areas.size());
        for (std::size_t area = 0; area < of_unit.areas.size(); ++area)
            unit.area_means.push_back(of_unit.areas[area].mean_of(of_unit.members[area]));
        const UnitId above = roll.parent_of(id);
        if (!above.is_set() || unit.members == 0)
            continue;
        UnitScore& into = units[above.row()];
        into.members += unit.members;
        into.incomplete += unit.incomplete;
        gathered[above.row()].add(of_unit);
        into.ungraded += unit.ungraded;
        for (std::size_t grade = 0; grade < unit.grades.size(); ++grade)
            into.grades[grade] += unit.grades[grade];
    }
}

}  // namespace muster::evaluation
