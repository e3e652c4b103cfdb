// Which weight moves a ranking most: variance that each one brings, alone and together with the others.
#pragma once

#include "muster/core/fields.hpp"
#include "muster/core/points.hpp"
#include "muster/core/progress.hpp"
#include "muster/core/seed.hpp"
#include "muster/evaluation/evaluate.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::evaluation {

/// Sobol indices of one input: shares of the variance of what comes out. Not set where nothing varies.
///
/// Estimates, which may lie a little outside 0 to 1. Errors are standard errors, by leaving out one of 16 groups of
/// samples after the other (jackknife).
struct SobolIndex {
    /// What it is, in a sentence.
    static constexpr const char* summary = "Sobol indices of one input: shares of the variance of what comes out.";

    std::string input;                    ///< its name: the part whose weight it is, or an area and a position
    std::optional<double> first{};        ///< by the input alone. Source: Saltelli and others (2010), table 2 (b)
    std::optional<double> first_error{};  ///< standard error of `first`
    std::optional<double> total{};        ///< by the input alone and with others. Source: Jansen (1999)
    std::optional<double> total_error{};  ///< standard error of `total`

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("input", &SobolIndex::input).needed(), field("first", &SobolIndex::first),
                    field("first_error", &SobolIndex::first_error), field("total", &SobolIndex::total),
                    field("total_error", &SobolIndex::total_error));
    }

    friend bool operator==(const SobolIndex&, const SobolIndex&) = default;
};

/// A number from inputs, each uniform in 0 to 1.
using Model = std::function<double(std::span<const double>)>;

/// How much is drawn.
struct SobolSampling {
    std::uint32_t samples = 1024;  ///< 32 or more; the model is asked samples x (inputs + 2) times
    Seed seed{};                   ///< where the drawing starts
    Progress progress{};           ///< throws `Stopped` when it asks to stop
};

/// Indices of a model's inputs, in their order. The same seed gives the same.
/// @throws InvalidInput  if there are fewer than 32 samples, or the model gives no number.
[[nodiscard]] std::vector<SobolIndex> sobol_indices(std::span<const std::string> inputs, const Model& model,
                                                    const SobolSampling& sampling = {});

/// How weights are moved.
struct WeightSensitivityOptions {
    std::uint32_t samples = 512;                       ///< 32 or more; ranks are made samples x (weights + 2) times
    Weight spread = Weight::from_millionths(200'000);  ///< each weight is multiplied by a number within 1 -/+ this
    Seed seed{};                                       ///< where the drawing starts
    bool of_members = true;                            ///< also of each member's rank, which takes memory
    unsigned threads = 1;                              ///< does not change the result
    Progress progress{};                               ///< throws `Stopped` when it asks to stop
};

/// How far the ranking hangs on each weight.
struct WeightSensitivity {
    /// What it is, in a sentence.
    static constexpr const char* summary = "How far the ranking hangs on each weight.";

    std::uint32_t samples = 0;      ///< how often all weights were drawn, twice each
    std::uint64_t evaluations = 0;  ///< how often ranks were made
    double mean_shift = 0;          ///< mean over drawn weights of the mean absolute shift in rank against the scheme's
    std::vector<SobolIndex> of_shift{};  ///< by weight: of the mean absolute shift in rank
    /// By row of the roll and by weight: of the member's rank; empty where they were not asked for, or the member is
    /// incomplete.
    std::vector<std::vector<SobolIndex>> of_members{};

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(
            field("samples", &WeightSensitivity::samples), field("evaluations", &WeightSensitivity::evaluations),
            field("mean_shift", &WeightSensitivity::mean_shift), field("of_shift", &WeightSensitivity::of_shift),
            field("of_members", &WeightSensitivity::of_members));
    }

    friend bool operator==(const WeightSensitivity&, const WeightSensitivity&) = default;
};

/// Every weight that has one beside it is moved by itself, uniformly; then those of an area are a ratio again. Ranks
/// are exact at each sample.
///
/// Inputs are parts' codes, and `area, position 1` of an ordered one, area by area. The same seed gives the same with
/// any number of threads. O(samples x weights x members x (parts + log members)).
/// @throws InvalidInput  if the spread lies outside 0 to 1, there are fewer than 32 samples, or no weight
///                       that can move.
[[nodiscard]] WeightSensitivity weight_sensitivity(const Evaluation& evaluation,
                                                   const WeightSensitivityOptions& options = {});

}  // namespace muster::evaluation

#pragma GCC visibility pop
