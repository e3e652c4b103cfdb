#include "group_prices.hpp"

#include <algorithm>
#include <utility>

namespace muster::inline v0_2::pairing::checking {

WideInteger price_of(const GroupProblem& problem, const GroupPrices& prices, MenteeId mentee)
{
    const WideInteger price = prices.mentee_price[mentee.row()];
    const auto alone = problem.pairs().unmatched_price(mentee);
    return alone ? std::max(price, -WideInteger{*alone} * GroupPrices::unit) : price;
}

std::vector<std::set<MenteeId>> companies_of(const GroupProblem& problem)
{
    std::vector<std::set<MenteeId>> companies;
    // Sets that share a mentee are one company: they are joined until none do.
    for (const MenteeSet& set : problem.rules().together) {
        std::set<MenteeId> joined(set.mentees.begin(), set.mentees.end());
        std::erase_if(companies, [&](const std::set<MenteeId>& other) {
            if (std::ranges::none_of(other, [&](MenteeId mentee) { return joined.contains(mentee); }))
                return false;
            joined.insert(other.begin(), other.end());
            return true;
        });
        companies.push_back(std::move(joined));
    }
    std::set<MenteeId> in_company;
    for (const auto& company : companies)
        in_company.insert(company.begin(), company.end());
    for (std::uint32_t row = 0; row < problem.pairs().mentee_count(); ++row)
        if (!in_company.contains(MenteeId(row)))
            companies.push_back({MenteeId(row)});
    return companies;
}

}  // namespace muster::pairing::checking
