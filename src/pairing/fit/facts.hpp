// What a Fit knows, with names turned into numbers so that a pair is scored without touching text.
#pragma once

#include "muster/pairing/fit.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace muster::inline v0_2::pairing {

inline constexpr std::size_t feature_count = 7;

/// Rules of FitRules, as bits of what a pair breaks.
enum BrokenRule : unsigned {
    breaks_later_year = 1u << 0,
    breaks_language = 1u << 1,
    breaks_need = 1u << 2,
    breaks_free_time = 1u << 3,
    breaks_never_repeat = 1u << 4,
};

struct FitFacts {
    /// One person; 0 stands for "not known", lists are sorted.
    struct Person {
        std::vector<std::pair<std::uint32_t, std::int64_t>> levels;  // subject, millionths
        std::int64_t levels_sum = 0;
        std::uint32_t major = 0;
        int year = 0;
        FreeTime free_time;
        std::uint32_t building = 0;
        std::uint32_t floor = 0;
        std::uint32_t room = 0;
        std::vector<std::uint32_t> languages;
    };

    struct Earlier {
        std::uint32_t mentor;
        int terms_ago;
    };

    Table<MentorId, MentorProfile> mentors;
    Table<MenteeId, MenteeProfile> mentees;
    FitWeights weights;
    FitRules rules;
    std::vector<EarlierPairing> earlier;

    std::vector<Person> helping;
    std::vector<Person> helped;
    bool has_needs = false;                               // of any mentee
    std::vector<std::vector<Earlier>> earlier_of;         // by mentee, sorted by mentor, the latest term only
    std::array<std::int64_t, feature_count> weight_of{};  // millionths

    /// Terms since the two were last paired; 0 if never.
    [[nodiscard]] int terms_since(std::uint32_t mentor, std::uint32_t mentee) const noexcept;
    /// Share of each feature, in millionths.
    [[nodiscard]] std::array<std::int64_t, feature_count> shares(std::uint32_t mentor, std::uint32_t mentee) const;
    /// Millionths of points for a share of a feature.
    [[nodiscard]] std::int64_t points(std::size_t feature, std::int64_t share) const noexcept;
    /// Bits of BrokenRule.
    [[nodiscard]] unsigned broken_rules(std::uint32_t mentor, std::uint32_t mentee) const noexcept;
    /// What makes the pair a poor one.
    [[nodiscard]] std::vector<PoorPair> flags(std::uint32_t mentor, std::uint32_t mentee) const;
};

}  // namespace muster::pairing
