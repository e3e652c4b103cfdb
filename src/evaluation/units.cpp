#include "evaluation/facts.hpp"

#include <algorithm>

namespace muster::evaluation {
namespace {

Points mean_of(const Exact& sum, std::size_t members)
{
    return members == 0 ? Points{}
                        : Exact::quotient(sum, Exact::whole(static_cast<std::int64_t>(members)), decimal::places)
                              .to_decimal<Points>();
}

}  // namespace

void roll_up(EvaluationFacts& facts)
{
    const std::size_t areas = facts.scheme.areas().size();
    std::vector<std::vector<Exact>> area_sums(facts.roll.units().size(), std::vector<Exact>(areas));
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
        unit.sum += member.total;
        unit.lowest = std::min(unit.lowest.value_or(member.total), member.total);
        unit.highest = std::max(unit.highest.value_or(member.total), member.total);
        ++(member.grade.is_set() ? unit.grades[member.grade.row()] : unit.ungraded);
        for (std::size_t area = 0; area < areas; ++area)
            area_sums[id.row()][area] += facts.area_totals[row * areas + area];
    }
    for (const UnitId id : facts.roll.bottom_up()) {
        UnitScore& unit = facts.units[id.row()];
        unit.mean = mean_of(unit.sum, unit.members);
        for (const Exact& sum : area_sums[id.row()])
            unit.area_means.push_back(mean_of(sum, unit.members));
        const UnitId above = facts.roll.parent_of(id);
        if (!above.is_set() || unit.members == 0)
            continue;
        UnitScore& into = facts.units[above.row()];
        into.members += unit.members;
        into.sum += unit.sum;
        into.lowest = std::min(into.lowest.value_or(*unit.lowest), *unit.lowest);
        into.highest = std::max(into.highest.value_or(*unit.highest), *unit.highest);
        into.ungraded += unit.ungraded;
        for (std::size_t grade = 0; grade < unit.grades.size(); ++grade)
            into.grades[grade] += unit.grades[grade];
        for (std::size_t area = 0; area < areas; ++area)
            area_sums[above.row()][area] += area_sums[id.row()][area];
    }
}

}  // namespace muster::evaluation
