#include "apportion.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

namespace muster::inline v0_2::roster {
namespace {

WideInteger greatest_common_divisor(WideInteger left, WideInteger right)
{
    while (right != 0)
        left = std::exchange(right, left % right);
    return left;
}

}  // namespace

std::vector<WideInteger> weights_of(const Problem& problem)
{
    std::vector<WideInteger> weights;
    WideInteger common = 0;
    for (int row = 0; row < problem.member_count(); ++row) {
        const MemberId member(static_cast<MemberId::Value>(row));
        weights.push_back(static_cast<WideInteger>(problem.members()[member].share.millionths()) *
                          problem.membership_days(member));
        common = greatest_common_divisor(common, weights.back());
    }
    for (WideInteger& weight : weights)
        weight /= common == 0 ? 1 : common;
    return weights;
}

std::vector<std::int64_t> made_whole(const Problem& problem, const std::vector<WideInteger>& parts,
                                     WideInteger denominator)
{
    std::vector<std::int64_t> whole;
    std::vector<WideInteger> remainders;
    WideInteger left = 0;
    for (const WideInteger part : parts) {
        WideInteger floor = part / denominator;
        if (part % denominator < 0)
            --floor;
        whole.push_back(static_cast<std::int64_t>(floor));
        remainders.push_back(part - floor * denominator);
        left += remainders.back();
    }
    std::vector<std::size_t> order(parts.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto is_first = [&](std::size_t one, std::size_t other) {
        const std::string& code = problem.members().rows()[one].code;
        const std::string& other_code = problem.members().rows()[other].code;
        return std::tuple(-remainders[one], code.size(), std::string_view(code)) <
               std::tuple(-remainders[other], other_code.size(), std::string_view(other_code));
    };
    std::ranges::sort(order, is_first);
    const auto units = static_cast<std::size_t>(left / denominator);
    for (std::size_t at = 0; at < units; ++at)
        ++whole[order[at]];
    return whole;
}

}  // namespace muster::roster
