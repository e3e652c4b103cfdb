// People as the search for a stable pairing sees them: whoever is placed together is one unit with one list.
#pragma once

#include "muster/pairing/couples.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace muster::inline v0_2::pairing::couples {

inline constexpr std::uint32_t nobody = 0xffffffff;

/// What a unit can have: a place for each of it.
struct Choice {
    std::uint32_t mentor[2] = {nobody, nobody};
    std::uint32_t liked[2] = {0, 0};  // which choice of that mentor's each is; lower is better
    std::uint32_t rank = 0;           // equal ones are liked alike
};

/// A mentee alone, or a couple.
struct Unit {
    std::vector<MenteeId> mentees;
    std::vector<Choice> choices;  // rising by rank; the last is nothing
};

/// One way in which somebody can be with a mentor.
struct Entry {
    std::uint32_t unit;
    std::uint32_t slot;  // which of the unit
    std::uint32_t choice;
};

struct Model {
    explicit Model(const CouplesProblem& problem);

    /// The mentor of each mentee where each unit has this choice.
    [[nodiscard]] std::vector<MentorId> mentors_of(const std::vector<std::uint32_t>& choices) const;

    std::vector<Unit> units{};
    std::vector<std::int32_t> capacity{};
    std::vector<std::vector<Entry>> entries{};  // by mentor; those of one mentee stand side by side
};

}  // namespace muster::pairing::couples
