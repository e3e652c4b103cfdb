// Ranks of all members under other weights, again and again.
#pragma once

#include "evaluation/quick_totals.hpp"
#include "muster/evaluation/evaluate.hpp"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace muster::inline v0_2::evaluation {

/// What hangs on no weight: points of all members, an indicator after the other.
class KeptPoints {
public:
    /// `evaluation` must live as long.
    KeptPoints(const Evaluation& evaluation, std::size_t threads);

    [[nodiscard]] std::size_t members() const noexcept { return is_incomplete_.size(); }
    [[nodiscard]] bool is_incomplete(std::size_t row) const noexcept { return is_incomplete_[row]; }

private:
    friend class DrawnRanks;

    std::size_t width_;  // indicators
    std::vector<bool> is_incomplete_;
    std::vector<IndicatorScore> scores_;  // by member x width + indicator
    std::vector<std::uint32_t> plain_;    // rows of members of whom every part weighs, who are complete
    std::vector<std::uint32_t> others_;   // rows of the other complete members
    std::vector<std::uint8_t> is_void_;   // by row
    std::vector<QuickColumn> columns_;    // by indicator, of the plain
    std::vector<std::int64_t> whole_;     // of the plain, by indicator x stride: points in the column's unit
    std::vector<double> points_;          // the same, where they are small enough for it
    std::size_t stride_ = 0;
};

/// Ranks under one scheme after the other; each thread has its own.
class DrawnRanks {
public:
    /// `kept` must live as long.
    explicit DrawnRanks(const KeptPoints& kept) : kept_(kept) {}

    /// By row, 0 for the incomplete, under a scheme that differs in weights only. Valid until the next call.
    [[nodiscard]] std::span<const std::uint32_t> under(const Scheme& scheme);

private:
    // A total told by itself.
    struct Told {
        Exact total;
        bool is_on_scale;  // else it is above its digits, and below the next
    };

    bool total_quickly(const Scheme& scheme, const AreaTotals& totals);
    bool total_in_columns(const AreaTotals& totals);
    bool total_one_by_one(const AreaTotals& totals, std::size_t top, std::span<const std::uint32_t> rows);
    [[nodiscard]] bool has_rest(std::uint32_t place) const;
    [[nodiscard]] Exact total_at(std::uint32_t place) const;
    [[nodiscard]] std::strong_ordering compare_rests(std::uint32_t left, std::uint32_t right) const;
    void order_by_digits();
    void order_exactly();
    void rank_all();

    const KeptPoints& kept_;
    std::vector<std::uint32_t> rows_{};  // of those who have totals; what is below is by place among these
    std::vector<WideInteger> digits_{};  // the total, on the scale, or what is next below it there
    std::size_t columns_end_ = 0;        // from here on totals were told one by one
    std::vector<Told> exact_{};          // of these
    QuickScale scale_{};
    std::vector<std::uint32_t> order_{};  // places, highest total first
    std::vector<bool> is_level_{};        // by position in the order: with the one before
    std::vector<std::uint32_t> ranks_{};
    std::vector<double> areas_{};
    std::vector<double> shares_{};
    std::vector<std::uint8_t> is_out_{};
    std::vector<std::uint8_t> is_alone_{};
    std::vector<std::vector<WideInteger>> columns_{};
    std::vector<std::uint64_t> keys_{};
    std::vector<std::uint64_t> keys_aside_{};
    std::vector<std::uint32_t> order_aside_{};
    std::vector<Exact> area_totals_{};
    std::vector<AreaState> area_states_{};
};

}  // namespace muster::evaluation
