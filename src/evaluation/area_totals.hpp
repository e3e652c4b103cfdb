// Totals of areas, from the leaves up.
#pragma once

#include "muster/core/exact.hpp"
#include "muster/evaluation/scheme.hpp"
#include "muster/evaluation/score.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace muster::evaluation {

/// How every area's total is made, with its number of places worked out beforehand.
///
/// A total is an integer over 10^places with places fixed for each area, so that adding up needs no look at places:
/// a weight of two places and parts of six make a total of eight.
class AreaTotals {
public:
    /// @throws Overflow  if an exact total would need more than 38 places.
    explicit AreaTotals(const Scheme& scheme);

    /// One member's totals, one for each area. @throws Overflow
    void fill(std::span<const IndicatorScore> scores, std::span<Exact> totals, std::span<std::uint8_t> left_out) const;

private:
    struct Part {
        bool is_area;
        std::uint32_t row;
        std::int64_t weight;  // millionths
        WideInteger factor;   // brings the weighted part to the area's working places
        WideInteger widen;    // brings the part alone to the places the parts have in common
    };
    struct Plan {
        const Area* area;
        std::uint32_t row;
        std::vector<Part> parts{};
        std::vector<std::uint32_t> deductions{};
        std::vector<std::uint32_t> voids{};  // vetoes that void this area
        int part_places = 6;                 // that the parts have in common
        int work_places = 6;                 // of the exact total
        int places = 6;                      // of the total
        std::vector<WideInteger> position_factors{};
    };
    [[nodiscard]] WideInteger total(const Plan& plan, std::span<const IndicatorScore> scores,
                                    std::span<const WideInteger> digits, std::span<const std::uint8_t> left_out) const;

    std::vector<Plan> bottom_up_;
};

}  // namespace muster::evaluation
