// One thing that is counted, and how it is made into points.
#pragma once

#include "muster/core/fields.hpp"
#include "muster/core/label.hpp"
#include "muster/core/points.hpp"
#include "muster/core/rounding.hpp"
#include "muster/evaluation/combine.hpp"
#include "muster/evaluation/rule/cap.hpp"
#include "muster/evaluation/rule/decay.hpp"
#include "muster/evaluation/rule/list.hpp"
#include "muster/evaluation/rule/once_per_event.hpp"
#include "muster/evaluation/rule/role.hpp"

#include <optional>
#include <string>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::evaluation {

/// A leaf of the scheme.
///
/// A record's way to points: what it counts (rule), its share by age, at most `cap.per_item`; of an event those of the
/// source trusted most, and the highest only; at most `cap.per_period` of a period; combined; the rule's points,
/// rounded to `round_to` places; at most `cap.total`. Nothing else rounds, but shares by age.
struct Indicator {
    /// What it is, in a sentence.
    static constexpr const char* summary = "One thing that is counted, and how it is made into points.";

    std::string code;      ///< the name people write in their files
    Label label{};         ///< name in reports
    std::string area;      ///< code of the area it belongs to
    Label unit{};          ///< of quantities: hours, articles
    std::string source{};  ///< where the rule and its numbers come from
    Weight weight =
        Weight::from_millionths(1'000'000);  ///< in its area, see `Area`; a deduction, veto or bonus has none
    Rule rule;                               ///< how records become points
    Combine combine = Combine::sum;          ///< how what several records count becomes one amount
    rule::Cap cap{};                         ///< no more than so much counts; by default no limit
    rule::OncePerEvent once_per_event{};     ///< whether an event with several records counts once
    Missing missing = Missing::as_zero;      ///< what a member without a record scores
    Points missing_points{};                 ///< what is scored under `Missing::stated`
    int round_to = 6;                        ///< decimal places of its points, 0 to 6
    std::optional<Rounding> rounding{};      ///< how points are rounded; not set: as the scheme says
    /// Its points are added on top of the area's total; no share, nobody is marked down for having none. Limit it by
    /// `cap.total`.
    bool is_bonus = false;
    /// Code of a role, see `RollMember::roles`: the share is of those who hold it. For all others it weighs nothing,
    /// and its share of what they did all the same is added on top. Empty: of everybody.
    std::string assigned{};
    rule::Decay decay{};  ///< what a record counts by its age; by default the whole at any
    /// Sources of records, those trusted most first: of one event only records of the first of them that wrote any
    /// count, whatever they say. Sources not named here, and records of none, come last together. Empty: all alike.
    std::vector<std::string> trusted{};

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("code", &Indicator::code).needed(), field("label", &Indicator::label),
                    field("area", &Indicator::area).needed(), field("unit", &Indicator::unit),
                    field("source", &Indicator::source), field("weight", &Indicator::weight),
                    field("rule", &Indicator::rule), field("combine", &Indicator::combine),
                    field("cap", &Indicator::cap), field("once_per_event", &Indicator::once_per_event),
                    field("missing", &Indicator::missing), field("missing_points", &Indicator::missing_points),
                    field("round_to", &Indicator::round_to), field("rounding", &Indicator::rounding),
                    field("is_bonus", &Indicator::is_bonus).added_in(2),
                    field("assigned", &Indicator::assigned).added_in(2), field("decay", &Indicator::decay).added_in(3),
                    field("trusted", &Indicator::trusted).added_in(3));
    }

    /// What its score is to its area.
    [[nodiscard]] rule::Role role() const noexcept
    {
        const rule::Role of_rule = role_of(rule);
        return is_bonus && of_rule == rule::Role::weighed ? rule::Role::added : of_rule;
    }
    /// Neither a deduction nor a veto nor a bonus: it has a weight in its area.
    [[nodiscard]] bool is_weighted() const noexcept { return role() == rule::Role::weighed; }

    /// Whether it may have no weight for a member: for want of data, or as its role is another's.
    [[nodiscard]] bool may_be_left_out() const noexcept
    {
        return is_weighted() && (missing == Missing::leave_out || !assigned.empty());
    }

    friend bool operator==(const Indicator&, const Indicator&) = default;
};

}  // namespace muster::evaluation

#pragma GCC visibility pop
