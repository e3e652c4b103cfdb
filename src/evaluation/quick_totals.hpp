// Totals of areas of many members at once, where nothing is left out and numbers are small enough for it.
#pragma once

#include "evaluation/area_totals.hpp"
#include "evaluation/lanes.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace muster::evaluation {

/// An indicator's points as they come in: whole numbers of `unit` millionths, none larger than `most`.
struct QuickColumn {
    std::int64_t unit = 1;
    WideInteger most = 0;
};

/// What a total is in: whole numbers, each `step` over 10^places x divisor.
struct QuickScale {
    WideInteger step = 1;
    int places = 0;
    std::int64_t divisor = 1;

    [[nodiscard]] Exact of(std::int64_t count) const { return {count * step, places, divisor}; }
    /// The other way round, where it is a whole number of these.
    [[nodiscard]] std::optional<std::int64_t> count_of(const Exact& total) const;
};

/// Adds up columns of points area by area, in whole numbers within `most_quick`.
class QuickTotals {
public:
    /// Nothing where a total is no sum of its parts, or a number might be too large. `columns` by indicator.
    static std::optional<QuickTotals> of(const AreaTotals& totals, std::span<const QuickColumn> columns);

    /// Each area's total in these.
    [[nodiscard]] std::span<const QuickScale> scales() const noexcept { return scales_; }

    /// Before all columns: what areas have without them. `areas` are columns of `stride` by area.
    void begin(std::span<double> areas, std::size_t stride) const;
    /// One indicator's points. Members are a multiple of `lanes`, here and below.
    void add(std::size_t indicator, std::span<const double> points, double* areas, std::size_t stride) const;
    /// After all columns: from the leaves up, of the first `members`.
    void finish(double* areas, std::size_t stride, std::size_t members) const;

private:
    [[gnu::always_inline]] inline void finish_anyhow(double* areas, std::size_t stride, std::size_t members) const;
    MUSTER_FOR_AVX2 void finish_with_avx2(double* areas, std::size_t stride, std::size_t members) const;
    struct Term {
        std::uint32_t area = 0;
        double factor = 0;  // 0: nothing
    };
    struct Step {
        std::uint32_t area = 0;
        double under = 1;  // rounded to these
        double inverse = 1;
        bool is_rounded = false;
        bool half_goes_up = false;
        double least = 0;
        double most = 0;
        Term above{};
    };

    std::vector<Term> of_indicator_;
    std::vector<Step> steps_;   // every area after all areas below it
    std::vector<double> base_;  // by area
    std::vector<QuickScale> scales_;
};

}  // namespace muster::evaluation
