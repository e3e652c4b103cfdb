#include "roster/proof/cost_unit.hpp"

#include <algorithm>
#include <numeric>

namespace muster::inline v0_2::roster {

std::int64_t cost_unit(const Problem& problem)
{
    const Draft& draft = problem.draft();
    if (!draft.fairness.empty() || draft.spacing)
        return 1;
    std::int64_t unit = 0;
    const auto see = [&](const Penalty& penalty) { unit = std::gcd(unit, penalty.is_hard ? 0 : penalty.weight); };
    Penalties common = draft.penalties;
    for (const Penalty* penalty : common.all())
        see(*penalty);
    for (Contract contract : draft.contracts)
        for (const Penalty* penalty : contract.penalties.all())
            see(*penalty);
    for (const Pattern& pattern : draft.patterns)
        see(pattern.penalty);
    see(draft.published.change);
    for (const Company& company : draft.companies)
        see(company.penalty);
    for (const Cover& cover : draft.cover)
        unit = std::gcd(unit, std::gcd(cover.under_weight, cover.over_weight));
    for (const Request& request : draft.requests)
        unit = std::gcd(unit, request.weight);
    return std::max<std::int64_t>(unit, 1);
}

}  // namespace muster::roster
