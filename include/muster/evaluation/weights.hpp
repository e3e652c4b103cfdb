// Weights that follow from what was counted, and how they come into a scheme.
//
// In floating point, with the same operations in the same order on every machine, and rounded to six places at the
// end; exact from there on.
#pragma once

#include "muster/core/enumeration.hpp"
#include "muster/core/fields.hpp"
#include "muster/core/points.hpp"
#include "muster/evaluation/part_columns.hpp"
#include "muster/evaluation/statistics.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::evaluation {

/// Where weights come from.
enum class WeightMethod : std::uint8_t {
    equal,               ///< all the same
    standard_deviation,  ///< how far values are spread, in their own unit
    entropy,  ///< one less the entropy of each column's shares of its sum. Source: Shannon (1948), Zeleny (1982)
    critic,   ///< spread x what others do not tell: sum of 1 - correlation. Source: Diakoulaki, Mavrotas, Papayannakis
              ///< (1995)
    gini,     ///< Gini's coefficient of concentration. Source: Gini (1912)
    merec,    ///< what taking a part away does to all. Source: Keshavarz-Ghorabaee and others (2021)
    pca,      ///< squared loadings of the first principal component of the correlations: approximates what all share
    ahp_eigenvector,  ///< pairwise comparison, principal eigenvector. Source: Saaty (1977)
    ahp_geometric,    ///< pairwise comparison, geometric means of rows. Source: Crawford and Williams (1985)
};
/// Names of its values, in order.
constexpr auto listed(WeightMethod)
{
    return enumeration("Where weights come from.", "equal", "standard_deviation", "entropy", "critic", "gini", "merec",
                       "pca", "ahp_eigenvector", "ahp_geometric");
}

/// Weights of the parts of an area, and what they were made of.
struct Weighting {
    /// What it is, in a sentence.
    static constexpr const char* summary = "Weights of the parts of an area, and what they were made of.";

    WeightMethod method = WeightMethod::equal;  ///< where they come from
    std::string area{};                         ///< code of the area; empty: of a plain table
    std::vector<std::string> parts{};           ///< codes, in order
    /// Six places that sum to exactly 1: each share rounded down, what is left to those cut most, of equal ones the
    /// first.
    std::vector<Weight> weights{};
    std::vector<double> shares{};       ///< before they were rounded
    std::uint32_t members = 0;          ///< who have a value in every part, of whom they were made
    std::uint32_t left_aside = 0;       ///< who do not
    std::optional<double> explained{};  ///< of `pca`: share of the variance that its component explains
    std::vector<double> loadings{};  ///< of `pca`: with their signs; where they differ parts speak against each other
    std::string source{};            ///< method and what it was made of, in words

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("method", &Weighting::method), field("area", &Weighting::area),
                    field("parts", &Weighting::parts), field("weights", &Weighting::weights),
                    field("shares", &Weighting::shares), field("members", &Weighting::members),
                    field("left_aside", &Weighting::left_aside), field("explained", &Weighting::explained),
                    field("loadings", &Weighting::loadings), field("source", &Weighting::source));
    }

    friend bool operator==(const Weighting&, const Weighting&) = default;
};

/// How a method goes about it.
struct WeighingOptions {
    /// Columns are brought to 0 .. 1 first, 1 the best. Not set: as the method's authors do, which is so for `critic`
    /// alone. Nothing to `equal`, `merec` and `pca`, which have a scale of their own.
    std::optional<bool> is_scaled{};
    Correlation correlation = Correlation::pearson;  ///< of `critic`
};

/// Weights of columns, by a method that looks at values. A column in which all are equal tells nobody apart and has no
/// weight, but for `equal`. O(columns^2 x members log members), `pca` O(columns^3) besides.
///
/// @throws InvalidInputs  with every fault: no column, codes that stand twice, columns of different lengths, values
///                        that are no numbers or beyond 1e100 in size, fewer than two members with all values, values
///                        below 0 where shares of a sum are taken (`entropy`, `gini`), of 0 or less for `merec`, no
///                        column that varies, a method of comparisons.
[[nodiscard]] Weighting weights_by(WeightMethod method, std::span<const PartColumn> columns,
                                   const WeighingOptions& options = {});

/// Of the weighted parts of an area, from what members have in them: more is better. Members for whom one does not
/// weigh, or who are incomplete in it, are left aside. @throws InvalidInput  if there is no such area.
/// @throws InvalidInputs  as above.
[[nodiscard]] Weighting weights_by(WeightMethod method, const Evaluation& evaluation, std::string_view area,
                                   const WeighingOptions& options = {});

/// The same scheme with other weights of an area's parts, whose `source` then says where they come from after what it
/// said before.
///
/// @throws InvalidInputs  with every fault: no such area, one that does not use weights of its parts, parts that
///                        have no weight given or are none of its.
[[nodiscard]] Scheme with_weights(const Scheme& scheme, std::string_view area, const Weighting& weighting);

}  // namespace muster::evaluation

#pragma GCC visibility pop
