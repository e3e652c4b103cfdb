#include "roster/engine/pricing/resources.hpp"

#include <algorithm>
#include <numeric>

namespace muster::inline v0_2::roster::engine::pricing {

void Suit::see(Cost toll, int amount)
{
    if (!exists || toll < value)
        *this = {toll, amount, amount, true};
    else if (toll == value)
        greatest = amount;
}

Resource::Resource(const Instance& instance, int member, const Counter& counter) : member_(member), counter_(counter)
{
    if (is_weekends()) {
        unit_ = most_a_day_ = 1;
        days_of_unit_ = std::max(1, instance.longest_weekend);
        for (auto& amounts : amounts_)
            amounts.assign(instance.duty_count, 0);
        for (int day = 0; day < instance.days; ++day)
            most_ = std::max(most_, instance.weekend_of[day] + 1);
    } else {
        const std::int32_t is_weekend_only = counter.counted == Counted::weekend_shifts ? 0 : 1;
        for (int duty = 0; duty < instance.duty_count; ++duty) {
            const auto amount = static_cast<int>(instance.amount(counter, duty));
            amounts_[0].push_back(amount * is_weekend_only);
            amounts_[1].push_back(amount);
            unit_ = std::gcd(unit_, amount);
        }
        unit_ = std::max<Cost>(unit_, 1);
        for (auto& amounts : amounts_)
            for (int& amount : amounts) {
                amount /= static_cast<int>(unit_);
                most_a_day_ = std::max(most_a_day_, amount);
            }
        for (const std::size_t on_weekend : {std::size_t{0}, std::size_t{1}})
            most_on_[on_weekend] = std::ranges::max(amounts_[on_weekend]);
        for (int day = 0; day < instance.days; ++day)
            most_ += most_on(instance, day);
    }
    const Cost possible = most_ * unit_;
    matters_ = counter.minimum > 0 || counter.maximum < possible || !counter.shares.empty();
    for (int amount = 0; amount <= most_; ++amount) {
        const HardSoftCost toll = counter.at(amount * unit_);
        if (toll.hard == 0) {
            if (tolls_.empty())
                fewest_ = amount;
            greatest_ = amount;
            tolls_.push_back(toll.soft);
        } else if (!tolls_.empty()) {
            break;
        }
    }
    if (std::ranges::all_of(tolls_, [](Cost toll) { return toll == 0; }))
        tolls_.clear();
}

int Resource::most_on(const Instance& instance, int day) const
{
    if (is_weekends())
        return instance.opens_weekend(day, 0) ? 1 : 0;
    return most_on_[instance.is_weekend(day) ? 1 : 0];
}

int Resource::amount_of(const Instance& instance, const Line& line) const
{
    if (is_weekends())
        return static_cast<int>(instance.counted(counter_, line, 0, instance.days));
    int amount = 0;
    for (int day = 0; day < instance.days; ++day)
        amount += this->amount(instance.is_weekend(day), line[day]);
    return amount;
}

Suit Resource::suit(std::int64_t price, Cost scale) const
{
    if (greatest_ < fewest_)
        return {};
    const auto step = [&](int amount) { return (toll(amount + 1) - toll(amount)) * scale + price; };
    const auto from = [&](const auto& is_before) {  // by halves: steps only rise
        int least = fewest_;
        for (int beyond = greatest_; least < beyond;) {
            const int middle = least + (beyond - least) / 2;
            if (is_before(middle))
                least = middle + 1;
            else
                beyond = middle;
        }
        return least;
    };
    const int least = from([&](int amount) { return step(amount) < 0; });
    return {toll(least) * scale + price * least, least, from([&](int amount) { return step(amount) <= 0; }), true};
}

SumPrice Resource::priced(std::int64_t price) const
{
    SumPrice priced{.member = MemberId(static_cast<MemberId::Value>(member_)), .price = price};
    switch (counter_.counted) {
    case Counted::weekends:
        priced.sum = SumKind::weekends;
        break;
    case Counted::type:
        priced.sum = SumKind::type;
        priced.type = ShiftTypeId(counter_.type);
        break;
    case Counted::minutes:
        priced.measure = Measure::minutes;
        break;
    case Counted::shifts:
        priced.measure = Measure::shifts;
        break;
    case Counted::nights:
        priced.measure = Measure::nights;
        break;
    case Counted::weekend_shifts:
        priced.measure = Measure::weekends;
        break;
    case Counted::disliked:
        priced.measure = Measure::disliked;
        break;
    }
    return priced;
}

List<Resource> resources_of_lines(const Instance& instance)
{
    List<Resource> sums;
    const auto add = [&](int member, const Counter& counter) {
        if (Resource sum(instance, member, counter); sum.matters())
            sums.push_back(std::move(sum));
    };
    for (int member = 0; member < instance.members; ++member)
        for (const Counter& counter : instance.rules[member].counters) {
            // Shares of shifts that are told in minutes are a sum of their own, as the checker has them.
            Counter own = counter;
            Counter shifts{.counted = Counted::shifts};
            std::erase_if(own.shares, [](const FairShare& share) { return share.divisor != 1; });
            for (FairShare share : counter.shares)
                if (share.divisor != 1) {
                    share.divisor = 1;
                    shifts.shares.push_back(share);
                }
            add(member, own);
            add(member, shifts);
        }
    return sums;
}

List<std::size_t> first_resources(View<const Resource> sums, int members)
{
    List<std::size_t> first;
    for (int member = 0; member <= members; ++member)
        first.push_back(
            static_cast<std::size_t>(std::ranges::lower_bound(sums, member, {}, &Resource::member) - sums.begin()));
    return first;
}

std::int32_t pay_resources(const Instance& instance, View<const Resource> sums, View<const std::int64_t> prices,
                           List<std::int32_t>& duty_prices)
{
    const auto duties = static_cast<std::size_t>(instance.duty_count);
    std::int64_t weekend_price = 0;
    List<std::int64_t> paid[2];  // on other days, on weekends
    for (auto& by_duty : paid)
        by_duty.assign(duties, 0);
    for (std::size_t at = 0; at < sums.size(); ++at) {
        if (prices[at] == 0)
            continue;
        if (sums[at].is_weekends())
            weekend_price -= prices[at];
        else
            for (const bool on_weekend : {false, true})
                for (std::size_t duty = 0; duty < duties; ++duty)
                    paid[on_weekend ? 1 : 0][duty] += prices[at] * sums[at].amount(on_weekend, static_cast<int>(duty));
    }
    std::int32_t* cell = duty_prices.data();
    for (int day = 0; day < instance.days; ++day) {
        const auto& by_duty = paid[instance.is_weekend(day) ? 1 : 0];
        for (std::size_t duty = 0; duty < duties; ++duty, ++cell)
            if (*cell != barred)
                *cell -= static_cast<std::int32_t>(by_duty[duty]);
    }
    return static_cast<std::int32_t>(weekend_price);
}

}  // namespace muster::roster::engine::pricing
