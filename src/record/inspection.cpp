#include "muster/record/inspection.hpp"

#include <algorithm>

namespace muster::inline v0_2::record {
namespace {

constexpr int school_year_begins = 8;  // August

std::int32_t points_of(const Inspection& inspection, const InspectionRules& rules)
{
    const auto left = [&](std::int32_t points, std::int32_t faults) {
        return std::max(0, points - rules.fault * faults);
    };
    return left(rules.bed, inspection.bed) + left(rules.desk, inspection.desk) + left(rules.wall, inspection.wall) +
           left(rules.floor, inspection.floor);
}

std::int32_t pass_of(PlaceId room, const org::Organisation& organisation, const InspectionRules& rules)
{
    const auto building = organisation.enclosing(room, org::PlaceLevel::building);
    const auto found = std::ranges::find_if(
        rules.buildings, [&](const BuildingPass& one) { return building && one.building == *building; });
    return found == rules.buildings.end() ? rules.passes_from : found->passes_from;
}

}  // namespace

std::vector<InspectionResult> judge(std::span<const Inspection> inspections, const org::Organisation& organisation,
                                    const InspectionRules& rules)
{
    std::vector<InspectionResult> results;
    results.reserve(inspections.size());
    for (const Inspection& one : inspections)
        results.push_back({one.room, one.day, points_of(one, rules), pass_of(one.room, organisation, rules)});
    return results;
}

std::int32_t school_year(Day day)
{
    return static_cast<std::int32_t>(day.year()) - (day.month() < school_year_begins ? 1 : 0);
}

std::optional<InspectionResult> bars_honours(std::span<const InspectionResult> results, PlaceId room, Day day)
{
    std::optional<InspectionResult> earliest;
    for (const InspectionResult& one : results)
        if (one.room == room && !one.passes() && school_year(one.day) == school_year(day) &&
            (!earliest || one.day < earliest->day))
            earliest = one;
    return earliest;
}

std::vector<BarredTitle> barred_titles(const org::Organisation& organisation, std::span<const InspectionResult> results)
{
    std::vector<BarredTitle> barred;
    for (std::uint32_t row = 0; row < organisation.places().size(); ++row) {
        const PlaceId room(row);
        if (organisation.places()[room].level != org::PlaceLevel::room)
            continue;
        for (const org::Title& title : organisation.places()[room].titles) {
            const auto fail = bars_honours(results, room, title.given);
            // Later in the year it is withdrawn at once, or is held against the rule.
            if (fail && (fail->day < title.given || title.holds_on(fail->day + Days(1))))
                barred.push_back({room, title.given, fail->day});
        }
    }
    return barred;
}

}  // namespace muster::record
