// How a shared capacity is called in messages.
#pragma once

#include "muster/pairing/shared.hpp"

#include <cstddef>
#include <string>

namespace muster::inline v0_2::pairing {

/// `shared capacity "floor 2"`, or its number from 1 where it has no name.
[[nodiscard]] inline std::string shared_name(const SharedCapacity& each, std::size_t at)
{
    std::string text = "shared capacity ";
    if (each.name.empty())
        return text += std::to_string(at + 1);
    return text.append("\"").append(each.name).append("\"");
}

}  // namespace muster::pairing
