// What changed in a live pairing, for Python.
#pragma once

#include "muster/pairing/live.hpp"

#include <optional>
#include <tuple>
#include <vector>

namespace muster::python {

using Moves = std::vector<std::tuple<MenteeId, std::optional<MentorId>, std::optional<MentorId>>>;

inline Moves moves_of(const std::vector<pairing::Change>& changes)
{
    const auto named = [](MentorId mentor) { return mentor.is_set() ? std::optional(mentor) : std::nullopt; };
    Moves moves;
    for (const pairing::Change& change : changes)
        moves.emplace_back(change.mentee, named(change.from), named(change.to));
    return moves;
}

}  // namespace muster::python
