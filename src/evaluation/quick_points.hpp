// Points of many members at once, where numbers are small enough for it.
#pragma once

#include "evaluation/lanes.hpp"
#include "evaluation/plan.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace muster::inline v0_2::evaluation {

/// How an indicator's sums become its points, in whole units of so many millionths.
class QuickPoints {
public:
    /// Nothing where the rule is not lines, or where a number might be too large for up to so many records.
    static std::optional<QuickPoints> of(const Indicator& indicator, const IndicatorPlan& plan,
                                         std::int64_t most_records);

    /// Millionths that every result is a multiple of.
    [[nodiscard]] static std::int64_t unit_of(const Indicator& indicator);
    /// No result is larger, its sign aside.
    [[nodiscard]] WideInteger most() const noexcept { return most_; }

    /// Points of each sum, or of its mean over so many `items`; so many that they are a multiple of `lanes`.
    template <class Sum>
    void fill(std::span<const Sum> sums, const std::uint32_t* items, double* points) const;

private:
    struct Piece {
        double from = 0;
        double over = 0;
        double added = 0;
        double under = 1;
        double inverse = 1;
    };
    template <std::size_t pieces, class Sum>
    void fill_by(std::span<const Sum> sums, double* points) const;
    template <class Sum>
    void fill_means(std::span<const Sum> sums, const std::uint32_t* items, double* points) const;
    template <class Sum>
    void fill_anyhow(std::span<const Sum> sums, const std::uint32_t* items, double* points) const;
    template <class Sum>
    MUSTER_FOR_AVX2 void fill_with_avx2(std::span<const Sum> sums, const std::uint32_t* items, double* points) const;
    bool add(const rule::Line& line, std::int64_t step, WideInteger least, WideInteger most);

    std::vector<Piece> pieces_{};
    double low_ = 0;  // sums below are as this
    double high_ = 0;
    double factor_ = 1;  // units in a step of the rounding
    double least_ = 0;   // of points
    double limit_ = 0;   // of points, from above
    bool half_goes_up_ = false;
    std::int64_t most_items_ = 0;  // a mean is of; 0: it is none
    WideInteger most_ = 0;
};

extern template void QuickPoints::fill(std::span<const std::int64_t>, const std::uint32_t*, double*) const;
extern template void QuickPoints::fill(std::span<const WideInteger>, const std::uint32_t*, double*) const;

}  // namespace muster::evaluation
