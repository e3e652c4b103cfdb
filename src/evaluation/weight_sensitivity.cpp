// Samples are drawn and ranked in blocks, by several threads; then each member's ranks are added up in the order of
// samples, so that threads change nothing. Shifts and ranks are whole numbers, whose sums are exact.
#include "muster/evaluation/sensitivity.hpp"

#include "core/workers.hpp"
#include "evaluation/reweighing.hpp"
#include "evaluation/sobol.hpp"
#include "muster/core/error.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdlib>

namespace muster::inline v0_2::evaluation {
namespace {

using Ranks = std::vector<std::uint32_t>;

// Ranks of one sample: of both draws, then of the first with one weight after the other from the second.
struct RankedSample {
    Ranks one{};
    Ranks other{};
    std::vector<Ranks> mixed{};
};

RankedSample ranked_sample(const Reweighing& reweighing, const WeightSensitivityOptions& options, std::uint32_t sample)
{
    Random random(options.seed.split(sample));
    const auto span = static_cast<std::uint32_t>(2 * options.spread.millionths() + 1);
    const auto draw = [&] {
        std::vector<std::int64_t> factors;
        for (std::size_t input = 0; input < reweighing.inputs().size(); ++input)
            factors.push_back(decimal::per_one - options.spread.millionths() + random.below(span));
        return factors;
    };
    const std::vector<std::int64_t> one = draw();
    const std::vector<std::int64_t> other = draw();
    RankedSample made{.one = reweighing.ranks(reweighing.scaled(one)),
                      .other = reweighing.ranks(reweighing.scaled(other))};
    for (std::size_t input = 0; input < one.size(); ++input) {
        std::vector<std::int64_t> factors = one;
        factors[input] = other[input];
        made.mixed.push_back(reweighing.ranks(reweighing.scaled(factors)));
    }
    return made;
}

// Sum over members of how far each stands from their own rank.
double shift_from(const Ranks& own, const Ranks& ranks)
{
    std::int64_t sum = 0;
    for (std::size_t row = 0; row < own.size(); ++row)
        sum += std::abs(std::int64_t{own[row]} - ranks[row]);
    return static_cast<double>(sum);
}

class SensitivitySums {
public:
    SensitivitySums(const Ranks& own, std::size_t inputs, bool of_members)
        : own_(own), of_shift_(inputs), of_members_(of_members ? own.size() : 0, SobolSums(inputs))
    {
    }

    void add(std::uint32_t sample, std::uint32_t samples, const RankedSample& ranked)
    {
        std::vector<double> mixed;
        for (const Ranks& ranks : ranked.mixed)
            mixed.push_back(shift_from(own_, ranks));
        const double one = shift_from(own_, ranked.one);
        const double other = shift_from(own_, ranked.other);
        shifts_ += one + other;
        of_shift_.add(sample, samples, one, other, mixed);
        for (std::size_t row = 0; row < of_members_.size(); ++row) {
            if (own_[row] == 0)
                continue;
            for (std::size_t input = 0; input < mixed.size(); ++input)
                mixed[input] = ranked.mixed[input][row];
            of_members_[row].add(sample, samples, ranked.one[row], ranked.other[row], mixed);
        }
    }

    void tell(WeightSensitivity& made, const std::vector<std::string>& inputs) const
    {
        const auto ranked = own_.size() - static_cast<std::size_t>(std::ranges::count(own_, 0U));
        made.mean_shift = ranked == 0 ? 0 : shifts_ / (2.0 * made.samples * static_cast<double>(ranked));
        made.of_shift = of_shift_.indices(inputs);
        for (std::size_t row = 0; row < of_members_.size(); ++row)
            made.of_members.push_back(own_[row] == 0 ? std::vector<SobolIndex>{} : of_members_[row].indices(inputs));
    }

private:
    const Ranks& own_;
    double shifts_ = 0;
    SobolSums of_shift_;
    std::vector<SobolSums> of_members_;
};

}  // namespace

WeightSensitivity weight_sensitivity(const Evaluation& evaluation, const WeightSensitivityOptions& options)
{
    const Where here{"sampling of weights"};
    if (options.spread < Weight{} || options.spread > Weight::whole(1))
        throw InvalidInput(here, "its spread is " + to_string(options.spread), "give a spread from 0 to 1");
    if (options.samples < least_samples)
        throw InvalidInput(here, "it has " + std::to_string(options.samples) + " samples", "draw at least 32");
    const Reweighing reweighing(evaluation);
    const std::vector<std::string>& inputs = reweighing.inputs();
    if (inputs.empty())
        throw InvalidInput(here, "no weight has another beside it", "evaluate by a scheme that weighs its parts");
    const Ranks own = reweighing.ranks(evaluation.scheme());
    SensitivitySums sums(own, inputs.size(), options.of_members);
    const std::size_t threads = std::max(1U, options.threads);
    const std::size_t block = threads * 4;
    for (std::uint32_t first = 0; first < options.samples;) {
        if (options.progress && !options.progress({"weights", static_cast<double>(first) / options.samples}))
            throw Stopped(here, "it was asked to stop", "let it run to its end, or draw fewer");
        std::vector<RankedSample> ranked(std::min<std::size_t>(block, options.samples - first));
        in_parts(std::min(threads, ranked.size()), ranked.size(), [&](std::size_t, std::size_t from, std::size_t to) {
            for (std::size_t each = from; each < to; ++each)
                ranked[each] = ranked_sample(reweighing, options, first + static_cast<std::uint32_t>(each));
        });
        for (const RankedSample& each : ranked)
            sums.add(first++, options.samples, each);
    }
    WeightSensitivity made{.samples = options.samples,
                           .evaluations = std::uint64_t{options.samples} * (inputs.size() + 2)};
    sums.tell(made, inputs);
    return made;
}

}  // namespace muster::evaluation
