#include "roster/proof/cost_unit.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace muster::inline v0_2::roster {

namespace {

/// Calls `see(weight)` for each weight of what is no rule of `Penalties`.
template <class See>
void each_weight_beside_rules(const Draft& draft, const See& see)
{
    const auto see_penalty = [&](const Penalty& penalty) { see(penalty.is_hard ? 0 : penalty.weight); };
    for (const Pattern& pattern : draft.patterns)
        see_penalty(pattern.penalty);
    see_penalty(draft.published.change);
    for (const Company& company : draft.companies)
        see_penalty(company.penalty);
    for (const Cover& cover : draft.cover) {
        see(cover.under_weight);
        see(cover.over_weight);
    }
    for (const Request& request : draft.requests)
        see(request.weight);
}

bool is_of_cover(std::uint32_t rule)
{
    Penalties penalties;
    return penalties.all()[rule] == &penalties.minimum_cover || penalties.all()[rule] == &penalties.maximum_cover;
}

/// Calls `see(rule, weight)` for each soft rule of these.
template <class See>
void each_weight_of_rules(Penalties penalties, const See& see)
{
    const auto all = penalties.all();
    for (std::uint32_t rule = 0; rule < all.size(); ++rule)
        if (!all[rule]->is_hard)
            see(rule, all[rule]->weight);
}

}  // namespace

std::int64_t cost_unit(const Problem& problem)
{
    const Draft& draft = problem.draft();
    if (!draft.fairness.empty() || draft.spacing)
        return 1;
    std::int64_t unit = 0;
    each_weight_beside_rules(draft, [&](std::int64_t weight) { unit = std::gcd(unit, weight); });
    const auto see = [&](std::uint32_t, std::int64_t weight) { unit = std::gcd(unit, weight); };
    each_weight_of_rules(draft.penalties, see);
    for (const Contract& contract : draft.contracts)
        each_weight_of_rules(contract.penalties, see);
    return std::max<std::int64_t>(unit, 1);
}

std::optional<std::vector<std::uint32_t>> odd_rules(const Problem& problem)
{
    const Draft& draft = problem.draft();
    if (!draft.fairness.empty() || draft.spacing)
        return std::nullopt;
    const std::int64_t unit = cost_unit(problem);
    const auto is_odd = [&](std::int64_t weight) { return weight / unit % 2 != 0; };
    bool may_tell = true;
    each_weight_beside_rules(draft, [&](std::int64_t weight) { may_tell = may_tell && !is_odd(weight); });
    std::vector<std::uint32_t> odd;
    std::vector<std::uint32_t> even;
    const auto see = [&](std::uint32_t rule, std::int64_t weight) { (is_odd(weight) ? odd : even).push_back(rule); };
    // Of cover for all, of the rest for each member: a contract that nobody has is not asked.
    each_weight_of_rules(draft.penalties, [&](std::uint32_t rule, std::int64_t weight) {
        if (is_of_cover(rule))
            see(rule, weight);
    });
    for (std::uint32_t member = 0; member < problem.members().size(); ++member)
        each_weight_of_rules(problem.penalties(MemberId(member)), [&](std::uint32_t rule, std::int64_t weight) {
            if (!is_of_cover(rule))
                see(rule, weight);
        });
    std::ranges::sort(odd);
    odd.erase(std::unique(odd.begin(), odd.end()), odd.end());
    // Where a rule is odd for one member and even for another, bends do not tell.
    may_tell = may_tell && !odd.empty() &&
               std::ranges::none_of(even, [&](std::uint32_t rule) { return std::ranges::binary_search(odd, rule); });
    return may_tell ? std::optional(std::move(odd)) : std::nullopt;
}

}  // namespace muster::roster
