#include "muster/pairing/optimal.hpp"

#include "pairing/market/market.hpp"

#include <optional>
#include <string>
#include <utility>

namespace muster::pairing {
namespace {

std::string count_of(std::size_t count, const char* thing, std::uint32_t first)
{
    return std::to_string(count) + " " + thing + " (the first is " + std::to_string(first) + ")";
}

std::string fault_of(const HallWitness& witness)
{
    const std::string mentees = std::to_string(witness.mentees.size()) + " mentees";
    const std::string mentors = std::to_string(witness.mentors.size()) + " mentors";
    const std::string places = std::to_string(witness.places);
    const std::string wanted = std::to_string(witness.wanted);
    if (witness.required_only)
        return "mentor " + std::to_string(witness.mentors.front().row()) + " has " + wanted +
               " required mentees and takes " + places;
    if (witness.kind == HallWitness::Kind::too_few_mentees) {
        const bool once_each = witness.wanted == witness.mentees.size();
        return count_of(witness.mentors.size(), "mentors", witness.mentors.front().row()) + " must take " + places +
               " mentees and only " + mentees + " may go to them" + (once_each ? "" : ", " + wanted + " times in all");
    }
    const std::string who = count_of(witness.mentees.size(), "mentees", witness.mentees.front().row());
    const std::string what = mentors + " with " + places + " places open to them";
    if (witness.wanted == witness.mentees.size() && witness.elsewhere == 0)
        return who + " have only " + what;
    return who + " want " + wanted + " mentors and have only " + what + ", and " + std::to_string(witness.elsewhere) +
           " pairs with others";
}

const char* remedy_of(const HallWitness& witness)
{
    if (witness.required_only)
        return "raise its maximum or require fewer";
    return witness.kind == HallWitness::Kind::too_few_places
               ? "raise a maximum, add candidates, or allow unmatched mentees at a price"
               : "lower a minimum or add candidates";
}

}  // namespace

Infeasible::Infeasible(HallWitness witness)
    : InvalidInput({"pairing"}, fault_of(witness), remedy_of(witness)), witness_(std::move(witness))
{
}

OptimalPairing optimal(const Problem& problem, const OptimalOptions& options)
{
    std::optional<market::Market> market(std::in_place, problem);
    if (!market->open_by_bids(options.progress))
        market.emplace(problem);
    market->bring_all_in(options.progress);
    market->fill_minima(options.progress);
    return {with_total(problem, market->mentors_of_seats()), market->certificate()};
}

}  // namespace muster::pairing
