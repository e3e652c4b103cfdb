#include "roster/engine/bound/bend_tally.hpp"

#include "muster/roster/reweighted.hpp"

#include <algorithm>
#include <utility>

namespace muster::inline v0_2::roster::engine::bound {
namespace {

/// What a unit costs each member for whom the rule is soft; one weight for all, or nothing.
struct RuleWeight {
    bool is_of_anybody = false;
    std::optional<std::int64_t> of_all{};
};

RuleWeight weight_of(const Problem& problem, std::uint32_t rule)
{
    RuleWeight weight;
    for (std::uint32_t member = 0; member < problem.members().size(); ++member) {
        Penalties penalties = problem.penalties(MemberId(member));
        const Penalty& penalty = *penalties.all()[rule];
        if (penalty.is_hard)
            continue;
        if (!std::exchange(weight.is_of_anybody, true))
            weight.of_all = penalty.weight;
        else if (weight.of_all != penalty.weight)
            weight.of_all.reset();
    }
    return weight;
}

bool is_of_cover(std::uint32_t rule)
{
    Penalties penalties;
    return penalties.all()[rule] == &penalties.minimum_cover || penalties.all()[rule] == &penalties.maximum_cover;
}

}  // namespace

std::optional<BendTally> BendTally::of(const Problem& problem, const Instance& instance, Rules rules)
{
    std::vector<std::int64_t> prices(Penalties().all().size(), 0);
    for (const std::uint32_t rule : rules)
        prices[rule] = 1;
    const auto cheaper = reweighted(problem, 1, prices);
    if (!cheaper)
        return std::nullopt;
    auto other = std::make_shared<Instance>(*cheaper);
    if (other->members != instance.members || other->duty_count != instance.duty_count)
        return std::nullopt;
    Cost greatest = 0;
    for (std::uint32_t member = 0; member < problem.members().size(); ++member) {
        Penalties penalties = problem.penalties(MemberId(member));
        for (const std::uint32_t rule : rules)
            if (const Penalty& penalty = *penalties.all()[rule]; !penalty.is_hard)
                greatest = std::max(greatest, penalty.weight);
    }
    return BendTally(std::move(rules), greatest, std::move(other));
}

List<std::uint32_t> soft_rules_of_members(const Problem& problem)
{
    List<std::uint32_t> rules;
    for (std::uint32_t rule = 0; rule < Penalties().all().size(); ++rule)
        if (const RuleWeight weight = weight_of(problem, rule);
            !is_of_cover(rule) && weight.is_of_anybody && (!weight.of_all || *weight.of_all > 0))
            rules.push_back(rule);
    return rules;
}

std::optional<Rules> odd_rules(const Problem& problem, const Instance& instance)
{
    Rules odd;
    std::vector<std::int64_t> prices(Penalties().all().size(), 0);
    for (const std::uint32_t rule : soft_rules_of_members(problem)) {
        const auto weight = weight_of(problem, rule).of_all;
        if (!weight || *weight / instance.cost_unit % 2 == 0)
            continue;
        odd.push_back(rule);
        prices[rule] = *weight;
    }
    if (odd.empty())
        return std::nullopt;
    // All else, where these cost nothing, is a whole number of twice as much.
    const auto without = reweighted(problem, 1, prices);
    if (!without || Instance(*without).cost_unit % (2 * instance.cost_unit) != 0)
        return std::nullopt;
    return odd;
}

}  // namespace muster::roster::engine::bound
