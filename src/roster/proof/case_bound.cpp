#include "roster/proof/case_bound.hpp"

#include "muster/core/error.hpp"

#include <algorithm>
#include <utility>

namespace muster::inline v0_2::roster {

void check_prices(const Problem& problem, const std::vector<std::int64_t>& prices, std::size_t groups,
                  const std::string& whose)
{
    if (prices.size() != problem.cover().size() && prices.size() != problem.cover().size() + groups)
        throw InvalidInput({"bound certificate"},
                           whose + " has " + std::to_string(prices.size()) + " prices for " +
                               std::to_string(problem.cover().size()) + " rows of cover",
                           "give one price for each row, in the problem's order");
}

std::optional<std::int64_t> bound_of_cases(const std::vector<BoundCase>& cases, std::size_t groups,
                                           const Problem& problem, Prover& prover, const Extent& extent,
                                           std::vector<Headcount> could, const std::string& whose)
{
    std::optional<std::int64_t> least;
    CaseWay way(problem, std::move(could));
    bool is_closed = false;
    for (std::size_t at = 0; at < cases.size(); ++at) {
        const BoundCase& here = cases[at];
        const std::string name = whose + "case " + std::to_string(at);
        if (is_closed)
            throw InvalidInput({"bound certificate"}, name + " follows where all cases are closed",
                               "give each split two cases, and no more");
        if (here.split && here.duty)
            throw InvalidInput({"bound certificate"}, name + " is split twice", "split it by cover or by a duty");
        if (here.below && (here.split || here.duty))
            throw InvalidInput({"bound certificate"}, name + " is split and narrowed", "split what is left of it");
        if (here.split) {
            way.split(*here.split, name);
            continue;
        }
        if (here.duty) {
            way.split(*here.duty, name);
            continue;
        }
        check_prices(problem, here.prices, groups, name);
        if (here.below) {
            way.narrow(prover.narrowed(extent, way.common(), here), *here.below);
            continue;
        }
        const auto bound = prover.bound(extent, way.common(), here.prices, here.counted, {});
        if (const auto of_all = way.with_others(bound))
            least = std::min(*of_all, least.value_or(*of_all));
        way.close();
        is_closed = way.is_at_its_end();
    }
    if (!is_closed)
        throw InvalidInput({"bound certificate"},
                           "of its cases " + std::to_string(way.open()) + " are neither split nor closed",
                           "let two cases follow each split");
    return least;
}

}  // namespace muster::roster
