#include "rebuilt.hpp"

#include <algorithm>
#include <cstdint>

namespace muster::pairing {

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
        for (std::size_t at = 0; at < pairs.mentors.size(); ++at)
            candidates.push_back(
                {mentee, pairs.mentors[at], rebuild.score(mentee, pairs.mentors[at], pairs.scores[at])});
        if (!problem.first_seats().empty())
            options.wanted.push_back(problem.wanted(mentee));
    }
    return {{problem.mentors().begin(), problem.mentors().end()}, problem.mentee_count(), candidates, options};
}

}  // namespace muster::pairing
