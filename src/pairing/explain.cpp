#include "muster/pairing/explain.hpp"

#include <algorithm>
#include <string>

namespace muster::inline v0_2::pairing {

Explanation explain(const Problem& problem, const OptimalPairing& result, MenteeId mentee)
{
    if (!mentee.is_set() || mentee.row() >= problem.mentee_count())
        throw InvalidInput::unknown({"explain"}, "mentee " + std::to_string(mentee.row()), "the problem");
    if (result.pairing.mentor_of.size() != problem.seat_count() ||
        result.certificate.mentor_price.size() != problem.mentors().size())
        throw InvalidInput({"explain"}, "the result is of another problem", "pass the result of this problem");

    Explanation explanation;
    const auto has = result.pairing.mentors_of(mentee);
    explanation.mentors.assign(has.begin(), has.end());
    if (has.empty())
        return explanation;
    // Whom a better mentor would replace: of several, the one of least score, or who is missing.
    explanation.mentor = has.back();
    explanation.worth = explanation.mentor.is_set() ? problem.score_of(mentee, explanation.mentor).value_or(0)
                                                    : -problem.unmatched_price(mentee).value_or(0);
    const auto row = problem.candidates_of(mentee);
    for (std::size_t at = 0; at < row.mentors.size(); ++at) {
        if (row.scores[at] <= explanation.worth || std::ranges::find(has, row.mentors[at]) != has.end())
            continue;
        // Putting the mentee there takes a place worth its price and frees one worth the price of the present mentor.
        const Score freed =
            explanation.mentor.is_set() ? result.certificate.mentor_price[explanation.mentor.row()] : Score{0};
        explanation.better.push_back({.mentor = row.mentors[at],
                                      .score = row.scores[at],
                                      .better_by = row.scores[at] - explanation.worth,
                                      .lost_elsewhere = result.certificate.mentor_price[row.mentors[at].row()] - freed,
                                      .held_by = result.pairing.mentees_of(row.mentors[at])});
    }
    std::ranges::stable_sort(explanation.better, std::greater{}, &BetterMentor::score);
    return explanation;
}

}  // namespace muster::pairing
