#include "roster/engine/sums.hpp"

#include <algorithm>
#include <numeric>
#include <ranges>

namespace muster::roster::engine {

void Suit::see(Cost toll, int amount)
{
    if (!exists || toll < value)
        *this = {toll, amount, amount, true};
    else if (toll == value)
        greatest = amount;
}

LineSum::LineSum(const Instance& instance, int member, const Counter& counter) : member_(member), counter_(counter)
{
    if (is_weekends()) {
        unit_ = most_a_day_ = 1;
        for (auto& amounts : amounts_)
            amounts.assign(static_cast<std::size_t>(instance.duty_count), 0);
        for (int day = 0; day < instance.days; ++day)
            most_ = std::max(most_, instance.weekend_of[static_cast<std::size_t>(day)] + 1);
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
        const auto most_on = [&](bool on_weekend) { return std::ranges::max(amounts_[on_weekend ? 1 : 0]); };
        for (int day = 0; day < instance.days; ++day)
            most_ += most_on(instance.is_weekend(day));
    }
    const Cost possible = most_ * unit_;
    matters_ = counter.minimum > 0 || counter.maximum < possible || !counter.shares.empty();
    if (counter.shares.empty()) {
        const auto around = [&](Cost value) {
            for (const Cost amount : {value / unit_, (value + unit_ - 1) / unit_})
                bends_.push_back(static_cast<int>(std::min<Cost>(amount, most_)));
        };
        bends_ = {0, most_};
        around(counter.minimum);
        if (counter.maximum < possible)
            around(counter.maximum);
        std::ranges::sort(bends_);
    }
}

int LineSum::amount_of(const Instance& instance, const Line& line) const
{
    if (is_weekends())
        return static_cast<int>(instance.counted(counter_, line, 0, instance.days));
    int amount = 0;
    for (int day = 0; day < instance.days; ++day)
        amount += this->amount(instance.is_weekend(day), line[static_cast<std::size_t>(day)]);
    return amount;
}

Suit LineSum::suit(std::int64_t price, Cost scale) const
{
    Suit suit;
    const auto see = [&](int amount) {
        if (const Toll toll = counter_.at(amount * unit_); toll.hard == 0)
            suit.see(toll.soft * scale + price * amount, amount);
    };
    if (bends_.empty())
        for (int amount = 0; amount <= most_; ++amount)
            see(amount);
    else
        std::ranges::for_each(bends_, see);
    return suit;
}

SumPrice LineSum::priced(std::int64_t price) const
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

std::vector<LineSum> sums_of_lines(const Instance& instance)
{
    std::vector<LineSum> sums;
    const auto add = [&](int member, const Counter& counter) {
        if (LineSum sum(instance, member, counter); sum.matters())
            sums.push_back(std::move(sum));
    };
    for (int member = 0; member < instance.members; ++member)
        for (const Counter& counter : instance.rules[static_cast<std::size_t>(member)].counters) {
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

}  // namespace muster::roster::engine
