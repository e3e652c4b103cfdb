// One thing that is counted, and how it is made into points.
#pragma once

#include "muster/core/label.hpp"
#include "muster/core/points.hpp"
#include "muster/core/rounding.hpp"
#include "muster/evaluation/rule/award_table.hpp"
#include "muster/evaluation/rule/bands.hpp"
#include "muster/evaluation/rule/cap.hpp"
#include "muster/evaluation/rule/count.hpp"
#include "muster/evaluation/rule/deduction.hpp"
#include "muster/evaluation/rule/lag.hpp"
#include "muster/evaluation/rule/once_per_event.hpp"
#include "muster/evaluation/rule/piecewise.hpp"
#include "muster/evaluation/rule/rate.hpp"
#include "muster/evaluation/rule/sum.hpp"
#include "muster/evaluation/rule/veto.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace muster::evaluation {

/// Every scoring rule there is. A new one is a file in rule/, a line here, what does not build without it (bodies in
/// src/evaluation/rule/, plan.cpp, explain.cpp, archive, binding), and its part of checking/standing.cpp.
using Rule = std::variant<rule::Count, rule::Sum, rule::Rate, rule::Bands, rule::Piecewise, rule::AwardTable, rule::Lag,
                          rule::Deduction, rule::Veto>;

/// `count`, `sum` ...
[[nodiscard]] std::string_view name_of(const Rule& rule);

/// How what the records count becomes one amount.
enum class Combine : std::uint8_t {
    sum,
    mean,    ///< exact; rounded only with the points
    best,    ///< the highest
    worst,   ///< the lowest
    latest,  ///< of the latest day; of one day the last written
};

/// What a member scores who has no record that counts, or nothing to divide a rate by.
enum class Missing : std::uint8_t {
    as_zero,     ///< the rule is applied to an amount of 0 (a rate is 0 points)
    stated,      ///< `Indicator::missing_points`
    leave_out,   ///< the others of the area share its weight
    incomplete,  ///< 0 points and no grade
};

/// A leaf of the scheme.
///
/// A record's way to points: what it counts (rule), at most `cap.per_item`; the highest of an event only; at most
/// `cap.per_period` of a period; combined; the rule's points, rounded to `round_to` places; at most `cap.total`.
/// Nothing else rounds.
struct Indicator {
    std::string code;  ///< the name people write in their files
    Label label{};
    std::string area;                                    ///< code of the area it belongs to
    Label unit{};                                        ///< of quantities: hours, articles
    std::string source{};                                ///< where the rule and its numbers come from
    Weight weight = Weight::from_millionths(1'000'000);  ///< in its area, see `Area`; a deduction or veto has none
    Rule rule;
    Combine combine = Combine::sum;
    rule::Cap cap{};
    rule::OncePerEvent once_per_event{};
    Missing missing = Missing::as_zero;
    Points missing_points{};             ///< for `Missing::stated`
    int round_to = 6;                    ///< places, 0 to 6
    std::optional<Rounding> rounding{};  ///< not set: the scheme's

    /// Neither a deduction nor a veto: it has a weight in its area.
    [[nodiscard]] bool is_weighted() const noexcept
    {
        return !std::holds_alternative<rule::Deduction>(rule) && !std::holds_alternative<rule::Veto>(rule);
    }

    friend bool operator==(const Indicator&, const Indicator&) = default;
};

}  // namespace muster::evaluation
