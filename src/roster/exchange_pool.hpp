// The best exchanges so far, in their order.
#pragma once

#include "muster/roster/swaps.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <tuple>
#include <utility>
#include <vector>

namespace muster::inline v0_2::roster {

/// By change of hard score, of cost, then fewest shifts, then people, then days.
[[nodiscard]] inline bool comes_before(const Exchange& left, const Exchange& right)
{
    const auto key = [](const Exchange& one) {
        return std::tuple(one.hard_change, one.cost_change, one.given.size() + one.passed.size() + one.returned.size(),
                          one.taker, one.third);
    };
    if (key(left) != key(right))
        return key(left) < key(right);
    return std::tie(left.given, left.passed, left.returned) < std::tie(right.given, right.passed, right.returned);
}

/// Always true: no more than `most`, and none that was offered comes before one of these and is not here.
class ExchangePool {
public:
    explicit ExchangePool(std::size_t most) : most_(most) {}

    /// What begins like this may be among them.
    [[nodiscard]] bool may_have(std::int64_t hard, std::int64_t cost, std::size_t shifts, MemberId taker) const
    {
        if (heap_.size() < most_)
            return true;
        if (heap_.empty())
            return false;
        const Exchange& last = heap_.front();
        return std::tuple(hard, cost, shifts, taker) <=
               std::tuple(last.hard_change, last.cost_change,
                          last.given.size() + last.passed.size() + last.returned.size(), last.taker);
    }
    void offer(Exchange exchange)
    {
        if (heap_.size() == most_) {
            if (most_ == 0 || !comes_before(exchange, heap_.front()))
                return;
            std::ranges::pop_heap(heap_, comes_before);
            heap_.back() = std::move(exchange);
        } else {
            heap_.push_back(std::move(exchange));
        }
        std::ranges::push_heap(heap_, comes_before);
    }
    /// Best first.
    [[nodiscard]] std::vector<Exchange> take() &&
    {
        std::ranges::sort(heap_, comes_before);
        return std::move(heap_);
    }

private:
    std::size_t most_;
    std::vector<Exchange> heap_;  // the last of them first
};

}  // namespace muster::roster
