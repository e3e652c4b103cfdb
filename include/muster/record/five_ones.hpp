// The "five ones" 五个一: one bed, one room, one class, one floor, one building; and who answers for which.
#pragma once

#include "muster/core/day.hpp"
#include "muster/core/enumeration.hpp"
#include "muster/core/fields.hpp"
#include "muster/core/id.hpp"
#include "muster/core/label.hpp"
#include "muster/core/points.hpp"
#include "muster/org/organisation.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::record {

/// One of the five. Bed, room, floor and building lie within each other; a class lies across them.
enum class FiveOne : std::uint8_t {
    bed,          ///< 整洁一张床位
    room,         ///< 净化一间寝室
    study_class,  ///< 带动一个班级
    floor,        ///< 影响一个楼层
    building,     ///< 辐射一个楼栋
};
/// Names of its values, in order.
constexpr auto listed(FiveOne)
{
    return enumeration("One of the five: bed, room, class, floor, building.", "bed", "room", "study_class", "floor",
                       "building");
}

/// 整洁一张床位, tidy one bed.
[[nodiscard]] inline Label label_of(FiveOne one)
{
    switch (one) {
    case FiveOne::bed:
        return {"整洁一张床位", "tidy one bed"};
    case FiveOne::room:
        return {"净化一间寝室", "clean one room"};
    case FiveOne::study_class:
        return {"带动一个班级", "bring along one class"};
    case FiveOne::floor:
        return {"影响一个楼层", "influence one floor"};
    case FiveOne::building:
        return {"辐射一个楼栋", "radiate to one building"};
    }
    return {};
}

/// A member answers for one of the five.
struct FiveOneCharge {
    /// What it is, in a sentence.
    static constexpr const char* summary = "A member answers for one bed, room, class, floor or building.";

    MemberId member;             ///< who answers
    FiveOne one = FiveOne::bed;  ///< for which of the five
    PlaceId place{};             ///< the bed, room, floor or building; unset for a class
    ClassId study_class{};       ///< the class; unset for a place
    Day since;                   ///< first day
    std::optional<Day> until{};  ///< last day; not set: still

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("member", &FiveOneCharge::member).needed(), field("one", &FiveOneCharge::one).needed(),
                    field("place", &FiveOneCharge::place), field("study_class", &FiveOneCharge::study_class),
                    field("since", &FiveOneCharge::since).needed(), field("until", &FiveOneCharge::until));
    }

    /// Whether it holds on `day`.
    [[nodiscard]] bool holds_on(Day day) const { return since <= day && !(until && *until < day); }

    friend bool operator==(const FiveOneCharge&, const FiveOneCharge&) = default;
};

/// Something that a member did for one of the five.
struct FiveOneDeed {
    /// What it is, in a sentence.
    static constexpr const char* summary = "Something that a member did for one of the five.";

    MemberId member;             ///< who did it
    FiveOne one = FiveOne::bed;  ///< for which of the five
    PlaceId place{};             ///< the bed, room, floor or building; unset for a class
    ClassId study_class{};       ///< the class; unset for a place
    Day day;                     ///< when

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("member", &FiveOneDeed::member).needed(), field("one", &FiveOneDeed::one).needed(),
                    field("place", &FiveOneDeed::place), field("study_class", &FiveOneDeed::study_class),
                    field("day", &FiveOneDeed::day).needed());
    }

    friend bool operator==(const FiveOneDeed&, const FiveOneDeed&) = default;
};

/// What a deed counts, the less the farther it is from where the member lives.
///
/// "Leads own and next rooms 10 / 5 / 0" gives one and a half for own and next; the quarter of a building is the
/// library's own.
struct NearnessWeights {
    /// What it is, in a sentence.
    static constexpr const char* summary = "What a deed counts, the less the farther from where the member lives.";

    Quantity own_room = Quantity::from_millionths(1'000'000);     ///< in the member's own room, and its beds
    Quantity own_class = Quantity::from_millionths(500'000);      ///< for the member's own class
    Quantity same_floor = Quantity::from_millionths(500'000);     ///< on the same floor, and the floor itself
    Quantity same_building = Quantity::from_millionths(250'000);  ///< in the same building, and the building itself
    Quantity elsewhere{};                                         ///< anywhere else

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("own_room", &NearnessWeights::own_room), field("own_class", &NearnessWeights::own_class),
                    field("same_floor", &NearnessWeights::same_floor),
                    field("same_building", &NearnessWeights::same_building),
                    field("elsewhere", &NearnessWeights::elsewhere));
    }

    friend bool operator==(const NearnessWeights&, const NearnessWeights&) = default;
};

/// What a deed counts. Ids must be of the organisation.
[[nodiscard]] Quantity weight_of(const FiveOneDeed& deed, const org::Organisation& organisation,
                                 const NearnessWeights& weights = {});

/// Places of `level` in which somebody lives and for which nobody answers on `day`, in the order of the rows.
///
/// Who answers for a place does not answer for what lies within it. O(charges + people + places).
[[nodiscard]] std::vector<PlaceId> unanswered(const org::Organisation& organisation, org::PlaceLevel level,
                                              std::span<const FiveOneCharge> charges, Day day);

}  // namespace muster::record

#pragma GCC visibility pop
