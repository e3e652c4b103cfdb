// Totals of areas, from the leaves up.
#pragma once

#include "evaluation/means.hpp"
#include "evaluation/topsis.hpp"
#include "muster/core/exact.hpp"
#include "muster/evaluation/scheme.hpp"
#include "muster/evaluation/score.hpp"

#include <boost/multiprecision/cpp_int.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace muster::inline v0_2::evaluation {

/// What an area is to the area above it, for one member.
enum class AreaState : std::uint8_t {
    weighs,    // with its total
    left_out,  // there is nothing of it
    extra,     // none of its parts weighs: its share of what it adds or takes off is added
};

/// Of what share of its weight an area has data, by area.
using DataShares = std::vector<boost::multiprecision::cpp_rational>;

/// One member in an area that holds members against each other.
struct SettledMember {
    Exact total{};            // before limits and voids
    bool takes_part = false;  // is held against others
    std::uint32_t wins = 0;   // of copeland: over how many
    std::uint32_t losses = 0;
};

/// All members in such an area.
struct SettledArea {
    std::vector<SettledMember> members{};  // by row of the roll
    std::size_t taking_part = 0;
    std::optional<Topsis> topsis{};
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

    /// Whether an area asks for data of a share of its weight, so that it matters which indicators have records.
    [[nodiscard]] bool asks_for_data() const noexcept { return asks_for_data_; }
    /// Whether an area holds members against each other; `settle` goes before `fill` then.
    [[nodiscard]] bool needs_all_members() const noexcept { return needs_all_members_; }

    /// Such areas, from the indicators of all members, one member after the other. The same with any number of threads.
    /// @throws InvalidInput  where there are more than can be compared in pairs. @throws Overflow
    void settle(std::span<const IndicatorScore> scores, std::size_t members, unsigned threads);

    /// Nothing where the area is no such area.
    [[nodiscard]] const SettledArea* settled(std::uint32_t area) const noexcept
    {
        return settled_.empty() || settled_[area].members.empty() ? nullptr : &settled_[area];
    }

    /// One member's totals, one for each area. `member` is the row of the roll. @throws Overflow
    void fill(std::uint32_t member, std::span<const IndicatorScore> scores, std::span<Exact> totals,
              std::span<AreaState> states) const;

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
        Aggregation aggregation = Aggregation::sum;  // by its own name
        Exponent power{};                            // of a generalised mean
        std::vector<Part> parts{};
        bool may_lose_some = false;  // of them, or of what lies below them
        bool is_top = false;
        std::int64_t least_data =
            0;  // millionths of the weight, of which there must be data; 0 where there are no parts
        std::vector<std::uint32_t> bonuses{};
        std::vector<std::uint32_t> deductions{};
        std::vector<std::uint32_t> voids{};     // vetoes that void this area
        std::vector<std::int64_t> positions{};  // weights, in whole numbers
        std::vector<WideInteger> position_factors{};
        WideInteger half = 1;           // of a median: brings the sum of two parts to half of it
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
    [[nodiscard]] static bool lacks_data(const Plan& plan, std::span<const IndicatorScore> scores,
                                         std::span<const AreaState> states, DataShares& shares);
    [[nodiscard]] static bool has_any(std::span<const std::uint32_t> indicators,
                                      std::span<const IndicatorScore> scores);
    [[nodiscard]] static WideInteger added_to(const Plan& plan, std::span<const IndicatorScore> scores);
    [[nodiscard]] static WideInteger total(const Plan& plan, std::span<const IndicatorScore> scores,
                                           std::span<const Value> values);
    [[nodiscard]] static WideInteger mean_of(const Plan& plan, const MeanProblem& problem);
    void settle(const Plan& plan, std::span<const IndicatorScore> scores, std::size_t members, unsigned threads);
    [[nodiscard]] static Exact extras(const Plan& plan, std::span<const IndicatorScore> scores,
                                      std::span<const Exact> totals, std::span<const AreaState> states);
    [[nodiscard]] static Exact total_of_some(const Plan& plan, std::span<const IndicatorScore> scores,
                                             std::span<const Exact> totals, std::span<const AreaState> states);

    std::vector<Plan> bottom_up_;
    bool asks_for_data_ = false;
    std::vector<SettledArea> settled_;  // by area
    bool needs_all_members_ = false;
};

}  // namespace muster::evaluation
