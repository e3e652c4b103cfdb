// Who is evaluated.
#pragma once

#include "muster/core/fields.hpp"
#include "muster/core/id.hpp"
#include "muster/core/label.hpp"
#include "muster/core/table.hpp"
#include "muster/org/stage_history.hpp"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::evaluation {

/// One member as an evaluation sees them: a code, no name.
struct RollMember {
    /// What it is, in a sentence.
    static constexpr const char* summary = "One member as an evaluation sees them.";

    std::string code;                   ///< the name people write in their files
    std::string unit{};                 ///< code of their unit; empty: of none
    std::optional<org::Stage> stage{};  ///< at the end of the term
    std::vector<std::string> roles{};   ///< codes of what was assigned to them, as "mentor": see `Indicator::assigned`

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("code", &RollMember::code).needed(), field("unit", &RollMember::unit),
                    field("stage", &RollMember::stage), field("roles", &RollMember::roles).added_in(2));
    }

    friend bool operator==(const RollMember&, const RollMember&) = default;
};

/// One unit.
struct RollUnit {
    /// What it is, in a sentence.
    static constexpr const char* summary = "One unit.";

    std::string code;      ///< the name people write in their files
    Label label{};         ///< name in reports
    std::string parent{};  ///< code of the unit above; empty at the top

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("code", &RollUnit::code).needed(), field("label", &RollUnit::label),
                    field("parent", &RollUnit::parent));
    }

    friend bool operator==(const RollUnit&, const RollUnit&) = default;
};

/// Members and the tree of their units. Immutable; a copy takes O(1).
///
/// Always true: codes stand once, named units are there, the tree has no circles, no unit lies more than 64 levels
/// below the top.
class Roll {
public:
    /// Nobody.
    Roll() : lists_(std::make_shared<Lists>()) {}

    /// @throws InvalidInputs  with every fault.
    explicit Roll(std::vector<RollMember> members, std::vector<RollUnit> units = {});

    /// Members, in the order given; their ids are row numbers.
    [[nodiscard]] const Table<MemberId, RollMember>& members() const noexcept { return lists_->members; }
    /// Units, in the order given; their ids are row numbers.
    [[nodiscard]] const Table<UnitId, RollUnit>& units() const noexcept { return lists_->units; }
    /// Unset where the member is of none.
    [[nodiscard]] UnitId unit_of(MemberId member) const noexcept { return lists_->unit_of[member.row()]; }
    /// Unset at the top.
    [[nodiscard]] UnitId parent_of(UnitId unit) const noexcept { return lists_->parent_of[unit.row()]; }
    /// Whether a role was assigned to a member.
    [[nodiscard]] bool holds(MemberId member, std::string_view role) const noexcept
    {
        for (const std::string& each : members()[member].roles)
            if (each == role)
                return true;
        return false;
    }
    /// Every unit after all units below it. Valid as long as this roll is.
    [[nodiscard]] std::span<const UnitId> bottom_up() const noexcept { return lists_->bottom_up; }

    friend bool operator==(const Roll& left, const Roll& right)
    {
        return left.lists_ == right.lists_ || (left.members() == right.members() && left.units() == right.units());
    }

private:
    struct Lists {
        Table<MemberId, RollMember> members{};
        Table<UnitId, RollUnit> units{};
        std::vector<UnitId> unit_of{};
        std::vector<UnitId> parent_of{};
        std::vector<UnitId> bottom_up{};
    };

    std::shared_ptr<const Lists> lists_;
};

}  // namespace muster::evaluation

#pragma GCC visibility pop
