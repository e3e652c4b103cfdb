#include "roster/engine/bound/company_couplings.hpp"

#include <utility>

namespace muster::inline v0_2::roster::engine::bound {
namespace {

/// The row of cover that counts all who stand on a shift.
std::size_t cover_of(const Instance& instance, int day, int type)
{
    std::size_t found = CompanySlot::no_cover;
    instance.each_cover_row(day, type, [&](int row) {
        if (found == CompanySlot::no_cover && !instance.skill_of(row))
            found = static_cast<std::size_t>(row);
    });
    return found;
}

/// A second person costs no less than two pay who are not together.
bool takes_one(const Row& cover, Penalty alone)
{
    if (alone.is_hard || cover.most < 2 || cover.minimum > 1 || cover.wanted > 1)
        return false;
    const HardSoftCost first = cover.at(1);
    const HardSoftCost second = cover.at(2);
    return second.hard > first.hard || (second.hard == first.hard && second.soft - first.soft >= 2 * alone.weight);
}

}  // namespace

CompanyCouplings::CompanyCouplings(const Instance& instance)
    : places_(static_cast<std::size_t>(instance.members)), spared_(instance.rows.size(), 0)
{
    List<std::uint8_t> has_company(instance.rows.size(), 0);  // by row of cover
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
            for (int type = 0; type < types; ++type) {
                CompanySlot& slot =
                    slots_.emplace_back(CompanySlot{.company = company, .day = day, .row = row, .is_pair = is_pair});
                if (rows.is_by_day)
                    continue;
                slot.type = type;
                slot.cover = cover_of(instance, day, type);
                if (slot.cover == CompanySlot::no_cover || std::exchange(has_company[slot.cover], 1) != 0)
                    continue;
                slot.takes_one = is_pair && bound::takes_one(instance.rows[slot.cover], row.below_minimum);
                spared_[slot.cover] = slot.takes_one ? 2 * row.below_minimum.weight : 0;
            }
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
            if (slot.has_signs())
                count = -1;
        }
    }
    return priced;
}

}  // namespace muster::roster::engine::bound
