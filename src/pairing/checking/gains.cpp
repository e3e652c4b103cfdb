#include "gains.hpp"

#include "broken.hpp"

#include <algorithm>

namespace muster::inline v0_2::pairing::checking {
namespace {

Verdict verify_gain(const Problem& problem, const Pairing& pairing, WideInteger gain,
                    std::span<const WideInteger> prices, MenteeId mentee)
{
    const auto chosen = pairing.mentors_of(mentee);
    const auto row = problem.candidates_of(mentee);
    for (std::size_t at = 0; at < row.mentors.size(); ++at) {
        const MentorId mentor = row.mentors[at];
        const WideInteger slack = gain + prices[mentor.row()] - row.scores[at];
        const bool is_paired = std::ranges::find(chosen, mentor) != chosen.end();
        // Of several mentors all but the last may be worth more than gain and price; of one, gain makes it equal.
        if (slack < 0 && (!is_paired || chosen.size() == 1))
            return broken(mentee_name(mentee.row()) + " with " + mentor_name(mentor.row()) +
                          " scores more than gain and price allow");
        if (slack > 0 && is_paired && !problem.is_required(mentee, mentor))
            return broken(mentee_name(mentee.row()) + " with " + mentor_name(mentor.row()) +
                          " is paired, yet scores less than gain and price");
    }
    if (const auto price = problem.unmatched_price(mentee)) {
        if (gain < -WideInteger{*price})
            return broken(mentee_name(mentee.row()) + " gains less than being unmatched costs");
        if (gain != -WideInteger{*price} && std::ranges::find(chosen, MentorId{}) != chosen.end())
            return broken(mentee_name(mentee.row()) + " is unmatched, yet its gain is not the price of that");
    }
    return {};
}

}  // namespace

std::string mentee_name(std::size_t row) { return "mentee " + std::to_string(row); }
std::string mentor_name(std::size_t row) { return "mentor " + std::to_string(row); }

std::vector<std::uint32_t> loads_of(const Problem& problem, const Pairing& pairing)
{
    std::vector<std::uint32_t> loads(problem.mentors().size(), 0);
    for (const MentorId mentor : pairing.mentor_of)
        if (mentor.is_set())
            ++loads[mentor.row()];
    return loads;
}

Verdict verify_own_prices(const Problem& problem, const Pairing& pairing, std::span<const Score> prices)
{
    const auto loads = loads_of(problem, pairing);
    for (std::uint32_t row = 0; row < loads.size(); ++row) {
        const Score price = prices[row];
        const Capacity& capacity = problem.mentors()[row];
        if (loads[row] < capacity.maximum && price > problem.place_price(MentorId(row), loads[row] + 1))
            return broken(mentor_name(row) + " has a free place, yet its price is " + std::to_string(price));
        if (loads[row] > capacity.minimum && price < problem.place_price(MentorId(row), loads[row]))
            return broken(mentor_name(row) + " has more than its minimum, yet its price is " + std::to_string(price));
    }
    return {};
}

Verdict verify_gains(const Problem& problem, const Pairing& pairing, std::span<const Score> gains,
                     std::span<const WideInteger> prices)
{
    for (std::uint32_t row = 0; row < problem.mentee_count(); ++row)
        if (const auto verdict = verify_gain(problem, pairing, gains[row], prices, MenteeId(row)); !verdict)
            return verdict;
    return {};
}

}  // namespace muster::pairing::checking
