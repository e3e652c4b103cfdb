// How a row of what was given is named where something is wrong with it.
#pragma once

#include "muster/core/error.hpp"
#include "muster/core/id.hpp"

#include <cstddef>
#include <string>
#include <utility>

namespace muster::inline v0_2::pairing {

using Pair = std::pair<MenteeId, MentorId>;

/// `candidate 3`, for the row at 2, and its name behind it where it has one.
[[nodiscard]] inline Where row_of(const char* list, std::size_t row, const std::string& name = {})
{
    return {list + (" " + std::to_string(row + 1)) + (name.empty() ? "" : " \"" + name + "\"")};
}

[[nodiscard]] inline std::string name_of(MenteeId mentee, MentorId mentor)
{
    return "mentee " + std::to_string(mentee.row()) + " with mentor " + std::to_string(mentor.row());
}

}  // namespace muster::pairing
