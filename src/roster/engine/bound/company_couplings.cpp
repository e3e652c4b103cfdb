#include "roster/engine/bound/company_couplings.hpp"

namespace muster::inline v0_2::roster::engine::bound {

Suit CompanySlot::suit(std::int64_t price, Cost scale) const
{
    Suit suit;
    for (int amount = fewest(); amount <= greatest(); ++amount)
        if (const HardSoftCost cost = toll(amount); cost.hard == 0)
            suit.see(cost.soft * scale + price * amount, amount);
    return suit;
}

CompanyCouplings::CompanyCouplings(const Instance& instance) : places_(static_cast<std::size_t>(instance.members))
{
    for (std::size_t company = 0; company < instance.companies.size(); ++company) {
        const auto& people = instance.companies[company];
        const auto& rows = instance.company_rows[company];
        const Row& row = instance.rows[rows.first];
        const bool is_pair = row.is_together;
        if (is_pair && people.size() != 2)
            continue;
        int count = 1;
        for (const int member : people) {
            places_[static_cast<std::size_t>(member)].push_back({slots_.size(), count, rows.is_by_day});
            if (is_pair)
                count = -1;
        }
        const int types = rows.is_by_day ? 1 : instance.types;
        for (int day = 0; day < instance.days; ++day)
            for (int type = 0; type < types; ++type)
                slots_.push_back({.company = company,
                                  .day = day,
                                  .type = rows.is_by_day ? CompanySlot::any_type : type,
                                  .row = row,
                                  .is_pair = is_pair});
    }
}

void CompanyCouplings::pay(const Instance& instance, int member, View<const std::int64_t> prices,
                           List<std::int32_t>& duty_prices) const
{
    if (slots_.empty() || places_[static_cast<std::size_t>(member)].empty())
        return;
    std::int32_t* cell = duty_prices.data();
    for (int day = 0; day < instance.days; ++day)
        for (int duty = 0; duty < instance.duty_count; ++duty, ++cell)
            if (*cell != barred)
                each_of_duty(instance, member, day, duty, [&](std::size_t slot, int count) {
                    *cell -= static_cast<std::int32_t>(prices[slot] * count);
                });
}

List<CompanyPrice> CompanyCouplings::priced(const Instance& instance, View<const std::int64_t> prices) const
{
    List<CompanyPrice> priced;
    for (std::size_t at = 0; at < slots_.size(); ++at) {
        const CompanySlot& slot = slots_[at];
        int count = 1;
        if (prices[at] == 0)
            continue;
        for (const int member : instance.companies[slot.company]) {
            CompanyPrice one{.company = static_cast<std::uint32_t>(slot.company),
                             .day = slot.day,
                             .member = MemberId(static_cast<MemberId::Value>(member)),
                             .price = prices[at] * count};
            if (slot.type != CompanySlot::any_type)
                one.type = ShiftTypeId(static_cast<ShiftTypeId::Value>(slot.type));
            priced.push_back(one);
            if (slot.is_pair)
                count = -1;
        }
    }
    return priced;
}

}  // namespace muster::roster::engine::bound
