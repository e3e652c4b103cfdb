// Feasibility from the pairs alone, optimality from linear programming duality; sums in 128 bits, so none can wrap.
#include "muster/pairing/verify.hpp"

#include "muster/core/exact.hpp"

namespace muster::pairing {
namespace {

using Wide = WideInteger;

std::string mentee_name(std::size_t row) { return "mentee " + std::to_string(row); }
std::string mentor_name(std::size_t row) { return "mentor " + std::to_string(row); }

Verdict broken(std::string fault) { return {false, std::move(fault)}; }

std::vector<std::uint64_t> loads_of(const Problem& problem, const Pairing& pairing)
{
    std::vector<std::uint64_t> loads(problem.mentors().size(), 0);
    for (const MentorId mentor : pairing.mentor_of)
        if (mentor.is_set())
            ++loads[mentor.row()];
    return loads;
}

Verdict verify_prices_of_mentors(const Problem& problem, const Pairing& pairing, const Certificate& certificate)
{
    const auto loads = loads_of(problem, pairing);
    for (std::size_t row = 0; row < loads.size(); ++row) {
        const Score price = certificate.mentor_price[row];
        if (price > 0 && loads[row] < problem.mentors()[row].maximum)
            return broken(mentor_name(row) + " has a free place, yet its price is " + std::to_string(price));
        if (price < 0 && loads[row] > problem.mentors()[row].minimum)
            return broken(mentor_name(row) + " has more than its minimum, yet its price is " + std::to_string(price));
    }
    return {};
}

Verdict verify_gain(const Problem& problem, const Pairing& pairing, const Certificate& certificate, MenteeId mentee)
{
    const Wide gain = certificate.mentee_gain[mentee.row()];
    const MentorId chosen = pairing.mentor_of[mentee.row()];
    const auto row = problem.candidates_of(mentee);
    for (std::size_t at = 0; at < row.mentors.size(); ++at) {
        const MentorId mentor = row.mentors[at];
        const Wide slack = gain + certificate.mentor_price[mentor.row()] - row.scores[at];
        if (slack < 0)
            return broken(mentee_name(mentee.row()) + " with " + mentor_name(mentor.row()) +
                          " scores more than gain and price allow");
        if (mentor == chosen && slack != 0)
            return broken(mentee_name(mentee.row()) + " with " + mentor_name(mentor.row()) +
                          " is paired, yet scores less than gain and price");
    }
    if (const auto price = problem.unmatched_price(mentee)) {
        if (gain < -Wide{*price})
            return broken(mentee_name(mentee.row()) + " gains less than being unmatched costs");
        if (!chosen.is_set() && gain != -Wide{*price})
            return broken(mentee_name(mentee.row()) + " is unmatched, yet its gain is not the price of that");
    }
    return {};
}

}  // namespace

Verdict verify_feasible(const Problem& problem, const Pairing& pairing)
{
    if (pairing.mentor_of.size() != problem.mentee_count())
        return broken("the pairing has " + std::to_string(pairing.mentor_of.size()) + " rows for " +
                      std::to_string(problem.mentee_count()) + " mentees");
    Wide total = 0;
    for (std::size_t row = 0; row < pairing.mentor_of.size(); ++row) {
        const MenteeId mentee(static_cast<MenteeId::Value>(row));
        const MentorId mentor = pairing.mentor_of[row];
        if (!mentor.is_set()) {
            const auto price = problem.unmatched_price(mentee);
            if (!price)
                return broken(mentee_name(row) + " has no mentor and may not be left alone");
            total -= *price;
            continue;
        }
        const auto score = mentor.row() < problem.mentors().size() ? problem.score_of(mentee, mentor) : std::nullopt;
        if (!score)
            return broken(mentee_name(row) + " with " + mentor_name(mentor.row()) + " is not a candidate");
        total += *score;
    }
    const auto loads = loads_of(problem, pairing);
    for (std::size_t row = 0; row < loads.size(); ++row) {
        const Capacity& capacity = problem.mentors()[row];
        if (loads[row] < capacity.minimum || loads[row] > capacity.maximum)
            return broken(mentor_name(row) + " has " + std::to_string(loads[row]) + " mentees, outside " +
                          std::to_string(capacity.minimum) + " to " + std::to_string(capacity.maximum));
    }
    if (total != pairing.total)
        return broken("the total is said to be " + std::to_string(pairing.total) + " and is not");
    return {};
}

Verdict verify(const Problem& problem, const Pairing& pairing, const Certificate& certificate)
{
    if (const auto feasible = verify_feasible(problem, pairing); !feasible)
        return feasible;
    if (certificate.mentee_gain.size() != problem.mentee_count() ||
        certificate.mentor_price.size() != problem.mentors().size())
        return broken("the certificate has not one price per mentee and mentor");
    if (const auto verdict = verify_prices_of_mentors(problem, pairing, certificate); !verdict)
        return verdict;
    for (std::size_t row = 0; row < problem.mentee_count(); ++row)
        if (const auto verdict =
                verify_gain(problem, pairing, certificate, MenteeId(static_cast<MenteeId::Value>(row)));
            !verdict)
            return verdict;
    return {};
}

}  // namespace muster::pairing
