// What prices couple members of a company by, day by day or shift by shift.
//
// Of those who are to keep apart a slot counts who comes, like a row of cover. Of two who are to keep together it
// counts the first less the second: what both of them do costs nothing, what one does alone the penalty, so that its
// cost is convex and has a price. Where a shift takes one, each of them who stands there pays the penalty, and its
// cover costs less from the second person on, as it may be these two who stand there. More than two together have none.
//
// Where so many of a company stand on a shift, its cover has no fewer: the two are taken at their least together.
#pragma once

#include "muster/roster/certificate.hpp"
#include "roster/engine/bound/floor.hpp"
#include "roster/engine/pricing/resources.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace muster::inline v0_2::roster::engine::bound {

/// One day of a company, or one shift of it.
struct CompanySlot {
    static constexpr int any_type = -1;
    static constexpr std::size_t no_cover = static_cast<std::size_t>(-1);

    std::size_t company = 0;
    int day = 0;
    int type = any_type;
    Row row{};                     ///< what people cost
    bool is_pair = false;          ///< who are to keep together: the first counts 1, the second -1
    bool takes_one = false;        ///< they are such a pair, where a second person is dear: both count 1
    std::size_t cover = no_cover;  ///< row that counts all of them, too

    [[nodiscard]] int fewest() const { return has_signs() ? -1 : 0; }
    [[nodiscard]] int greatest() const { return has_signs() ? 1 : row.most; }
    /// Two who are to keep together, and count against each other.
    [[nodiscard]] bool has_signs() const { return is_pair && !takes_one; }
    [[nodiscard]] HardSoftCost toll(int amount) const
    {
        return has_signs() ? HardSoftCost::of(row.below_minimum, amount < 0 ? -amount : amount) : row.at(amount);
    }
    /// `rise(people)` is what `cover` costs more where so many stand there; nothing, where so many cannot.
    template <class Rise>
    [[nodiscard]] Suit suit(std::int64_t price, Cost scale, const Rise& rise) const
    {
        Suit suit;
        for (int amount = fewest(); amount <= greatest(); ++amount) {
            const HardSoftCost cost = toll(amount);
            const std::optional<Cost> more = cost.hard == 0 ? rise(amount < 0 ? -amount : amount) : std::nullopt;
            if (more)
                suit.see(cost.soft * scale + price * amount + *more, amount);
        }
        return suit;
    }
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
            for (const std::uint16_t type : instance.duties[duty].types) {
                const std::size_t slot = place.first + static_cast<std::size_t>(day * instance.types + type);
                visit(slot, slots_[slot].takes_one ? 1 : place.count);
            }
        }
    }
    /// What the two who pay for each turn there spare a row of cover that has two people or more.
    [[nodiscard]] Cost spared(std::size_t row) const { return row < spared_.size() ? spared_[row] : 0; }
    [[nodiscard]] HardSoftCost cover_toll(const Instance& instance, std::size_t row, int people) const
    {
        HardSoftCost toll = instance.rows[row].at(people);
        toll.soft -= people > 1 ? spared(row) : 0;
        return toll;
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
    List<Cost> spared_;         ///< by row
};

}  // namespace muster::roster::engine::bound
