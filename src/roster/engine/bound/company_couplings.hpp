// What prices couple members of a company by, day by day or shift by shift.
//
// Of those who are to keep apart a slot counts who comes, like a row of cover. Of two who are to keep together it
// counts the first less the second: what both of them do costs nothing, what one does alone the penalty, so that its
// cost is convex and has a price. More than two together have none.
#pragma once

#include "muster/roster/certificate.hpp"
#include "roster/engine/bound/floor.hpp"
#include "roster/engine/pricing/resources.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace muster::inline v0_2::roster::engine::bound {

/// One day of a company, or one shift of it.
struct CompanySlot {
    static constexpr int any_type = -1;

    std::size_t company = 0;
    int day = 0;
    int type = any_type;
    Row row{};             ///< what people cost
    bool is_pair = false;  ///< who are to keep together: the first counts 1, the second -1

    [[nodiscard]] int fewest() const { return is_pair ? -1 : 0; }
    [[nodiscard]] int greatest() const { return is_pair ? 1 : row.most; }
    [[nodiscard]] HardSoftCost toll(int amount) const
    {
        return is_pair ? HardSoftCost::of(row.below_minimum, amount < 0 ? -amount : amount) : row.at(amount);
    }
    [[nodiscard]] Suit suit(std::int64_t price, Cost scale) const;
};

class CompanyCouplings {
public:
    CompanyCouplings() = default;
    explicit CompanyCouplings(const Instance& instance);

    [[nodiscard]] std::size_t size() const { return slots_.size(); }
    [[nodiscard]] const CompanySlot& operator[](std::size_t at) const { return slots_[at]; }
    /// Calls `visit(slot, count)` for each slot of a member on this day that counts this duty.
    template <class Visit>
    void each_of_duty(const Instance& instance, int member, int day, int duty, Visit&& visit) const
    {
        if (slots_.empty() || duty == 0)
            return;
        for (const Place& place : places_[static_cast<std::size_t>(member)]) {
            if (place.is_by_day) {
                visit(place.first + static_cast<std::size_t>(day), place.count);
                continue;
            }
            for (const std::uint16_t type : instance.duties[duty].types)
                visit(place.first + static_cast<std::size_t>(day * instance.types + type), place.count);
        }
    }
    /// Takes from a member's duty prices, by day and duty, what the slots pay at these prices.
    void pay(const Instance& instance, int member, View<const std::int64_t> prices,
             List<std::int32_t>& duty_prices) const;
    /// What members are paid at these prices, but for 0.
    [[nodiscard]] List<CompanyPrice> priced(const Instance& instance, View<const std::int64_t> prices) const;

private:
    struct Place {
        std::size_t first;  ///< slot of the company's first day
        int count;
        bool is_by_day;
    };
    List<CompanySlot> slots_;
    List<List<Place>> places_;  ///< by member
};

}  // namespace muster::roster::engine::bound
