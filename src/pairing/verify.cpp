// Feasibility from the pairs alone, optimality from linear programming duality; sums in 128 bits, so none can wrap.
#include "muster/pairing/verify.hpp"

#include "pairing/checking/broken.hpp"
#include "pairing/checking/gains.hpp"

#include "muster/core/exact.hpp"

#include <algorithm>
#include <cstddef>

namespace muster::inline v0_2::pairing {
namespace {

using checking::loads_of;
using checking::mentee_name;
using checking::mentor_name;
using Wide = WideInteger;

Verdict verify_mentors_of(const Problem& problem, const Pairing& pairing, MenteeId mentee)
{
    const auto chosen = pairing.mentors_of(mentee);
    for (std::size_t at = 0; at < chosen.size(); ++at) {
        const MentorId mentor = chosen[at];
        if (!mentor.is_set()) {
            if (!problem.unmatched_price(mentee))
                return checking::broken(mentee_name(mentee.row()) + " has no mentor and may not be left alone");
            continue;
        }
        const std::string pair = mentee_name(mentee.row()) + " with " + mentor_name(mentor.row());
        if (mentor.row() >= problem.mentors().size() || !problem.score_of(mentee, mentor))
            return checking::broken(pair + " is not a candidate");
        if (std::find(chosen.begin(), chosen.begin() + static_cast<std::ptrdiff_t>(at), mentor) !=
            chosen.begin() + static_cast<std::ptrdiff_t>(at))
            return checking::broken(pair + " is made twice");
    }
    return {};
}

// Scores less the prices of missing mentors and of loads, for pairs that may be.
Wide total_of(const Problem& problem, const Pairing& pairing)
{
    Wide total = 0;
    for (std::uint32_t row = 0; row < problem.mentee_count(); ++row)
        for (const MentorId mentor : pairing.mentors_of(MenteeId(row)))
            total += mentor.is_set() ? problem.score_of(MenteeId(row), mentor).value_or(0)
                                     : -problem.unmatched_price(MenteeId(row)).value_or(0);
    const auto loads = loads_of(problem, pairing);
    for (std::uint32_t row = 0; row < loads.size() && !problem.load_prices().empty(); ++row)
        for (std::uint32_t place = 1; place <= loads[row]; ++place)
            total -= problem.place_price(MentorId(row), place);
    return total;
}

}  // namespace

Verdict verify_feasible(const Problem& problem, const Pairing& pairing)
{
    if (pairing.mentor_of.size() != problem.seat_count())
        return checking::broken("the pairing has " + std::to_string(pairing.mentor_of.size()) + " rows for " +
                                std::to_string(problem.seat_count()) +
                                (problem.first_seats().empty() ? " mentees" : " seats"));
    if (!std::ranges::equal(pairing.first_seat, problem.first_seats()))
        return checking::broken("the pairing's mentees have not the seats of the problem's");
    for (std::uint32_t row = 0; row < problem.mentee_count(); ++row)
        if (const auto verdict = verify_mentors_of(problem, pairing, MenteeId(row)); !verdict)
            return verdict;
    for (const auto& [mentee, mentor] : problem.required()) {
        const auto chosen = pairing.mentors_of(mentee);
        if (std::ranges::find(chosen, mentor) == chosen.end())
            return checking::broken(mentee_name(mentee.row()) + " with " + mentor_name(mentor.row()) +
                                    " is required and not made");
    }
    const auto loads = loads_of(problem, pairing);
    for (std::size_t row = 0; row < loads.size(); ++row) {
        const Capacity& capacity = problem.mentors()[row];
        if (loads[row] < capacity.minimum || loads[row] > capacity.maximum)
            return checking::broken(mentor_name(row) + " has " + std::to_string(loads[row]) + " mentees, outside " +
                                    std::to_string(capacity.minimum) + " to " + std::to_string(capacity.maximum));
    }
    if (total_of(problem, pairing) != pairing.total)
        return checking::broken("the total is said to be " + std::to_string(pairing.total) + " and is not");
    return {};
}

Verdict verify(const Problem& problem, const Pairing& pairing, const Certificate& certificate)
{
    if (const auto feasible = verify_feasible(problem, pairing); !feasible)
        return feasible;
    if (certificate.mentee_gain.size() != problem.mentee_count() ||
        certificate.mentor_price.size() != problem.mentors().size())
        return checking::broken("the certificate has not one price per mentee and mentor");
    if (const auto verdict = checking::verify_own_prices(problem, pairing, certificate.mentor_price); !verdict)
        return verdict;
    return checking::verify_gains(problem, pairing, certificate.mentee_gain,
                                  std::vector<Wide>(certificate.mentor_price.begin(), certificate.mentor_price.end()));
}

}  // namespace muster::pairing
