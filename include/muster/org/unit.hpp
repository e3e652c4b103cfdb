// The tree of the organisation's units.
#pragma once

#include "muster/core/day.hpp"
#include "muster/core/id.hpp"
#include "muster/core/label.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace muster::org {

/// Level of a unit, highest first. A unit stands below one of a higher level.
enum class UnitLevel : std::uint8_t { committee, general_branch, branch, group };

/// 党支部, branch.
[[nodiscard]] inline Label label_of(UnitLevel level)
{
    switch (level) {
    case UnitLevel::committee:
        return {"党委", "committee"};
    case UnitLevel::general_branch:
        return {"党总支", "general branch"};
    case UnitLevel::branch:
        return {"党支部", "branch"};
    case UnitLevel::group:
        return {"党小组", "group"};
    }
    return {};
}

/// A dated channel of a unit that meets online (QQ, WeChat, a study app): laid over the unit, not a second membership.
struct Channel {
    Label name;
    Day since;
    std::optional<Day> until{};  ///< last day

    friend bool operator==(const Channel&, const Channel&) = default;
};

/// A node of the tree: committee 党委, general branch 党总支, branch 党支部, group 党小组.
struct Unit {
    std::string code;
    Label name{};
    UnitLevel level = UnitLevel::branch;
    UnitId above{};  ///< not set for a root
    std::optional<Day> founded{};
    std::vector<Channel> channels{};

    friend bool operator==(const Unit&, const Unit&) = default;
};

}  // namespace muster::org
