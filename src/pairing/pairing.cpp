#include "muster/pairing/pairing.hpp"

#include "muster/core/error.hpp"

#include <string>
#include <utility>

namespace muster::pairing {

std::vector<MenteeId> Pairing::mentees_of(MentorId mentor) const
{
    std::vector<MenteeId> mentees;
    for (std::size_t row = 0; row < mentor_of.size(); ++row)
        if (mentor_of[row] == mentor)
            mentees.emplace_back(static_cast<MenteeId::Value>(row));
    return mentees;
}

Pairing with_total(const Problem& problem, std::vector<MentorId> mentor_of)
{
    if (mentor_of.size() != problem.mentee_count())
        throw InvalidInput({"pairing"},
                           std::to_string(mentor_of.size()) + " rows for " + std::to_string(problem.mentee_count()) +
                               " mentees",
                           "give one row per mentee");
    Score total = 0;
    for (std::size_t row = 0; row < mentor_of.size(); ++row) {
        const MenteeId mentee(static_cast<MenteeId::Value>(row));
        const Where here{"pairing, mentee " + std::to_string(row)};
        Score worth = 0;
        if (mentor_of[row].is_set()) {
            const auto score = problem.score_of(mentee, mentor_of[row]);
            if (!score)
                throw InvalidInput(here, "mentor " + std::to_string(mentor_of[row].row()) + " is not a candidate",
                                   "choose one of the mentee's candidates");
            worth = *score;
        } else {
            const auto price = problem.unmatched_price(mentee);
            if (!price)
                throw InvalidInput(here, "it has no mentor and may not be left alone", "choose a mentor");
            worth = -*price;
        }
        if (__builtin_add_overflow(total, worth, &total))
            throw Overflow({"pairing"}, "the total leaves 64 bits", "use a larger unit for scores");
    }
    return {std::move(mentor_of), total};
}

}  // namespace muster::pairing
