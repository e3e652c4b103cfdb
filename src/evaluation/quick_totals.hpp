// Totals of areas of many members at once, where numbers are small enough for it.
#pragma once

#include "evaluation/area_totals.hpp"
#include "evaluation/lanes.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace muster::inline v0_2::evaluation {

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

/// A block's columns while its totals are made; those by area are `stride` apart.
struct QuickBlock {
    std::size_t stride;
    double* areas;           // by area: what it comes to so far, in the end its total
    double* shares;          // by shared area, see QuickTotals::shared(): four columns
    std::uint8_t* is_out;    // by shared area: whether the area is left out
    std::uint8_t* is_alone;  // by member: set where this cannot say what the total is
};

/// What an indicator is to its area, by member: 1 where it weighs, and where it only adds, else 0. Null: it weighs.
struct QuickPresence {
    const double* weighs = nullptr;
    const double* adds = nullptr;
};

/// Adds up columns of points area by area, in whole numbers within `most_quick`.
///
/// Where parts may be left out the others share their weight: S / W, S the weighted sum of those that are there and W
/// the sum of their weights. An area that is rounded is divided by W x the step of the rounding. Of one that is not,
/// the total is a multiple of 1 / L, L a common multiple of all that W may be, and S x (L / W) is a whole number of it.
class QuickTotals {
public:
    /// Nothing where a total is no sum of its parts, or a number might be too large. `columns` by indicator.
    static std::optional<QuickTotals> of(const Scheme& scheme, const AreaTotals& totals,
                                         std::span<const QuickColumn> columns);

    /// Each area's total in these.
    [[nodiscard]] std::span<const QuickScale> scales() const noexcept { return scales_; }
    /// How many areas may lose parts.
    [[nodiscard]] std::size_t shared() const noexcept { return shared_.size(); }
    /// By area: its row among those; `shared()` for one that may not.
    [[nodiscard]] std::span<const std::size_t> shared_row() const noexcept { return shared_row_; }
    /// Columns that `QuickBlock::shares` has.
    [[nodiscard]] std::size_t share_columns() const noexcept { return columns_of_share * shared_.size(); }

    /// Before all columns: what areas have without them.
    void begin(const QuickBlock& block) const;
    /// One indicator's points. Members are a multiple of `lanes`, here and below.
    void add(std::size_t indicator, std::span<const double> points, const QuickPresence& presence,
             const QuickBlock& block) const;
    /// After all columns: from the leaves up, of the first `members`.
    void finish(const QuickBlock& block, std::size_t members) const;

private:
    struct Term {
        std::uint32_t area = 0;
        double factor = 0;    // 0: nothing
        double weight = 0;    // in a shared area, of a part that weighs
        bool is_part = true;  // no bonus, no deduction
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
    // What a shared area has besides.
    struct Share {
        std::uint32_t area = 0;
        bool is_mean = true;  // the weighted sum is over the sum of weights
        bool is_top = false;
        double fixed_weight = 0;  // of those
        double base = 0;
        double common = 1;        // L; 1 where it is rounded
        double part_weights = 1;  // of all parts, where some may only add; else 1
    };
    enum ShareColumn : std::size_t {
        weights,  // of parts that weigh
        adding,   // weighted sum of parts that only add
        added,    // base and bonuses less deductions
        beside,   // whether there is any of the two last but the base
        columns_of_share
    };
    // What is known of parts: by indicator, and by area.
    struct Known {
        std::span<const QuickColumn> columns;
        std::span<const QuickScale> scales;
        std::span<const WideInteger> most;
    };
    struct Shared {
        QuickScale scale;
        WideInteger most;
    };
    class Sharing;
    // Takes in an area that may lose parts; nothing where a number might be too large.
    std::optional<Shared> share(const Scheme& scheme, const AreaTotals::Plan& plan, const Known& known,
                                std::vector<Term>& above);

    [[nodiscard]] double* column(const QuickBlock& block, std::size_t share, ShareColumn which) const
    {
        return block.shares + (share * columns_of_share + which) * block.stride;
    }
    void share_out(const Step& step, const QuickBlock& block, std::size_t members) const;
    [[gnu::always_inline]] inline void share_anyhow(const Step& step, const QuickBlock& block,
                                                    std::size_t members) const;
    MUSTER_FOR_AVX2 void share_with_avx2(const Step& step, const QuickBlock& block, std::size_t members) const;
    [[gnu::always_inline]] inline void finish_anyhow(const Step& step, const QuickBlock& block,
                                                     std::size_t members) const;
    MUSTER_FOR_AVX2 void finish_with_avx2(const Step& step, const QuickBlock& block, std::size_t members) const;

    std::vector<Term> of_indicator_;
    std::vector<Step> steps_;   // every area after all areas below it
    std::vector<double> base_;  // by area; 0 of a shared one
    std::vector<QuickScale> scales_;
    std::vector<Share> shared_;
    std::vector<std::size_t> shared_row_;  // by area
};

}  // namespace muster::evaluation
