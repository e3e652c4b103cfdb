#include "roster/proof/reckoning.hpp"

#include "muster/core/exact.hpp"
#include "muster/roster/rule/list.hpp"
#include "roster/proof/stand_tolls.hpp"

#include <algorithm>
#include <vector>

namespace muster::inline v0_2::roster {
namespace {

using Wide = WideInteger;

constexpr Wide most_priced = never / 4;
constexpr Wide most_costs = never / 2;

Wide magnitude(std::int64_t value) { return value < 0 ? -Wide{value} : Wide{value}; }

Wide weight_of(const Penalty& penalty) { return penalty.is_hard ? 0 : penalty.weight; }

/// Minutes of all types together: no measure of a day's duty is more.
Wide greatest_load_of_day(const Problem& problem)
{
    Wide minutes = 0;
    for (const ShiftType& type : problem.shift_types().rows())
        minutes += std::max<Wide>(1, type.length.count());
    return minutes;
}

bool are_prices_small(const Problem& problem, const BoundCertificate& certificate)
{
    const Wide people = static_cast<Wide>(problem.members().size()) + 1;
    // A group pays on each of its rows.
    const auto is_small = [&](const std::vector<std::int64_t>& prices) {
        const std::size_t rows = problem.cover().size();
        Wide all = 0;
        for (std::size_t at = 0; at < prices.size(); ++at)
            all += magnitude(prices[at]) * (at < rows || at - rows >= certificate.groups.size()
                                                ? Wide{1}
                                                : static_cast<Wide>(certificate.groups[at - rows].rows.size() + 1));
        return all * people < most_priced;
    };
    const auto are_small = [&](const std::vector<BoundCase>& cases) {
        return std::ranges::all_of(cases, [&](const BoundCase& one) { return is_small(one.prices); });
    };
    Wide sums = 0;
    for (const SumPrice& sum : certificate.sums)
        sums += magnitude(sum.price);
    Wide companies = 0;
    for (const CompanyPrice& price : certificate.companies)
        companies += magnitude(price.price);
    return is_small(certificate.prices) && companies * people < most_priced &&
           sums * problem.day_count() * greatest_load_of_day(problem) < most_priced && are_small(certificate.cases) &&
           std::ranges::all_of(certificate.parts, [&](const BoundPart& part) {
               return are_small(part.cases) &&
                      std::ranges::all_of(part.bends, [&](const BendCase& one) { return are_small(one.cases); });
           });
}

/// No roster can cost a member more than this.
Wide greatest_cost_of_line(const Problem& problem, MemberId member)
{
    Wide all = 0;
    for (const rule::Entry& entry : rule::list())
        if (entry.asks_of(problem, member))
            all += entry.greatest_cost(problem, member);
    return all;
}

bool are_costs_small(const Problem& problem, std::int64_t denominator)
{
    const auto people = static_cast<Wide>(problem.members().size());
    const auto is_small = [&](Wide cost) { return cost < most_costs / denominator; };
    for (const Cover& cover : problem.cover())
        if (!is_small((people + cover.minimum) * weight_of(problem.penalties().minimum_cover) +
                      people * weight_of(problem.penalties().maximum_cover) +
                      (people + cover.wanted) * (Wide{cover.under_weight} + cover.over_weight)))
            return false;
    for (const Company& company : problem.companies())
        if (!is_small(Wide{company.members.size()} * weight_of(company.penalty)))
            return false;
    for (std::uint32_t member = 0; member < problem.members().size(); ++member)
        if (!is_small(greatest_cost_of_line(problem, MemberId(member))))
            return false;
    return true;
}

}  // namespace

bool fits_64_bits(const Problem& problem, const BoundCertificate& certificate)
{
    return are_prices_small(problem, certificate) && are_costs_small(problem, certificate.denominator);
}

}  // namespace muster::roster
