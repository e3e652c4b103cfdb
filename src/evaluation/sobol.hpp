// Sums from which Sobol indices are estimated.
#pragma once

#include "muster/evaluation/sensitivity.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace muster::inline v0_2::evaluation {

/// Fewest samples there may be, so that each group has two.
inline constexpr std::uint32_t least_samples = 32;
inline constexpr std::size_t sample_groups = 16;

/// What samples of one output come to. Sums of whole numbers are exact.
class SobolSums {
public:
    explicit SobolSums(std::size_t inputs);

    /// One sample: the output of one draw of all inputs, of another, and of the first with one input after the other
    /// from the second. Samples of a group come in one order, that of `sample`.
    void add(std::uint32_t sample, std::uint32_t samples, double first, double second, std::span<const double> mixed);

    [[nodiscard]] std::vector<SobolIndex> indices(std::span<const std::string> inputs) const;

private:
    // Of one group, or of several.
    struct Sums {
        double count = 0;
        double values = 0;          // of both draws, less `pivot_`
        double squares = 0;         // likewise
        std::vector<double> one{};  // second x (mixed - first), by input
        std::vector<double> gap{};  // mixed - first
        std::vector<double> two{};  // (first - mixed)^2
    };
    struct Estimate {
        std::optional<double> first{};
        std::optional<double> total{};
    };
    [[nodiscard]] Sums all_but(std::size_t group) const;
    [[nodiscard]] static Estimate estimate(const Sums& sums, std::size_t input);

    std::vector<Sums> groups_;
    double pivot_ = 0;
    bool has_pivot_ = false;
};

}  // namespace muster::evaluation
