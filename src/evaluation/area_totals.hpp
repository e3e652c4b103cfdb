// Totals of areas, from the leaves up.
#pragma once

#include "muster/core/exact.hpp"
#include "muster/evaluation/scheme.hpp"
#include "muster/evaluation/score.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace muster::evaluation {

/// What an area is to the area above it, for one member.
enum class AreaState : std::uint8_t {
    weighs,    // with its total
    left_out,  // there is nothing of it
    extra,     // none of its parts weighs: its share of what it adds or takes off is added
};

/// How every area's total is made, with what stands under its line worked out beforehand.
///
/// A total is an integer over 10^places x divisor, both fixed for each area, so that adding up needs no look at either:
/// weights 1, 3 and parts of six places make a total of eight, weights 1, 1, 1 one of six places over 3. Where parts
/// are left out or only add, the others' weights have another sum, and the total is reckoned with `Exact` instead.
class AreaTotals {
public:
    /// @throws Overflow  if an exact total would need more than 38 places, or a divisor of more than 18 digits.
    explicit AreaTotals(const Scheme& scheme);

    /// One member's totals, one for each area. @throws Overflow
    void fill(std::span<const IndicatorScore> scores, std::span<Exact> totals, std::span<AreaState> states) const;

    /// A part of an area.
    struct Part {
        bool is_area;
        bool weighs;
        std::uint32_t row;
        std::int64_t weight;  // in whole numbers
        WideInteger factor;   // brings the weighted part to what stands under the area's exact total
        WideInteger widen;    // brings the part alone to what stands under all parts
    };
    /// How one area's total is made.
    struct Plan {
        const Area* area;
        std::uint32_t row;
        std::vector<Part> parts{};
        bool may_lose_some = false;  // of them, or of what lies below them
        bool is_top = false;
        std::vector<std::uint32_t> bonuses{};
        std::vector<std::uint32_t> deductions{};
        std::vector<std::uint32_t> voids{};     // vetoes that void this area
        std::vector<std::int64_t> positions{};  // weights, in whole numbers
        std::vector<WideInteger> position_factors{};
        std::int64_t weights = 1;       // their sum
        std::int64_t part_weights = 1;  // sum of weights of parts; 1 where they are not used
        int work_places = 6;            // of the exact total
        std::int64_t work_divisor = 1;
        WideInteger unit = 1;  // one millionth, over what stands under the exact total
        std::optional<int> rounded_to{};
        Rounding rounding = Rounding::half_even;
        WideInteger step = 1;  // one in the last place that is kept, over the same
        int places = 6;        // of the total
        std::int64_t divisor = 1;
        std::optional<WideInteger> least{};  // as the total
        std::optional<WideInteger> most{};
    };
    /// Every area after all areas below it.
    [[nodiscard]] std::span<const Plan> bottom_up() const noexcept { return bottom_up_; }

private:
    // One area's total on its way up: an integer over what the plan says, unless parts were left out at or below it.
    struct Value {
        WideInteger digits = 0;
        bool is_as_planned = true;
    };
    [[nodiscard]] static AreaState state_of(const Part& part, std::span<const IndicatorScore> scores,
                                            std::span<const AreaState> states);
    [[nodiscard]] static bool has_any(std::span<const std::uint32_t> indicators,
                                      std::span<const IndicatorScore> scores);
    [[nodiscard]] static WideInteger added_to(const Plan& plan, std::span<const IndicatorScore> scores);
    [[nodiscard]] static WideInteger total(const Plan& plan, std::span<const IndicatorScore> scores,
                                           std::span<const Value> values);
    [[nodiscard]] static Exact extras(const Plan& plan, std::span<const IndicatorScore> scores,
                                      std::span<const Exact> totals, std::span<const AreaState> states);
    [[nodiscard]] static Exact total_of_some(const Plan& plan, std::span<const IndicatorScore> scores,
                                             std::span<const Exact> totals, std::span<const AreaState> states);

    std::vector<Plan> bottom_up_;
};

}  // namespace muster::evaluation
