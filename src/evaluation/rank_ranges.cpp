// Each sample draws every weight of the scheme anew, builds the scheme it makes, and totals the points again: points of
// indicators do not hang on weights. A sample has a random stream of its own.
#include "muster/evaluation/robustness.hpp"

#include "evaluation/area_totals.hpp"
#include "evaluation/ratio.hpp"

#include <algorithm>
#include <functional>
#include <numeric>
#include <utility>

namespace muster::evaluation {
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

// Draws weights around those given, in whole numbers that sum to `steps` or a little less.
void draw(std::vector<Weight*> weights, std::int64_t steps, Weight spread, Random& random)
{
    std::erase_if(weights, [](const Weight* weight) { return *weight == Weight{}; });
    if (weights.size() < 2)
        return;
    std::vector<WideInteger> numbers;
    std::vector<Weight> given;
    for (const Weight* weight : weights)
        given.push_back(*weight);
    const std::vector<std::int64_t> ratio = ratio_of(given);
    for (const std::int64_t weight : ratio) {
        const auto span = static_cast<std::uint32_t>(2 * spread.millionths() + 1);
        const std::int64_t factor = decimal::per_one - spread.millionths() + random.below(span);
        numbers.push_back(WideInteger{weight} * factor + 1);
    }
    const std::int64_t whole = whole_of(std::accumulate(ratio.begin(), ratio.end(), std::int64_t{0}), steps);
    const std::vector<std::int64_t> shares = shares_of(numbers, whole);
    for (std::size_t i = 0; i < weights.size(); ++i)
        *weights[i] = Weight::whole(shares[i]);
}

SchemeParts drawn(const SchemeParts& parts, Weight spread, Random& random)
{
    SchemeParts made = parts;
    for (Area& area : made.areas) {
        if (area.aggregation == Aggregation::sum)
            continue;
        std::vector<Weight*> weights;
        if (area.aggregation == Aggregation::ordered) {
            for (Weight& weight : area.position_weights)
                weights.push_back(&weight);
        } else {
            for (Area& below : made.areas)
                if (below.parent == area.code)
                    weights.push_back(&below.weight);
            for (Indicator& indicator : made.indicators)
                if (indicator.area == area.code && indicator.is_weighted())
                    weights.push_back(&indicator.weight);
        }
        draw(std::move(weights), area.aggregation == Aggregation::geometric ? 1000 : decimal::per_one, spread, random);
    }
    return made;
}

class Samples {
public:
    explicit Samples(const Evaluation& evaluation) : scheme_(evaluation.scheme())
    {
        for (std::uint32_t row = 0; row < evaluation.members().size(); ++row) {
            bool is_void = false;
            for (std::uint32_t i = 0; i < scheme_.indicators().size(); ++i) {
                scores_.push_back(evaluation.of(MemberId(row), IndicatorId(i)));
                const auto sanction = sanction_of(scheme_.indicators()[IndicatorId(i)].rule);
                is_void |= sanction && sanction->effect == rule::VetoEffect::void_total && scores_.back().is_vetoed;
            }
            is_void_.push_back(is_void);
            is_incomplete_.push_back(evaluation.of(MemberId(row)).is_incomplete);
        }
    }

    [[nodiscard]] std::vector<std::uint32_t> ranks(const Scheme& scheme) const
    {
        const AreaTotals totals_of(scheme);
        const std::size_t width = scheme.indicators().size();
        std::vector<Exact> areas(scheme.areas().size());
        std::vector<AreaState> states(areas.size());
        std::vector<Exact> totals;
        for (std::size_t row = 0; row < is_void_.size(); ++row) {
            totals_of.fill(std::span(scores_).subspan(row * width, width), areas, states);
            totals.push_back(is_void_[row] ? Exact() : areas[scheme.top().row()]);
        }
        std::vector<Exact> order;
        for (std::size_t row = 0; row < totals.size(); ++row)
            if (!is_incomplete_[row])
                order.push_back(totals[row]);
        std::ranges::sort(order, std::ranges::greater{});
        std::vector<std::uint32_t> ranks(totals.size());
        for (std::size_t row = 0; row < totals.size(); ++row)
            if (!is_incomplete_[row])
                ranks[row] = static_cast<std::uint32_t>(
                                 std::ranges::lower_bound(order, totals[row], std::ranges::greater{}) - order.begin()) +
                             1;
        return ranks;
    }

private:
    const Scheme& scheme_;
    std::vector<IndicatorScore> scores_;
    std::vector<bool> is_void_;
    std::vector<bool> is_incomplete_;
};

}  // namespace

std::vector<RankRange> rank_ranges(const Evaluation& evaluation, const WeightSampling& sampling)
{
    if (sampling.spread < Weight{} || sampling.spread > Weight::whole(1))
        throw InvalidInput({"sampling of weights"}, "its spread is " + to_string(sampling.spread),
                           "give a spread from 0 to 1");
    if (sampling.samples == 0)
        throw InvalidInput({"sampling of weights"}, "it has no samples", "draw at least one");
    const Samples samples(evaluation);
    const std::vector<std::uint32_t> own = samples.ranks(evaluation.scheme());
    std::vector<std::vector<std::uint32_t>> seen(own.size());
    for (std::uint32_t sample = 0; sample < sampling.samples; ++sample) {
        if (sampling.progress && !sampling.progress({"weights", static_cast<double>(sample) / sampling.samples}))
            throw Stopped({"sampling of weights"}, "it was asked to stop", "let it run to its end, or draw fewer");
        Random random(sampling.seed.split(sample));
        const Scheme scheme(drawn(evaluation.scheme().parts(), sampling.spread, random));
        const std::vector<std::uint32_t> ranks = samples.ranks(scheme);
        for (std::size_t row = 0; row < ranks.size(); ++row)
            seen[row].push_back(ranks[row]);
    }
    std::vector<RankRange> ranges;
    for (std::size_t row = 0; row < seen.size(); ++row) {
        std::ranges::sort(seen[row]);
        ranges.push_back({.best = seen[row].front(),
                          .worst = seen[row].back(),
                          .middle = seen[row][(seen[row].size() - 1) / 2],
                          .unchanged = static_cast<std::uint32_t>(std::ranges::count(seen[row], own[row]))});
    }
    return ranges;
}

}  // namespace muster::evaluation
