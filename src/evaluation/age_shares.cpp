// A half-life's shares are irrational where the age is no multiple of it, so they never lie half-way between two
// millionths. A double tells which way most of them round: exp2 is right to some 10^-15 of its value on every machine
// that there is, and what lies within 10^-4 of half-way is not believed but decided by whole numbers: 10^6 x 2^(-a/h)
// is more than n + 1/2 just where (2 x 10^6)^h is more than (2n + 1)^h x 2^a.
#include "evaluation/age_shares.hpp"

#include "evaluation/long_integer.hpp"
#include "muster/core/decimal.hpp"
#include "muster/core/wide_integer.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace muster::inline v0_2::evaluation {
namespace {

constexpr std::int64_t whole_share = decimal::per_one;
constexpr std::int64_t most_halvings = 21;  // after so many less than half a millionth is left
constexpr std::int64_t kept_ages = 1500;

bool is_more_than_half_way(std::int64_t below, std::int64_t age, std::int64_t half_life)
{
    const std::int64_t common = std::gcd(age, half_life);
    const auto root = static_cast<unsigned>(half_life / common);
    const LongInteger left = pow(LongInteger(2 * whole_share), root);
    const LongInteger right = pow(LongInteger(2 * below + 1), root) << static_cast<unsigned>(age / common);
    return left > right;
}

}  // namespace

std::int64_t half_life_share(std::int64_t age, std::int64_t half_life)
{
    constexpr double doubt = 1e-4;
    const std::int64_t halvings = age / half_life;
    if (halvings >= most_halvings)
        return 0;
    if (age % half_life == 0)
        return static_cast<std::int64_t>(detail::divided(whole_share, WideInteger{1} << halvings, Rounding::half_even));
    const double share =
        static_cast<double>(whole_share) * std::exp2(-static_cast<double>(age) / static_cast<double>(half_life));
    const auto below = static_cast<std::int64_t>(share);
    const double rest = share - static_cast<double>(below);
    const bool goes_up = std::abs(rest - 0.5) > doubt ? rest > 0.5 : is_more_than_half_way(below, age, half_life);
    return goes_up ? below + 1 : below;
}

AgeShares::AgeShares(const rule::Decay& decay, std::uint32_t on) : decay_(decay), on_(on)
{
    for (std::int64_t age = 0; age < kept_ages; ++age)
        shares_.push_back(made(age));
}

std::int64_t AgeShares::made(std::int64_t age) const
{
    const std::int64_t least = decay_.least.millionths();
    const std::int64_t counted = std::max<std::int64_t>(0, age - decay_.whole_for);
    switch (decay_.by) {
    case rule::Ageing::none:
        break;
    case rule::Ageing::table: {
        std::int64_t share = whole_share;
        for (const rule::AgeShare& step : decay_.shares)
            if (age >= step.from.days())
                share = step.share.millionths();
        return share;
    }
    case rule::Ageing::linear: {
        const WideInteger left = std::max<std::int64_t>(0, decay_.days - counted);
        return std::max(
            least, static_cast<std::int64_t>(detail::divided(left * whole_share, decay_.days, Rounding::half_even)));
    }
    case rule::Ageing::half_life:
        return std::max(least, half_life_share(counted, decay_.days));
    }
    return whole_share;
}

std::int64_t AgeShares::aged(std::int64_t amount, std::uint32_t day) const
{
    const std::int64_t age = std::max<std::int64_t>(0, on_ - static_cast<std::int64_t>(day));
    const std::int64_t share = age < kept_ages ? shares_[static_cast<std::size_t>(age)] : made(age);
    return static_cast<std::int64_t>(detail::divided(WideInteger{amount} * share, whole_share, Rounding::half_even));
}

}  // namespace muster::evaluation
