#include "roster/proof/company_terms.hpp"

#include "muster/core/error.hpp"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>

namespace muster::inline v0_2::roster {
namespace {

constexpr std::uint32_t any_type = static_cast<std::uint32_t>(-1);

std::tuple<std::uint32_t, std::int32_t, std::uint32_t> slot_of(const CompanyPrice& price)
{
    return {price.company, price.day, price.type.is_set() ? price.type.row() : any_type};
}

std::pair<std::tuple<std::uint32_t, std::int32_t, std::uint32_t>, std::uint32_t> key_of(const CompanyPrice& price)
{
    return {slot_of(price), price.member.is_set() ? price.member.row() : any_type};
}

/// @throws InvalidInput
void check_price(const Problem& problem, const CompanyPrice& price, std::size_t at)
{
    const auto refuse = [&](const std::string& fault, const std::string& remedy) {
        throw InvalidInput({"bound certificate"}, "price " + std::to_string(at) + " of companies " + fault, remedy);
    };
    if (price.company >= problem.companies().size())
        refuse("is of company " + std::to_string(price.company) + " of " + std::to_string(problem.companies().size()),
               "name a row of the problem's companies");
    const Company& company = problem.companies()[price.company];
    if (price.day < 0 || price.day >= problem.day_count())
        refuse("is of day " + std::to_string(price.day) + " of " + std::to_string(problem.day_count()),
               "name a day of the period, from 0");
    if (price.type.is_set() != (company.within == Within::shift) ||
        (price.type.is_set() && !problem.shift_types().contains(price.type)))
        refuse("is of no slot of its company",
               "name one of the problem's types where the company is kept within a shift, and else none");
    if (std::ranges::find(company.members, price.member) == company.members.end())
        refuse("is of nobody in its company", "name one of its members");
}

}  // namespace

CompanyTerms::CompanyTerms(const Problem& problem, const BoundCertificate& certificate)
    : problem_(problem), scale_(certificate.denominator), prices_(certificate.companies)
{
    for (std::size_t at = 0; at < prices_.size(); ++at)
        check_price(problem, prices_[at], at);
    std::ranges::sort(prices_, {}, key_of);
    if (std::ranges::adjacent_find(prices_, {}, key_of) != prices_.end())
        throw InvalidInput({"bound certificate"}, "a member of a company has two prices for one slot", "give one");
}

/// The row that counts all who stand on the shift.
std::optional<std::size_t> CompanyTerms::cover_of(const CompanyPrice& price) const
{
    if (price.type.is_set())
        for (const Cover& cover : problem_.cover_of(price.day, price.type))
            if (!cover.skill.is_set())
                return static_cast<std::size_t>(&cover - problem_.cover().data());
    return std::nullopt;
}

std::optional<WideInteger> CompanyTerms::least(const Rise& rise) const
{
    WideInteger total = 0;
    std::vector<std::uint8_t> is_with_company(problem_.cover().size(), 0);
    for (auto first = prices_.begin(); first != prices_.end();) {
        const auto last = std::find_if(first, prices_.end(),
                                       [&](const CompanyPrice& price) { return slot_of(price) != slot_of(*first); });
        const Company& company = problem_.companies()[first->company];
        std::vector<std::int64_t> paid(company.members.size(), 0);
        std::transform(first, last, paid.begin(), [](const CompanyPrice& price) { return price.price; });
        std::ranges::sort(paid);
        auto cover = cover_of(*first);
        if (cover && std::exchange(is_with_company[*cover], 1) != 0)
            cover.reset();
        // Of so many people those come who are paid least.
        std::optional<WideInteger> least;
        WideInteger sum = 0;
        const auto all = static_cast<std::int64_t>(paid.size());
        for (std::int64_t people = 0; people <= all; ++people) {
            if (people > 0)
                sum += paid[static_cast<std::size_t>(people - 1)];
            const std::int64_t amount = people == 0 ? 0 : company.keep == Keep::together ? all - people : people - 1;
            if (company.penalty.is_hard && amount > 0)
                continue;
            const auto more = cover ? rise(*cover, people) : std::optional<std::int64_t>(0);
            if (!more)
                continue;
            const WideInteger cost = WideInteger{company.penalty.is_hard ? 0 : company.penalty.weight} * amount;
            const WideInteger value = cost * scale_ + sum + *more;
            least = least ? std::min(*least, value) : value;
        }
        if (!least)
            return std::nullopt;
        total += *least;
        first = last;
    }
    return total;
}

void CompanyTerms::pay(MemberId member, LinePrices& line) const
{
    const std::size_t types = problem_.shift_types().size();
    for (const CompanyPrice& price : prices_) {
        if (price.member != member)
            continue;
        const auto day = static_cast<std::size_t>(price.day);
        if (price.type.is_set()) {
            line.reward[day * types + price.type.row()] += price.price;
            continue;
        }
        line.of_day.resize(static_cast<std::size_t>(problem_.day_count()), 0);
        line.of_day[day] += price.price;
    }
}

}  // namespace muster::roster
