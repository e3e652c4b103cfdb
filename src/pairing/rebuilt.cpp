#include "rebuilt.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace muster::inline v0_2::pairing {

Problem rebuilt(const Problem& problem, const Rebuild& rebuild)
{
    std::vector<Candidate> candidates;
    candidates.reserve(problem.candidate_count());
    ProblemOptions options{.unmatched_price = rebuild.unmatched_price,
                           .required = {problem.required().begin(), problem.required().end()},
                           .forbidden = rebuild.forbidden,
                           .load_prices = {problem.load_prices().begin(), problem.load_prices().end()}};
    for (const auto& [mentee, mentor] : rebuild.made)
        if (!problem.is_required(mentee, mentor))
            options.required.emplace_back(mentee, mentor);
    for (LoadPrice& price : options.load_prices)
        price.step *= rebuild.load_factor;
    for (std::uint32_t row = 0; row < problem.mentee_count(); ++row) {
        const MenteeId mentee(row);
        const auto pairs = problem.candidates_of(mentee);
        for (std::size_t at = 0; at < pairs.mentors.size(); ++at) {
            const Score score = pairs.scores[at];
            candidates.push_back(
                {mentee, pairs.mentors[at], rebuild.score ? rebuild.score(mentee, pairs.mentors[at], score) : score});
        }
        if (!problem.first_seats().empty() || rebuild.is_gone)
            options.wanted.push_back(rebuild.is_gone && rebuild.is_gone(row) ? 0 : problem.wanted(mentee));
    }
    if (rebuild.is_gone && std::ranges::all_of(options.wanted, [](std::uint32_t wanted) { return wanted == 1; }))
        options.wanted.clear();
    std::vector<Capacity> mentors = rebuild.mentors.value_or(std::vector<Capacity>());
    if (!rebuild.mentors)
        mentors.assign(problem.mentors().begin(), problem.mentors().end());
    return {std::move(mentors), problem.mentee_count(), candidates, options};
}

}  // namespace muster::pairing
