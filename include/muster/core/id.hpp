// A name for one thing that cannot be taken for the name of another kind of thing.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <typeindex>  // declares std::hash, at a fifth of what <functional> costs

#pragma GCC visibility push(default)

namespace muster::inline v0_2 {

/// Names one `Kind` by its row in the table that owns it.
///
/// Ids of different kinds do not mix, and integers become ids only when asked to.
/// A default-built id names nothing, so a forgotten assignment can be seen; it sorts last.
template <class Kind>
class Id {
public:
    /// A row number.
    using Value = std::uint32_t;

    constexpr Id() = default;
    /// Names a row.
    constexpr explicit Id(Value row) : row_(row) {}

    /// Row in the owning table, counted from 0. Meaningless unless `is_set()`.
    [[nodiscard]] constexpr Value row() const noexcept { return row_; }
    /// Whether it names a row.
    [[nodiscard]] constexpr bool is_set() const noexcept { return row_ != nothing; }

    friend constexpr auto operator<=>(const Id&, const Id&) = default;

private:
    static constexpr Value nothing = std::numeric_limits<Value>::max();

    Value row_ = nothing;
};

/// What ids name. Only names: nothing is of these types.
namespace kind {
struct Member;
struct Student;
struct Unit;
struct Place;
struct Class;
struct Post;
struct Office;
struct Duty;
struct Goal;
struct Mentor;
struct Mentee;
struct Shift;
struct ShiftType;
struct Skill;
struct Contract;
struct Pattern;
struct Activity;
struct Incident;
struct Indicator;
struct Evidence;
}  // namespace kind

using MemberId = Id<kind::Member>;        ///< a person of the organisation
using StudentId = Id<kind::Student>;      ///< a person who is helped
using UnitId = Id<kind::Unit>;            ///< a unit of the organisation
using PlaceId = Id<kind::Place>;          ///< a building, floor, room or bed
using ClassId = Id<kind::Class>;          ///< a class of students
using PostId = Id<kind::Post>;            ///< where a duty is stood
using OfficeId = Id<kind::Office>;        ///< an office of a unit
using DutyId = Id<kind::Duty>;            ///< something that one person answers for
using GoalId = Id<kind::Goal>;            ///< a goal of a unit
using MentorId = Id<kind::Mentor>;        ///< one who helps, in a pairing
using MenteeId = Id<kind::Mentee>;        ///< one who is helped, in a pairing
using ShiftId = Id<kind::Shift>;          ///< a shift
using ShiftTypeId = Id<kind::ShiftType>;  ///< a type of shifts
using SkillId = Id<kind::Skill>;          ///< what a shift may ask for
using ContractId = Id<kind::Contract>;    ///< what is asked of some members alike
using PatternId = Id<kind::Pattern>;      ///< days that should not follow each other so
using ActivityId = Id<kind::Activity>;    ///< something the organisation does
using IncidentId = Id<kind::Incident>;    ///< something that went wrong
using IndicatorId = Id<kind::Indicator>;  ///< one thing that is counted
using EvidenceId = Id<kind::Evidence>;    ///< a record of the ledger

}  // namespace muster

/// @cond  of the standard library, and plain
template <class Kind>
struct std::hash<muster::Id<Kind>> {
    std::size_t operator()(muster::Id<Kind> id) const noexcept { return id.row(); }
};
/// @endcond

#pragma GCC visibility pop
