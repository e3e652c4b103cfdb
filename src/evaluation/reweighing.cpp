#include "evaluation/reweighing.hpp"

#include "evaluation/ratio.hpp"
#include "evaluation/weighs_parts.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace muster::inline v0_2::evaluation {
namespace {

// Scales positive numbers to whole shares that sum to `whole`: floors, and the rest by greatest remainder, of equal
// ones the first.
std::vector<std::int64_t> shares_of(const std::vector<WideInteger>& numbers, std::int64_t whole)
{
    const WideInteger sum = std::accumulate(numbers.begin(), numbers.end(), WideInteger{0});
    std::vector<std::int64_t> shares;
    std::vector<std::pair<WideInteger, std::size_t>> remainders;
    std::int64_t left = whole;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const WideInteger scaled = numbers[i] * whole;
        shares.push_back(static_cast<std::int64_t>(scaled / sum));
        left -= shares.back();
        remainders.emplace_back(scaled % sum, i);
    }
    std::ranges::stable_sort(remainders, [](const auto& one, const auto& other) { return one.first > other.first; });
    for (std::size_t i = 0; left > 0; ++i, --left)
        ++shares[remainders[i].second];
    return shares;
}

// What drawn weights sum to, of weights that sum to `sum` in whole numbers: `steps` or a little less, so that a spread
// of 0 gives the same ratio again, and of thirds totals over 3 and not over some other number.
std::int64_t whole_of(std::int64_t sum, std::int64_t steps)
{
    if (steps % sum == 0 || sum > steps)
        return steps;
    while (sum * 10 <= steps)
        sum *= 10;
    return sum;
}

// Weights of an area that can move, as none does that has no other beside it.
struct MovingWeights {
    std::vector<Weight*> weights{};
    std::vector<std::string> names{};
};

std::vector<MovingWeights> moving_weights(SchemeParts& parts)
{
    std::vector<MovingWeights> all;
    for (Area& area : parts.areas) {
        if (!weighs_parts(area.aggregation) && area.aggregation != Aggregation::ordered)
            continue;
        MovingWeights made;
        const auto add = [&](Weight& weight, std::string name) {
            if (weight == Weight{})
                return;
            made.weights.push_back(&weight);
            made.names.push_back(std::move(name));
        };
        if (area.aggregation == Aggregation::ordered) {
            for (std::size_t place = 0; place < area.position_weights.size(); ++place)
                add(area.position_weights[place], area.code + ", position " + std::to_string(place + 1));
        } else {
            for (Area& below : parts.areas)
                if (below.parent == area.code)
                    add(below.weight, below.code);
            for (Indicator& indicator : parts.indicators)
                if (indicator.area == area.code && indicator.is_weighted())
                    add(indicator.weight, indicator.code);
        }
        if (made.weights.size() > 1)
            all.push_back(std::move(made));
    }
    return all;
}

// Each times its factor, in whole numbers that sum to a million or a little less.
void scale_weights(const MovingWeights& moving, std::span<const std::int64_t> factors)
{
    std::vector<Weight> given;
    for (const Weight* weight : moving.weights)
        given.push_back(*weight);
    const std::vector<std::int64_t> ratio = ratio_of(given);
    std::vector<WideInteger> numbers;
    for (std::size_t i = 0; i < ratio.size(); ++i)
        numbers.push_back(WideInteger{ratio[i]} * factors[i] + 1);
    const std::int64_t whole = whole_of(std::accumulate(ratio.begin(), ratio.end(), std::int64_t{0}), decimal::per_one);
    const std::vector<std::int64_t> shares = shares_of(numbers, whole);
    for (std::size_t i = 0; i < shares.size(); ++i)
        *moving.weights[i] = Weight::whole(shares[i]);
}

}  // namespace

Reweighing::Reweighing(const Evaluation& evaluation, std::size_t threads)
    : scheme_(evaluation.scheme()), points_(evaluation, threads)
{
    SchemeParts parts = scheme_.parts();
    for (const MovingWeights& moving : moving_weights(parts))
        inputs_.insert(inputs_.end(), moving.names.begin(), moving.names.end());
}

Scheme Reweighing::scaled(std::span<const std::int64_t> factors) const
{
    SchemeParts parts = scheme_.parts();
    std::size_t used = 0;
    for (const MovingWeights& moving : moving_weights(parts)) {
        scale_weights(moving, factors.subspan(used, moving.weights.size()));
        used += moving.weights.size();
    }
    return Scheme(std::move(parts));
}

std::vector<std::uint32_t> Reweighing::ranks(const Scheme& scheme) const
{
    DrawnRanks drawn(points_);
    const std::span<const std::uint32_t> ranks = drawn.under(scheme);
    return {ranks.begin(), ranks.end()};
}

}  // namespace muster::evaluation
