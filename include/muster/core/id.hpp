// A name for one thing that cannot be taken for the name of another kind of thing.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>

namespace muster {

/// Names one `Kind` by its row in the table that owns it.
///
/// Ids of different kinds do not mix, and integers become ids only when asked to.
/// A default-built id names nothing, so a forgotten assignment can be seen; it sorts last.
template <class Kind>
class Id {
public:
    using Value = std::uint32_t;

    constexpr Id() = default;
    constexpr explicit Id(Value row) : row_(row) {}

    /// Row in the owning table, counted from 0. Meaningless unless `is_set()`.
    [[nodiscard]] constexpr Value row() const noexcept { return row_; }
    [[nodiscard]] constexpr bool is_set() const noexcept { return row_ != nothing; }

    friend constexpr auto operator<=>(const Id&, const Id&) = default;

private:
    static constexpr Value nothing = std::numeric_limits<Value>::max();

    Value row_ = nothing;
};

using MemberId = Id<struct MemberKind>;
using StudentId = Id<struct StudentKind>;
using UnitId = Id<struct UnitKind>;
using PlaceId = Id<struct PlaceKind>;
using ClassId = Id<struct ClassKind>;
using PostId = Id<struct PostKind>;
using OfficeId = Id<struct OfficeKind>;
using DutyId = Id<struct DutyKind>;
using GoalId = Id<struct GoalKind>;
using MentorId = Id<struct MentorKind>;
using MenteeId = Id<struct MenteeKind>;
using ShiftId = Id<struct ShiftKind>;
using ShiftTypeId = Id<struct ShiftTypeKind>;
using SkillId = Id<struct SkillKind>;
using ActivityId = Id<struct ActivityKind>;
using IncidentId = Id<struct IncidentKind>;
using IndicatorId = Id<struct IndicatorKind>;
using EvidenceId = Id<struct EvidenceKind>;

}  // namespace muster

template <class Kind>
struct std::hash<muster::Id<Kind>> {
    std::size_t operator()(muster::Id<Kind> id) const noexcept { return std::hash<std::uint32_t>{}(id.row()); }
};
