// Each sample draws every weight of the scheme anew, builds the scheme it makes, and totals the points again
// (drawn_ranks.cpp): points of indicators do not hang on weights. A sample has a random stream of its own, so threads
// take samples as they come.
#include "muster/evaluation/robustness.hpp"

#include "core/workers.hpp"
#include "evaluation/reweighing.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

namespace muster::inline v0_2::evaluation {
namespace {

// Ranks of every sample, a row a sample.
class Samples {
public:
    Samples(std::size_t samples, std::size_t members) : samples_(samples), members_(members), ranks_(samples * members)
    {
    }

    [[nodiscard]] std::span<std::uint32_t> of(std::size_t sample)
    {
        return std::span(ranks_).subspan(sample * members_, members_);
    }

    // Of members `first` to `last`, beside the ranks that the scheme itself gives.
    void sum_up(std::size_t first, std::size_t last, std::span<const std::uint32_t> own, std::span<RankRange> ranges)
    {
        constexpr std::size_t together = 16;  // one line of the cache
        std::vector<std::uint32_t> seen(together * samples_);
        for (std::size_t row = first; row < last; row += together) {
            const std::size_t count = std::min(together, last - row);
            for (std::size_t sample = 0; sample < samples_; ++sample)
                for (std::size_t at = 0; at < count; ++at)
                    seen[at * samples_ + sample] = ranks_[sample * members_ + row + at];
            for (std::size_t at = 0; at < count; ++at)
                ranges[row + at] = range_of(std::span(seen).subspan(at * samples_, samples_), own[row + at]);
        }
    }

private:
    static RankRange range_of(std::span<std::uint32_t> seen, std::uint32_t own)
    {
        const auto middle = seen.begin() + static_cast<std::ptrdiff_t>((seen.size() - 1) / 2);
        const auto [best, worst] = std::ranges::minmax(seen);
        const auto unchanged = static_cast<std::uint32_t>(std::ranges::count(seen, own));
        std::ranges::nth_element(seen, middle);
        return {.best = best, .worst = worst, .middle = *middle, .unchanged = unchanged};
    }

    std::size_t samples_;
    std::size_t members_;
    std::vector<std::uint32_t> ranks_;
};

}  // namespace

std::vector<RankRange> rank_ranges(const Evaluation& evaluation, const WeightSampling& sampling)
{
    if (sampling.spread < Weight{} || sampling.spread > Weight::whole(1))
        throw InvalidInput({"sampling of weights"}, "its spread is " + to_string(sampling.spread),
                           "give a spread from 0 to 1");
    if (sampling.samples == 0)
        throw InvalidInput({"sampling of weights"}, "it has no samples", "draw at least one");
    const std::size_t threads = std::clamp<std::size_t>(sampling.threads, 1, sampling.samples);
    const Reweighing reweighing(evaluation, threads);
    const KeptPoints& kept = reweighing.points();
    Samples samples(sampling.samples, kept.members());
    const auto span = static_cast<std::uint32_t>(2 * sampling.spread.millionths() + 1);
    in_turns(threads, sampling.samples, [&](std::size_t thread) {
        return [&, thread, ranks = DrawnRanks(kept)](std::size_t sample) mutable {
            if (thread == 0 && sampling.progress &&
                !sampling.progress({"weights", static_cast<double>(sample) / sampling.samples}))
                throw Stopped({"sampling of weights"}, "it was asked to stop", "let it run to its end, or draw fewer");
            Random random(sampling.seed.split(sample));
            std::vector<std::int64_t> factors;
            for (std::size_t i = 0; i < reweighing.inputs().size(); ++i)
                factors.push_back(decimal::per_one - sampling.spread.millionths() + random.below(span));
            std::ranges::copy(ranks.under(reweighing.scaled(factors)), samples.of(sample).begin());
        };
    });
    DrawnRanks now(kept);
    const std::span<const std::uint32_t> own = now.under(evaluation.scheme());
    std::vector<RankRange> ranges(kept.members());
    in_parts(threads, ranges.size(),
             [&](std::size_t, std::size_t first, std::size_t last) { samples.sum_up(first, last, own, ranges); });
    return ranges;
}

}  // namespace muster::evaluation
