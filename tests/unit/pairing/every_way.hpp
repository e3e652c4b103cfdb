// The best pairing by trying every way there is, and small problems to try it on.
#pragma once

#include "muster/core/seed.hpp"
#include "muster/pairing/problem.hpp"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace muster::pairing {

inline MenteeId mentee(std::uint32_t row) { return MenteeId(row); }
inline MentorId mentor(std::uint32_t row) { return MentorId(row); }

// Greatest total over every way to fill each mentee's seats with candidates or nobody; nothing where no way keeps the
// capacities and the pairs that must be.
class EveryWay {
public:
    explicit EveryWay(const Problem& problem) : problem_(problem), loads_(problem.mentors().size(), 0)
    {
        try_from(0, 0, 0, 0);
    }

    [[nodiscard]] std::optional<Score> best() const { return best_; }

private:
    // `filled` seats of this mentee are, with mentors before `next`.
    void try_from(std::uint32_t row, std::uint32_t filled, std::uint32_t next, Score total)
    {
        if (row == problem_.mentee_count())
            return end(total);
        const std::uint32_t missing = problem_.wanted(mentee(row)) - filled;
        if (next == loads_.size()) {
            const auto price = problem_.unmatched_price(mentee(row));
            if (missing == 0 || price)
                try_from(row + 1, 0, 0, total - (missing == 0 ? 0 : Score{missing} * *price));
            return;
        }
        const auto score = problem_.score_of(mentee(row), mentor(next));
        if (!score || !problem_.is_required(mentee(row), mentor(next)))
            try_from(row, filled, next + 1, total);
        if (score && missing > 0) {
            ++loads_[next];
            try_from(row, filled + 1, next + 1, total + *score);
            --loads_[next];
        }
    }

    void end(Score total)
    {
        for (std::uint32_t at = 0; at < loads_.size(); ++at) {
            if (loads_[at] < problem_.mentors()[at].minimum || loads_[at] > problem_.mentors()[at].maximum)
                return;
            for (std::uint32_t place = 1; place <= loads_[at]; ++place)
                total -= problem_.place_price(mentor(at), place);
        }
        best_ = std::max(best_.value_or(total), total);
    }

    const Problem& problem_;
    std::vector<std::uint32_t> loads_;
    std::optional<Score> best_;
};

// Few people, few values and so many ties; capacities, several mentors, load prices and required pairs at random.
inline Problem random_problem(Random& random)
{
    const std::uint32_t mentors = 1 + random.below(4);
    const std::uint32_t mentees = 1 + random.below(6);
    const std::uint32_t scores = 1 + random.below(8);  // few values: many ties
    std::vector<Capacity> capacities;
    for (std::uint32_t at = 0; at < mentors; ++at) {
        const std::uint32_t maximum = random.below(4);
        capacities.push_back({random.below(3) == 0 ? random.below(maximum + 1) : 0, maximum});
    }
    std::vector<Candidate> candidates;
    for (std::uint32_t row = 0; row < mentees; ++row)
        for (std::uint32_t at = 0; at < mentors; ++at)
            if (random.below(4) != 0)
                candidates.push_back({mentee(row), mentor(at), Score{random.below(scores)} - 2});
    ProblemOptions options;
    if (random.below(2) == 0)
        options.unmatched_price = Score{random.below(6)} - 2;
    if (!candidates.empty() && random.below(3) == 0) {
        const auto& required = candidates[random.below(static_cast<std::uint32_t>(candidates.size()))];
        options.required.emplace_back(required.mentee, required.mentor);
    }
    if (options.required.empty() && !candidates.empty() && random.below(3) == 0)
        options.forbidden.emplace_back(candidates.back().mentee, candidates.back().mentor);
    if (random.below(2) == 0)
        for (std::uint32_t row = 0; row < mentees; ++row)
            options.wanted.push_back(
                std::min(mentors, options.required.empty() ? random.below(4) : 1 + random.below(3)));
    if (random.below(2) == 0)
        for (std::uint32_t at = 0; at < mentors; ++at)
            options.load_prices.push_back({static_cast<std::int32_t>(random.below(4)) - 1, random.below(4)});
    random.shuffle(std::span(candidates));
    return Problem(std::move(capacities), mentees, candidates, options);
}

}  // namespace muster::pairing
