// Inspections of rooms, what passes, and which honours a fail bars.
#pragma once

#include "muster/core/day.hpp"
#include "muster/core/fields.hpp"
#include "muster/core/id.hpp"
#include "muster/org/organisation.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::record {

/// One inspection of a room: faults found with each part.
struct Inspection {
    /// What it is, in a sentence.
    static constexpr const char* summary = "One inspection of a room: faults found with each part.";

    PlaceId room;            ///< which room
    Day day;                 ///< when
    std::int32_t bed = 0;    ///< faults with the beds
    std::int32_t desk = 0;   ///< faults with the desks
    std::int32_t wall = 0;   ///< faults with the walls
    std::int32_t floor = 0;  ///< faults with the floor

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("room", &Inspection::room).needed(), field("day", &Inspection::day).needed(),
                    field("bed", &Inspection::bed).within(0, 1000), field("desk", &Inspection::desk).within(0, 1000),
                    field("wall", &Inspection::wall).within(0, 1000),
                    field("floor", &Inspection::floor).within(0, 1000));
    }

    friend bool operator==(const Inspection&, const Inspection&) = default;
};

/// What passes in one building, as inspectors differ.
struct BuildingPass {
    /// What it is, in a sentence.
    static constexpr const char* summary = "What passes in one building.";

    PlaceId building;               ///< which building
    std::int32_t passes_from = 80;  ///< least points that pass

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("building", &BuildingPass::building).needed(),
                    field("passes_from", &BuildingPass::passes_from).within(0, 100));
    }

    friend bool operator==(const BuildingPass&, const BuildingPass&) = default;
};

/// Points of each part, what a fault costs, and what passes: a university's rule. A part never counts less than
/// nothing.
struct InspectionRules {
    /// What it is, in a sentence.
    static constexpr const char* summary = "Points of each part of a room, what a fault costs, and what passes.";

    std::int32_t bed = 20;                  ///< points of the beds
    std::int32_t desk = 20;                 ///< points of the desks
    std::int32_t wall = 20;                 ///< points of the walls
    std::int32_t floor = 40;                ///< points of the floor
    std::int32_t fault = 5;                 ///< what each fault takes off its part
    std::int32_t passes_from = 80;          ///< least points that pass
    std::vector<BuildingPass> buildings{};  ///< buildings in which other points pass

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("bed", &InspectionRules::bed).within(0, 100),
                    field("desk", &InspectionRules::desk).within(0, 100),
                    field("wall", &InspectionRules::wall).within(0, 100),
                    field("floor", &InspectionRules::floor).within(0, 100),
                    field("fault", &InspectionRules::fault).within(0, 100),
                    field("passes_from", &InspectionRules::passes_from).within(0, 400),
                    field("buildings", &InspectionRules::buildings));
    }

    friend bool operator==(const InspectionRules&, const InspectionRules&) = default;
};

/// An inspection judged.
struct InspectionResult {
    /// What it is, in a sentence.
    static constexpr const char* summary = "An inspection judged.";

    PlaceId room;                  ///< which room
    Day day;                       ///< when
    std::int32_t points = 0;       ///< points it was given
    std::int32_t passes_from = 0;  ///< least points that pass there

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("room", &InspectionResult::room).needed(), field("day", &InspectionResult::day).needed(),
                    field("points", &InspectionResult::points), field("passes_from", &InspectionResult::passes_from));
    }

    /// Whether it passed.
    [[nodiscard]] bool passes() const noexcept { return points >= passes_from; }

    friend bool operator==(const InspectionResult&, const InspectionResult&) = default;
};

/// Each inspection judged, in the same order. Rooms must be of the organisation.
[[nodiscard]] std::vector<InspectionResult> judge(std::span<const Inspection> inspections,
                                                  const org::Organisation& organisation,
                                                  const InspectionRules& rules = {});

/// The year in which the school year of `day` begins; school years begin in August.
[[nodiscard]] std::int32_t school_year(Day day);

/// The earliest fail of the room in the school year of `day`, which bars honours that year; nothing where there is
/// none.
[[nodiscard]] std::optional<InspectionResult> bars_honours(std::span<const InspectionResult> results, PlaceId room,
                                                           Day day);

/// A title of a room that a fail of the same school year bars.
struct BarredTitle {
    /// What it is, in a sentence.
    static constexpr const char* summary = "A title of a room that a fail of the same school year bars.";

    PlaceId room;  ///< which room
    Day given;     ///< when the title was given
    Day failed;    ///< when the room failed: before that day, it was not to be given; later, it is to be withdrawn

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("room", &BarredTitle::room).needed(), field("given", &BarredTitle::given).needed(),
                    field("failed", &BarredTitle::failed).needed());
    }

    friend bool operator==(const BarredTitle&, const BarredTitle&) = default;
};

/// Titles of demonstration rooms 示范岗 that a fail bars: given in the school year of an earlier fail, or held on
/// through a later one. In the order of the rooms.
[[nodiscard]] std::vector<BarredTitle> barred_titles(const org::Organisation& organisation,
                                                     std::span<const InspectionResult> results);

}  // namespace muster::record

#pragma GCC visibility pop
