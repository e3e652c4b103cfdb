// Weights by comparing parts in pairs (analytic hierarchy process), and the comparison that does not fit the others.
#pragma once

#include "muster/core/exact.hpp"
#include "muster/core/fields.hpp"
#include "muster/evaluation/weights.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::evaluation {

/// A comparison, and what it would have to be for all to fit best.
struct PairRemedy {
    /// What it is, in a sentence.
    static constexpr const char* summary = "A comparison, and what it would have to be for all to fit best.";

    std::string one;        ///< code of the part that is compared
    std::string other;      ///< code of the part it is compared with
    std::string given;      ///< how many times as important `one` is, as given: "6"
    std::string suggested;  ///< what of 1/9, 1/8 ... 1 ... 9 makes all consistent most: "1/2"
    double ratio = 0;       ///< consistency ratio with that, all else as it is

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("one", &PairRemedy::one).needed(), field("other", &PairRemedy::other).needed(),
                    field("given", &PairRemedy::given).needed(), field("suggested", &PairRemedy::suggested),
                    field("ratio", &PairRemedy::ratio));
    }

    friend bool operator==(const PairRemedy&, const PairRemedy&) = default;
};

/// Weights from comparisons, and how far these agree with each other.
struct PairwiseWeighting {
    /// What it is, in a sentence.
    static constexpr const char* summary = "Weights from comparisons, and how far these agree with each other.";

    Weighting weighting{};           ///< the weights; `members` is 0
    double greatest_eigenvalue = 0;  ///< of the matrix; the number of parts where all comparisons agree
    double consistency_index = 0;    ///< (greatest eigenvalue - parts) / (parts - 1)
    double random_index = 0;         ///< mean index of matrices drawn by chance. Source: Saaty, The AHP (1980), p. 21
    /// Index over random index; 0 of two parts, which cannot disagree. Up to 0.1 is held to be good. Source: Saaty
    /// (1980).
    double consistency_ratio = 0;
    std::vector<PairRemedy>
        remedies{};  ///< comparisons whose change lowers the ratio, the one that lowers it most first

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("weighting", &PairwiseWeighting::weighting),
                    field("greatest_eigenvalue", &PairwiseWeighting::greatest_eigenvalue),
                    field("consistency_index", &PairwiseWeighting::consistency_index),
                    field("random_index", &PairwiseWeighting::random_index),
                    field("consistency_ratio", &PairwiseWeighting::consistency_ratio),
                    field("remedies", &PairwiseWeighting::remedies));
    }

    friend bool operator==(const PairwiseWeighting&, const PairwiseWeighting&) = default;
};

/// Most parts that are compared with each other: as far as random indices are published.
inline constexpr std::size_t most_compared = 15;

/// `times[i][j]` is how many times as important part i is as part j: fractions above 0, 1 on the diagonal,
/// `times[j][i]` exactly 1 over it.
///
/// The index is that of the eigenvalue by either method. O(parts^4 x steps of the power iteration).
/// @throws InvalidInputs  with every fault: fewer than two parts or more than 15, codes that stand twice, a matrix that
///                        is not square, numbers of 0 or less, pairs that are not each other's reciprocal, a method
///                        that compares nothing.
[[nodiscard]] PairwiseWeighting weights_by_pairs(std::span<const std::string> parts,
                                                 const std::vector<std::vector<Exact>>& times,
                                                 WeightMethod method = WeightMethod::ahp_eigenvector);

}  // namespace muster::evaluation

#pragma GCC visibility pop
