// A weighted problem as its solver sees it: mentees kept together are one, and mentors know whom they may have.
#pragma once

#include "pairing/cases/tree.hpp"

#include "muster/pairing/weighted.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace muster::inline v0_2::pairing::weighted {

inline constexpr std::uint32_t nobody = 0xffffffff;  // no mentor, no bundle, no set

/// A mentor that a bundle may have.
struct Choice {
    std::uint32_t mentor = 0;
    Score score = 0;
};

/// Mentees who are kept together, or one.
struct Bundle {
    std::vector<MenteeId> mentees{};          // rising
    std::vector<Choice> choices{};            // rising by mentor
    std::uint32_t wanted = 1;                 // mentors that each of them is to have
    std::vector<std::uint32_t> required{};    // mentors that it must have, rising
    std::optional<Score> alone{};             // what it is worth that all miss one mentor; nothing where they may not
    std::int64_t weight = 0;                  // of all
    std::uint32_t set = nobody;               // the first set kept apart that it stands in
    std::vector<std::uint32_t> apart_from{};  // bundles, rising
};

/// Of one mentor.
struct Taker {
    std::vector<std::uint32_t> bundles{};  // whom it may have, by set: those of one set stand side by side
    std::vector<Score> scores{};           // of each
    Capacity capacity;
    Hours hours;
};

struct Model {
    explicit Model(const WeightedProblem& problem);

    const Problem& pairs;
    std::vector<Bundle> bundles{};
    std::vector<Taker> takers{};
    std::vector<std::uint32_t> bundle_of{};  // by mentee; `nobody` where it is not there
    bool has_hours = false;
    std::int64_t cell = 1;  // what all weights are multiples of, or more where hours are many
    bool is_exact = true;   // the cell divides every weight
    Score step = 0;         // all totals are multiples of it; 0: all are 0
    Score largest = 0;      // the largest score of a bundle, in size

    [[nodiscard]] std::optional<Score> score_of(std::uint32_t bundle, std::uint32_t mentor) const;
    [[nodiscard]] bool are_apart(std::uint32_t left, std::uint32_t right) const;
};

}  // namespace muster::pairing::weighted
