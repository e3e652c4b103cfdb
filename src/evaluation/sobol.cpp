// With f(A) and f(B) of two draws and f(AB) of A with one input from B: the first-order index is the mean of
// f(B) (f(AB) - f(A)) over the variance (Saltelli and others 2010, f(B) less its mean, which lowers the error), the
// total one half the mean of (f(A) - f(AB))^2 over it (Jansen 1999). The error is that of the jackknife over groups of
// samples: sqrt((g - 1) / g x sum of squares of what lies between the estimates without one group and their mean).
#include "evaluation/sobol.hpp"

#include "muster/core/error.hpp"

#include <cmath>

namespace muster::inline v0_2::evaluation {

SobolSums::SobolSums(std::size_t inputs) : groups_(sample_groups)
{
    for (Sums& group : groups_) {
        group.one.resize(inputs);
        group.gap.resize(inputs);
        group.two.resize(inputs);
    }
}

void SobolSums::add(std::uint32_t sample, std::uint32_t samples, double first, double second,
                    std::span<const double> mixed)
{
    if (!has_pivot_)  // keeps squares small where all outputs are large
        pivot_ = first;
    has_pivot_ = true;
    Sums& group = groups_[static_cast<std::size_t>(std::uint64_t{sample} * sample_groups / samples)];
    const double one = first - pivot_;
    const double other = second - pivot_;
    group.count += 1;
    group.values += one + other;
    group.squares += one * one + other * other;
    for (std::size_t input = 0; input < mixed.size(); ++input) {
        const double gap = mixed[input] - first;
        group.one[input] += other * gap;
        group.gap[input] += gap;
        group.two[input] += gap * gap;
    }
}

SobolSums::Sums SobolSums::all_but(std::size_t group) const
{
    Sums sums{.one = std::vector<double>(groups_.front().one.size()),
              .gap = std::vector<double>(groups_.front().one.size()),
              .two = std::vector<double>(groups_.front().one.size())};
    for (std::size_t each = 0; each < groups_.size(); ++each) {
        if (each == group)
            continue;
        sums.count += groups_[each].count;
        sums.values += groups_[each].values;
        sums.squares += groups_[each].squares;
        for (std::size_t input = 0; input < sums.one.size(); ++input) {
            sums.one[input] += groups_[each].one[input];
            sums.gap[input] += groups_[each].gap[input];
            sums.two[input] += groups_[each].two[input];
        }
    }
    return sums;
}

SobolSums::Estimate SobolSums::estimate(const Sums& sums, std::size_t input)
{
    const double mean = sums.values / (2 * sums.count);
    const double variance = sums.squares / (2 * sums.count) - mean * mean;
    // What rounding leaves of outputs that are all the same is no variance.
    if (!(variance > 1e-14 * sums.squares / (2 * sums.count)))
        return {};
    return {.first = (sums.one[input] - mean * sums.gap[input]) / sums.count / variance,
            .total = sums.two[input] / (2 * sums.count) / variance};
}

std::vector<SobolIndex> SobolSums::indices(std::span<const std::string> inputs) const
{
    const Sums all = all_but(groups_.size());
    std::vector<Sums> without;
    for (std::size_t group = 0; group < groups_.size(); ++group)
        without.push_back(all_but(group));
    std::vector<SobolIndex> made;
    for (std::size_t input = 0; input < inputs.size(); ++input) {
        const Estimate whole = estimate(all, input);
        const auto error = [&](std::optional<double> Estimate::*which) -> std::optional<double> {
            double mean = 0;
            std::vector<double> each;
            for (const Sums& sums : without) {
                const std::optional<double> found = estimate(sums, input).*which;
                if (!found)
                    return std::nullopt;
                each.push_back(*found);
                mean += *found / static_cast<double>(sample_groups);
            }
            double squares = 0;
            for (const double value : each)
                squares += (value - mean) * (value - mean);
            return std::sqrt(squares * (sample_groups - 1) / sample_groups);
        };
        made.push_back({.input = inputs[input],
                        .first = whole.first,
                        .first_error = whole.first ? error(&Estimate::first) : std::nullopt,
                        .total = whole.total,
                        .total_error = whole.total ? error(&Estimate::total) : std::nullopt});
    }
    return made;
}

std::vector<SobolIndex> sobol_indices(std::span<const std::string> inputs, const Model& model,
                                      const SobolSampling& sampling)
{
    const Where here{"sampling of a model"};
    if (sampling.samples < least_samples)
        throw InvalidInput(here, "it has " + std::to_string(sampling.samples) + " samples", "draw at least 32");
    SobolSums sums(inputs.size());
    const auto output = [&](std::span<const double> point) {
        const double made = model(point);
        if (!std::isfinite(made))
            throw InvalidInput(here, "the model gives no finite number", "give a model that does for inputs of 0 to 1");
        return made;
    };
    for (std::uint32_t sample = 0; sample < sampling.samples; ++sample) {
        if (sampling.progress && !sampling.progress({"samples", static_cast<double>(sample) / sampling.samples}))
            throw Stopped(here, "it was asked to stop", "let it run to its end, or draw fewer");
        Random random(sampling.seed.split(sample));
        std::vector<double> one(inputs.size());
        std::vector<double> other(inputs.size());
        for (double& input : one)
            input = random.unit();
        for (double& input : other)
            input = random.unit();
        std::vector<double> mixed;
        for (std::size_t input = 0; input < inputs.size(); ++input) {
            std::vector<double> point = one;
            point[input] = other[input];
            mixed.push_back(output(point));
        }
        sums.add(sample, sampling.samples, output(one), output(other), mixed);
    }
    return sums.indices(inputs);
}

}  // namespace muster::evaluation
