// Where people live and where duties are stood.
#pragma once

#include "muster/core/id.hpp"
#include "muster/core/label.hpp"
#include "muster/org/title.hpp"

#include <cstdint>
#include <string>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::org {

/// Level of a place, largest first. A place lies within one of a larger level.
enum class PlaceLevel : std::uint8_t {
    building,  ///< also a sports venue
    floor,     ///< of a building
    room,      ///< of a floor
    bed,       ///< of a room; one person's
};

/// 寝室, room.
[[nodiscard]] inline Label label_of(PlaceLevel level)
{
    switch (level) {
    case PlaceLevel::building:
        return {"楼栋", "building"};
    case PlaceLevel::floor:
        return {"楼层", "floor"};
    case PlaceLevel::room:
        return {"寝室", "room"};
    case PlaceLevel::bed:
        return {"床位", "bed"};
    }
    return {};
}

/// A node of the tree bed < room < floor < building. A sports venue is a building.
struct Place {
    std::string code;                     ///< the name people write in their files
    Label name{};                         ///< name in reports
    PlaceLevel level = PlaceLevel::room;  ///< which of the four levels
    PlaceId within{};                     ///< the place it lies in; not set for a root
    std::vector<Title> titles{};          ///< given to it, as a model dormitory

    friend bool operator==(const Place&, const Place&) = default;
};

}  // namespace muster::org

#pragma GCC visibility pop
