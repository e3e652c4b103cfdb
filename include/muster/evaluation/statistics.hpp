// What stands behind a ranking, in numbers: correlations, reliability, distributions.
//
// In floating point, with the same operations in the same order on every machine; quantiles are exact.
#pragma once

#include "muster/core/enumeration.hpp"
#include "muster/core/exact.hpp"
#include "muster/core/fields.hpp"
#include "muster/core/points.hpp"
#include "muster/evaluation/part_columns.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::evaluation {

/// How far two columns go together, -1 to 1.
enum class Correlation : std::uint8_t {
    pearson,   ///< of the values: how near they lie to a straight line
    spearman,  ///< of their ranks, equal ones sharing the mean rank. Source: Spearman (1904)
    kendall,   ///< tau-b: pairs in the same order less pairs in the other, corrected for ties. Source: Kendall (1945)
};
/// Names of its values, in order.
constexpr auto listed(Correlation)
{
    return enumeration("How far two columns go together, -1 to 1.", "pearson", "spearman", "kendall");
}

/// Of every two columns.
struct Correlations {
    /// What it is, in a sentence.
    static constexpr const char* summary = "Correlations of every two columns.";

    Correlation method = Correlation::pearson;                 ///< which measure
    std::vector<std::string> parts{};                          ///< codes of the columns
    std::vector<std::vector<std::optional<double>>> values{};  ///< by two columns; not set where one does not vary
    std::vector<std::vector<std::uint32_t>> members{};         ///< by two columns, how many members have both

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("method", &Correlations::method), field("parts", &Correlations::parts),
                    field("values", &Correlations::values), field("members", &Correlations::members));
    }

    friend bool operator==(const Correlations&, const Correlations&) = default;
};

/// Of members who have both values. O(columns^2 x members log members).
/// @throws InvalidInputs  naming each column of another length or with a value that is no number or beyond 1e100 in
///                        size, and codes that stand twice.
[[nodiscard]] Correlations correlations(std::span<const PartColumn> columns, Correlation method = Correlation::pearson);

/// Whether the parts of an area measure one thing.
struct Reliability {
    /// What it is, in a sentence.
    static constexpr const char* summary = "Whether the parts of an area measure one thing.";

    std::uint32_t members = 0;     ///< who have a value in every column
    std::uint32_t left_aside = 0;  ///< who do not
    /// Cronbach's alpha: 1 where all parts say the same; not set of less than two columns or members, or where sums do
    /// not vary. Source: Cronbach (1951).
    std::optional<double> alpha{};
    std::optional<double> standardised{};  ///< the same of columns brought to a variance of 1: from mean correlations
    std::vector<std::string> parts{};      ///< codes of the columns
    std::vector<std::optional<double>> alpha_without{};     ///< by column: alpha of the others
    std::vector<std::optional<double>> rest_correlation{};  ///< by column: its correlation with the sum of the others

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("members", &Reliability::members), field("left_aside", &Reliability::left_aside),
                    field("alpha", &Reliability::alpha), field("standardised", &Reliability::standardised),
                    field("parts", &Reliability::parts), field("alpha_without", &Reliability::alpha_without),
                    field("rest_correlation", &Reliability::rest_correlation));
    }

    friend bool operator==(const Reliability&, const Reliability&) = default;
};

/// Of members who have all values; columns of which less is better count with the other sign.
/// @throws InvalidInputs  as `correlations`.
[[nodiscard]] Reliability reliability(std::span<const PartColumn> columns);

/// A value that so much of all lies at or below.
struct Quantile {
    Weight probability;  ///< 0 to 1
    Exact value;         ///< exact

    friend bool operator==(const Quantile&, const Quantile&) = default;
};

/// How values are spread.
struct Distribution {
    std::uint32_t members = 0;          ///< who have a value
    std::uint32_t missing = 0;          ///< who have none
    std::uint32_t zeros = 0;            ///< values of 0
    std::uint32_t distinct = 0;         ///< different values
    std::optional<Exact> least{};       ///< nothing where there is none
    std::optional<Exact> most{};        ///< nothing where there is none
    std::optional<Points> mean{};       ///< half to even, to six places
    std::optional<double> deviation{};  ///< standard deviation, over members - 1; of two or more
    std::optional<double> skewness{};   ///< G1, free of bias for normal values; of three or more that vary
    std::optional<double> kurtosis{};   ///< G2, excess over the normal one's, likewise; of four or more that vary
    std::vector<Quantile> quantiles{};  ///< as asked for; none where there is no value

    friend bool operator==(const Distribution&, const Distribution&) = default;
};

/// Which quantiles, and how one between two values is reckoned.
struct QuantileOptions {
    /// Probabilities, 0 to 1.
    std::vector<Weight> probabilities{Weight{}, Weight::from_millionths(250'000), Weight::from_millionths(500'000),
                                      Weight::from_millionths(750'000), Weight::whole(1)};
    /// 1 to 9, as Hyndman and Fan (1996) and R number them: 1 to 3 take values that there are, 4 to 9 lie on a line
    /// between two. 7 is that of R, NumPy and spreadsheets.
    int type = 7;
};

/// @throws InvalidInputs  naming probabilities outside 0 to 1, and a type that there is not.
/// @throws Overflow       where a sum or a quantile does not fit 38 digits.
[[nodiscard]] Distribution distribution(std::span<const std::optional<Exact>> values,
                                        const QuantileOptions& options = {});

}  // namespace muster::evaluation

#pragma GCC visibility pop
