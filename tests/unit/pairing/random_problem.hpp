// Small pairing problems at random, on which every way can be tried.
#pragma once

#include "muster/core/seed.hpp"
#include "muster/pairing/problem.hpp"

#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace muster::inline v0_2::pairing {

inline MenteeId mentee(std::uint32_t row) { return MenteeId(row); }
inline MentorId mentor(std::uint32_t row) { return MentorId(row); }

// What a random problem may have besides candidates, capacities, a price of being alone, required and forbidden pairs.
enum class Extras : std::uint8_t { none, several_mentors, several_mentors_and_load_prices };

// Few people, mostly few values and so many ties.
inline Problem random_problem(Random& random, Extras extras = Extras::several_mentors_and_load_prices)
{
    const std::uint32_t mentors = 1 + random.below(4);
    const std::uint32_t mentees = 1 + random.below(6);
    const std::uint32_t scores = random.below(4) == 0 ? 1000 : 1 + random.below(8);
    std::vector<Capacity> capacities;
    for (std::uint32_t at = 0; at < mentors; ++at) {
        const std::uint32_t maximum = random.below(4);
        capacities.push_back({random.below(3) == 0 ? random.below(maximum + 1) : 0, maximum});
    }
    std::vector<Candidate> candidates;
    for (std::uint32_t row = 0; row < mentees; ++row)
        for (std::uint32_t at = 0; at < mentors; ++at)
            if (random.below(4) != 0)
                candidates.push_back({mentee(row), mentor(at), Score{random.below(scores)} - 3});
    ProblemOptions options;
    if (random.below(2) == 0)
        options.unmatched_price = Score{random.below(8)} - 3;
    if (!candidates.empty() && random.below(3) == 0) {
        const auto& required = candidates[random.below(static_cast<std::uint32_t>(candidates.size()))];
        options.required.emplace_back(required.mentee, required.mentor);
    }
    if (options.required.empty() && !candidates.empty() && random.below(3) == 0)
        options.forbidden.emplace_back(candidates.back().mentee, candidates.back().mentor);
    if (extras != Extras::none && random.below(2) == 0)
        for (std::uint32_t row = 0; row < mentees; ++row)
            options.wanted.push_back(
                std::min(mentors, options.required.empty() ? random.below(4) : 1 + random.below(3)));
    if (extras == Extras::several_mentors_and_load_prices && random.below(2) == 0)
        for (std::uint32_t at = 0; at < mentors; ++at)
            options.load_prices.push_back({static_cast<std::int32_t>(random.below(4)) - 1, random.below(4)});
    random.shuffle(std::span(candidates));
    return Problem(std::move(capacities), mentees, candidates, options);
}

}  // namespace muster::pairing
