// What lines add up to and may not exceed, as something to be priced: minutes, weekends, shifts of a type, loads that
// are to be fair.
//
// A counter of a line is a coupling like a row of cover: the line is paid for each unit, and the limit takes the amount
// that suits it best. With all of them priced, a line needs no table of what it has used so far.
#pragma once

#include "muster/roster/certificate.hpp"
#include "roster/engine/model/instance.hpp"
#include "roster/engine/pricing/floor.hpp"

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace muster::inline v0_2::roster::engine::pricing {

/// Least toll of a coupling that pays `price` a unit, and the least and greatest amount that reach it.
struct Suit {
    Cost value = 0;
    int least = 0;
    int greatest = 0;
    bool exists = false;

    void see(Cost toll, int amount);
};

/// One counter of one member, in units that every amount is a whole number of.
class Resource {
public:
    Resource(const Instance& instance, int member, const Counter& counter);

    [[nodiscard]] int member() const { return member_; }
    [[nodiscard]] bool is_weekends() const { return counter_.counted == Counted::weekends; }
    /// It can cost something.
    [[nodiscard]] bool matters() const { return matters_; }
    /// Units of a duty; of weekends none.
    [[nodiscard]] int amount(bool on_weekend, int duty) const { return amounts_[on_weekend ? 1 : 0][duty]; }
    /// The most units of one duty, and of a whole line.
    [[nodiscard]] int most_a_day() const { return most_a_day_; }
    [[nodiscard]] int most() const { return most_; }
    /// A weekend has to outweigh what is paid for each of its days.
    [[nodiscard]] int days_of_unit() const { return days_of_unit_; }
    /// The most units of one day.
    [[nodiscard]] int most_on(const Instance& instance, int day) const;
    [[nodiscard]] int amount_of(const Instance& instance, const Line& line) const;
    /// Hard limits allow so many units.
    [[nodiscard]] bool allows(int amount) const { return amount >= fewest_ && amount <= greatest_; }
    /// Of an amount that is allowed.
    [[nodiscard]] Cost toll(int amount) const { return tolls_.empty() ? 0 : tolls_[amount - fewest_]; }
    [[nodiscard]] int fewest() const { return fewest_; }
    [[nodiscard]] int greatest() const { return greatest_; }
    [[nodiscard]] Suit suit(std::int64_t price, Cost scale) const;
    [[nodiscard]] SumPrice priced(std::int64_t price) const;
    /// Sums of the same kind are priced alike, whoever's they are.
    [[nodiscard]] std::pair<Counted, std::uint16_t> kind() const { return {counter_.counted, counter_.type}; }

private:
    int member_;
    Counter counter_;
    Cost unit_ = 0;
    int most_a_day_ = 0;
    int days_of_unit_ = 1;
    int most_ = 0;
    int most_on_[2] = {0, 0};  ///< of a duty on other days, on weekends
    bool matters_ = false;
    List<int> amounts_[2];
    int fewest_ = 0;  ///< units that hard limits allow
    int greatest_ = -1;
    List<Cost> tolls_;  ///< of so many units and more, as far as they are allowed; convex; empty: all 0
};

/// Those that matter of all members, by member.
[[nodiscard]] List<Resource> resources_of_lines(const Instance& instance);

/// Where each member's begin, and the end.
[[nodiscard]] List<std::size_t> first_resources(View<const Resource> sums, int members);

/// Takes from a member's duty prices, by day and duty, what the sums pay at these prices a unit. Gives what each
/// weekend with a duty costs.
std::int32_t pay_resources(const Instance& instance, View<const Resource> sums, View<const std::int64_t> prices,
                           List<std::int32_t>& duty_prices);

}  // namespace muster::roster::engine::pricing
