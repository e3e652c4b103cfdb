// The tree of the organisation's units.
#pragma once

#include "muster/core/day.hpp"
#include "muster/core/id.hpp"
#include "muster/core/label.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::org {

/// Level of a unit, highest first. A unit stands below one of a higher level.
enum class UnitLevel : std::uint8_t {
    committee,       ///< 党委, of a school or college
    general_branch,  ///< 党总支, of several branches
    branch,          ///< 党支部, which decides on members
    group,           ///< 党小组, within a branch
};

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
    Label name;                  ///< as people call it
    Day since;                   ///< first day of it
    std::optional<Day> until{};  ///< last day of it; not set: it goes on

    friend bool operator==(const Channel&, const Channel&) = default;
};

/// A node of the tree: committee 党委, general branch 党总支, branch 党支部, group 党小组.
struct Unit {
    std::string code;                     ///< the name people write in their files
    Label name{};                         ///< name in reports
    UnitLevel level = UnitLevel::branch;  ///< which of the four levels
    UnitId above{};                       ///< the unit it stands below; not set for a root
    std::optional<Day> founded{};         ///< first day; not set: not known
    std::vector<Channel> channels{};      ///< where it meets online

    friend bool operator==(const Unit&, const Unit&) = default;
};

}  // namespace muster::org

#pragma GCC visibility pop
