#include "roster/proof/bend_bound.hpp"

#include "muster/core/error.hpp"
#include "muster/core/exact.hpp"
#include "muster/roster/reweighted.hpp"
#include "roster/proof/case_bound.hpp"
#include "roster/proof/cost_unit.hpp"

#include <algorithm>
#include <limits>

namespace muster::inline v0_2::roster {
namespace {

/// A split on the way to the case at hand.
struct Branch {
    BendSplit split;
    bool has_more = false;
    /// What is paid for, and how often at least or at most.
    [[nodiscard]] std::int64_t edge() const { return has_more ? split.times + 1 : split.times; }
};

[[noreturn]] void refuse(const std::string& fault, const std::string& remedy)
{
    throw InvalidInput({"bound certificate"}, fault, remedy);
}

/// @throws InvalidInput
void check_split(BendSplit& split, std::size_t rules, const std::string& name)
{
    std::ranges::sort(split.rules);
    if (split.rules.empty())
        refuse(name + " is split by no rule", "name one of Penalties, by its place");
    if (split.rules.back() >= rules)
        refuse(name + " is split by rule " + std::to_string(split.rules.back()) + " of " + std::to_string(rules),
               "name one of Penalties, by its place");
    if (std::ranges::adjacent_find(split.rules) != split.rules.end())
        refuse(name + " is split by a rule twice", "name each rule once");
    if (split.times < 0 || split.times >= std::numeric_limits<std::int32_t>::max())
        refuse(name + " is split at " + std::to_string(split.times) + " times",
               "give 0 or more, and less than two thousand million");
}

/// @throws InvalidInput
void check_prices(const BendCase& here, const std::vector<Branch>& way, const std::string& name)
{
    if (here.scale < 1)
        refuse(name + " has a scale of " + std::to_string(here.scale), "give a scale of 1 or more");
    if (here.prices.size() != way.size())
        refuse(name + " has " + std::to_string(here.prices.size()) + " prices of bends for " +
                   std::to_string(way.size()) + " splits on the way to it",
               "give one for each, from the first");
    for (std::size_t at = 0; at < way.size(); ++at)
        if (way[at].has_more ? here.prices[at] < 0 : here.prices[at] > 0)
            refuse(name + " is paid " + std::to_string(here.prices[at]) + " by split " + std::to_string(at),
                   "give 0 or more where there are more bends, 0 or less where there are at most so many");
}

/// The least cost in whole units that is `least` or more; and odd or even in units, as the bends of all rules with odd
/// weights are, where these are so many and no more.
std::int64_t whole_cost(const Problem& problem, const std::vector<Branch>& way, WideInteger least)
{
    const std::int64_t unit = cost_unit(problem);
    WideInteger cost = std::max<WideInteger>(0, (least + unit - 1) / unit * unit);
    if (const auto odd = odd_rules(problem)) {
        std::int64_t fewest = 0;
        std::int64_t most = std::numeric_limits<std::int64_t>::max();
        for (const Branch& branch : way)
            if (branch.split.rules == *odd) {
                if (branch.has_more)
                    fewest = std::max(fewest, branch.edge());
                else
                    most = std::min(most, branch.edge());
            }
        if (fewest == most && cost / unit % 2 != fewest % 2)
            cost += unit;
    }
    return static_cast<std::int64_t>(cost);
}

/// To make it, so that no certificate asks for too many.
double steps_of_problem(const Problem& problem)
{
    return 1000.0 * static_cast<double>(problem.cover().size() + problem.draft().requests.size() +
                                        problem.members().size() * static_cast<std::size_t>(problem.day_count()));
}

}  // namespace

std::optional<std::int64_t> bound_of_bends(const std::vector<BendCase>& bends, const ToProve& what,
                                           const Extent& extent, const std::vector<Headcount>& could,
                                           const std::string& whose)
{
    const std::size_t rules = Penalties().all().size();
    std::optional<std::int64_t> least;
    std::vector<Branch> way;
    bool is_closed = false;
    for (std::size_t at = 0; at < bends.size(); ++at) {
        const BendCase& here = bends[at];
        const std::string name = whose + "bends " + std::to_string(at);
        if (is_closed)
            refuse(name + " follows where all cases are closed", "give each split two cases, and no more");
        if (here.split) {
            way.push_back({*here.split});
            check_split(way.back().split, rules, name);
            continue;
        }
        check_prices(here, way, name);
        std::vector<std::int64_t> prices(rules, 0);
        WideInteger paid = 0;
        for (std::size_t split = 0; split < way.size(); ++split) {
            if (here.prices[split] > greatest_weight * greatest_weight ||
                here.prices[split] < -greatest_weight * greatest_weight)
                refuse(name + " is paid too much", "give prices of a million millions at most");
            for (const std::uint32_t rule : way[split].split.rules)
                prices[rule] += here.prices[split];
            paid += WideInteger{here.prices[split]} * way[split].edge();
        }
        const auto other = reweighted(what.problem, here.scale, prices);
        if (!other)
            refuse(name + " makes a weight that is below 0 or too large, or loads are to be fair",
                   "pay less, in parts of a smaller scale");
        if (!fits_64_bits(*other, what.certificate) || !what.left.take(steps_of_problem(*other)))
            return 0;
        Prover prover(*other, what.certificate, what.effort, what.left);
        const auto bound =
            bound_of_cases(here.cases, what.certificate.groups.size(), *other, prover, extent, could, name + ", ");
        if (prover.is_too_large())
            return 0;
        if (bound) {
            const WideInteger parts = paid + *bound;
            const WideInteger whole = parts / here.scale + (parts > 0 && parts % here.scale != 0 ? 1 : 0);
            const std::int64_t cost = whole_cost(what.problem, way, whole);
            least = std::min(cost, least.value_or(cost));
        }
        while (!way.empty() && way.back().has_more)
            way.pop_back();
        is_closed = way.empty();
        if (!is_closed)
            way.back().has_more = true;
    }
    if (!is_closed)
        throw InvalidInput({"bound certificate"}, whose + "its cases of bends are not all closed",
                           "let two cases follow each split");
    return least;
}

}  // namespace muster::roster
