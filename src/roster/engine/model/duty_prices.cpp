#include "roster/engine/model/duty_prices.hpp"

#include <algorithm>

namespace muster::inline v0_2::roster::engine::model {
namespace {

constexpr Cost dearest = Cost{1} << 28;  // beyond this a planner takes no price in full

}  // namespace

void DutyPrices::set(int from, int to, View<const std::int64_t> row_prices, int first_row, Cost scale)
{
    from_ = from;
    to_ = to;
    row_prices_ = row_prices;
    first_row_ = first_row;
    scale_ = scale;
    has_rewards_ = false;
}

void DutyPrices::set_rewards(int member)
{
    rewards_.assign((to_ - from_) * instance_.types, 0);
    Cost* reward = rewards_.data();
    for (int day = from_; day < to_; ++day)
        for (int type = 0; type < instance_.types; ++type, ++reward)
            instance_.each_row_of_type(member, day, type, [&](int row) {
                if (const auto index = static_cast<std::size_t>(row - first_row_); index < row_prices_.size())
                    *reward += row_prices_[index];
            });
    has_rewards_ = !instance_.has_skills();
}

void DutyPrices::fill(int member, List<std::int32_t>& prices)
{
    if (!has_rewards_)
        set_rewards(member);
    const auto duty_count = static_cast<std::size_t>(instance_.duty_count);
    prices.resize(static_cast<std::size_t>(to_ - from_) * duty_count);
    std::int32_t* at = prices.data();
    const Cost* rewards = rewards_.data();
    for (int day = from_; day < to_; ++day, at += duty_count, rewards += instance_.types) {
        const std::int32_t* linear = instance_.linear_row(member, day);
        for (std::size_t duty = 0; duty < duty_count; ++duty) {
            Cost price = linear[duty] * scale_;
            for (const std::uint16_t type : instance_.duties[duty].types)
                price -= rewards[type];
            at[duty] = linear[duty] == barred ? barred : static_cast<std::int32_t>(std::min(price, dearest));
        }
    }
}

}  // namespace muster::roster::engine::model
