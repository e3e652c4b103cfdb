// As verify.cpp; what a place costs is a mentor's own price and those of all capacities that it shares.
#include "pairing/checking/broken.hpp"
#include "pairing/checking/gains.hpp"

#include "muster/pairing/shared.hpp"

#include <string>
#include <vector>

namespace muster::inline v0_2::pairing {
namespace {

std::string name_of(const SharedProblem& problem, std::size_t at)
{
    const std::string& name = problem.shared()[at].name;
    return name.empty() ? "shared capacity " + std::to_string(at + 1) : "shared capacity \"" + name + "\"";
}

std::vector<std::uint64_t> together(const SharedProblem& problem, const Pairing& pairing)
{
    const auto loads = checking::loads_of(problem.pairs(), pairing);
    std::vector<std::uint64_t> sums(problem.shared().size(), 0);
    for (std::size_t at = 0; at < sums.size(); ++at)
        for (const MentorId mentor : problem.shared()[at].mentors)
            sums[at] += loads[mentor.row()];
    return sums;
}

}  // namespace

Verdict verify(const SharedProblem& problem, const Pairing& pairing, const SharedCertificate& certificate)
{
    const Problem& pairs = problem.pairs();
    if (auto feasible = verify_feasible(pairs, pairing); !feasible)
        return feasible;
    const auto loads = together(problem, pairing);
    for (std::size_t at = 0; at < loads.size(); ++at) {
        const Capacity& capacity = problem.shared()[at].capacity;
        if (loads[at] < capacity.minimum || loads[at] > capacity.maximum)
            return checking::broken(name_of(problem, at) + " has " + std::to_string(loads[at]) + " mentees, outside " +
                                    std::to_string(capacity.minimum) + " to " + std::to_string(capacity.maximum));
    }
    if (certificate.pairs.mentee_gain.size() != pairs.mentee_count() ||
        certificate.pairs.mentor_price.size() != pairs.mentors().size() ||
        certificate.shared_price.size() != loads.size())
        return checking::broken("the certificate has not one price per mentee, mentor and shared capacity");
    if (auto verdict = checking::verify_own_prices(pairs, pairing, certificate.pairs.mentor_price); !verdict)
        return verdict;
    std::vector<WideInteger> prices(certificate.pairs.mentor_price.begin(), certificate.pairs.mentor_price.end());
    for (std::size_t at = 0; at < loads.size(); ++at) {
        const Score price = certificate.shared_price[at];
        const Capacity& capacity = problem.shared()[at].capacity;
        if (loads[at] < capacity.maximum && price > 0)
            return checking::broken(name_of(problem, at) + " has a free place, yet its price is " +
                                    std::to_string(price));
        if (loads[at] > capacity.minimum && price < 0)
            return checking::broken(name_of(problem, at) + " has more than its minimum, yet its price is " +
                                    std::to_string(price));
        for (const MentorId mentor : problem.shared()[at].mentors)
            prices[mentor.row()] += price;
    }
    return checking::verify_gains(pairs, pairing, certificate.pairs.mentee_gain, prices);
}

}  // namespace muster::pairing
