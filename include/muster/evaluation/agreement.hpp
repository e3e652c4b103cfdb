// How far raters agree: by kind, by order and by size of their ratings.
#pragma once

#include "muster/core/fields.hpp"
#include "muster/core/points.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::evaluation {

/// One rating: by whom, of whom, and what. Rows count from 0.
struct RaterScore {
    std::uint32_t subject = 0;  ///< who or what is rated
    std::uint32_t rater = 0;    ///< who rates
    Points value{};             ///< the rating

    friend bool operator==(const RaterScore&, const RaterScore&) = default;
};

/// How far raters agree. A measure that the ratings say nothing of is not set: too few of them, or all the same.
struct Agreement {
    /// What it is, in a sentence.
    static constexpr const char* summary = "How far raters agree. A measure of which the ratings say nothing is None.";

    std::size_t subjects = 0;  ///< rated at least once
    std::size_t raters = 0;    ///< who rated at least once
    std::size_t ratings = 0;   ///< in all
    std::size_t complete = 0;  ///< subjects whom every rater rated; all but alpha are of them alone
    /// Krippendorff's alpha of ratings as mere kinds; of all subjects that two or more rated. 1 is full agreement, 0 is
    /// that of chance. Source: Krippendorff, Content Analysis (2004), ch. 11.
    std::optional<double> alpha_nominal{};
    std::optional<double> alpha_ordinal{};   ///< the same of ratings as an order
    std::optional<double> alpha_interval{};  ///< the same of ratings as sizes
    /// Intraclass correlation of one rating, raters being others for each subject: ICC(1,1). Source: Shrout and Fleiss
    /// (1979).
    std::optional<double> icc1{};
    std::optional<double> icc2{};       ///< raters drawn from many, the same for all: ICC(2,1), absolute agreement
    std::optional<double> icc3{};       ///< these raters and no others: ICC(3,1), consistency
    std::optional<double> icc1_mean{};  ///< of the mean of all raters: ICC(1,k)
    std::optional<double> icc2_mean{};  ///< of the mean of all raters: ICC(2,k)
    std::optional<double> icc3_mean{};  ///< of the mean of all raters: ICC(3,k), Cronbach's alpha
    /// Kendall's W, concordance of the raters' orders, corrected for ties: 0 to 1. Source: Kendall and Smith (1939).
    std::optional<double> kendall_w{};
    /// Fleiss' kappa of ratings as mere kinds. Source: Fleiss (1971).
    std::optional<double> fleiss_kappa{};
    /// Cohen's kappa of two raters. Source: Cohen (1960).
    std::optional<double> cohen_kappa{};

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("subjects", &Agreement::subjects), field("raters", &Agreement::raters),
                    field("ratings", &Agreement::ratings), field("complete", &Agreement::complete),
                    field("alpha_nominal", &Agreement::alpha_nominal),
                    field("alpha_ordinal", &Agreement::alpha_ordinal),
                    field("alpha_interval", &Agreement::alpha_interval), field("icc1", &Agreement::icc1),
                    field("icc2", &Agreement::icc2), field("icc3", &Agreement::icc3),
                    field("icc1_mean", &Agreement::icc1_mean), field("icc2_mean", &Agreement::icc2_mean),
                    field("icc3_mean", &Agreement::icc3_mean), field("kendall_w", &Agreement::kendall_w),
                    field("fleiss_kappa", &Agreement::fleiss_kappa), field("cohen_kappa", &Agreement::cohen_kappa));
    }

    friend bool operator==(const Agreement&, const Agreement&) = default;
};

/// All measures of some ratings. Sums are exact, quotients are rounded once. O(ratings log ratings + subjects x
/// different values squared).
///
/// @throws InvalidInput  naming a subject that one rater rated twice, or if ratings lie too far apart to be squared
///                       exactly (ratings x their range of 10^19 millionths or more).
[[nodiscard]] Agreement agreement(std::span<const RaterScore> ratings);

}  // namespace muster::evaluation

#pragma GCC visibility pop
