#include "evaluation/ratio.hpp"

#include <algorithm>
#include <numeric>

namespace muster::inline v0_2::evaluation {

void check_weight(Weight weight, const Where& here, Faults& faults)
{
    if (weight < Weight{} || weight > Weight::whole(most_weight))
        faults.add(here, "its weight is " + to_string(weight),
                   "give a weight from 0 to " + std::to_string(most_weight));
}

void check_weights(std::span<const Weight> weights, const std::string& whose, const Where& here, Faults& faults)
{
    const Weight one = Weight::whole(1);
    WideInteger millionths = 0;
    for (const Weight weight : weights)
        millionths += weight.millionths();
    const Exact total(millionths, decimal::places);
    const bool are_shares =
        std::ranges::any_of(weights, [](Weight weight) { return weight.millionths() % decimal::per_one != 0; }) &&
        std::ranges::all_of(weights, [&](Weight weight) { return weight <= one; });
    if (are_shares ? total != Exact(one) : millionths <= 0)
        faults.add(here, "weights of " + whose + " sum to " + to_string(total),
                   "let them sum to exactly 1, or give a ratio in whole numbers, such as 1, 1, 1");
}

std::vector<std::int64_t> ratio_of(std::span<const Weight> weights)
{
    std::int64_t common = 0;
    for (const Weight weight : weights)
        common = std::gcd(common, weight.millionths());
    std::vector<std::int64_t> ratio;
    for (const Weight weight : weights)
        ratio.push_back(common == 0 ? 0 : weight.millionths() / common);
    return ratio;
}

}  // namespace muster::evaluation
