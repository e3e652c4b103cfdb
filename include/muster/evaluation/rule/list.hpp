// Every scoring rule there is.
#pragma once

#include "muster/core/points.hpp"
#include "muster/evaluation/rule/award_table.hpp"
#include "muster/evaluation/rule/bands.hpp"
#include "muster/evaluation/rule/count.hpp"
#include "muster/evaluation/rule/deduction.hpp"
#include "muster/evaluation/rule/lag.hpp"
#include "muster/evaluation/rule/piecewise.hpp"
#include "muster/evaluation/rule/rate.hpp"
#include "muster/evaluation/rule/role.hpp"
#include "muster/evaluation/rule/sum.hpp"
#include "muster/evaluation/rule/veto.hpp"

#include <optional>
#include <string_view>
#include <type_traits>
#include <variant>

namespace muster::evaluation {

/// Every scoring rule there is. A new one is a header beside this, a line here, what the scorer asks of it in
/// src/evaluation/rule/ and what the checker makes of it in src/evaluation/checking/rule/.
using Rule = std::variant<rule::Count, rule::Sum, rule::Rate, rule::Bands, rule::Piecewise, rule::AwardTable, rule::Lag,
                          rule::Deduction, rule::Veto>;

/// `count`, `sum` ...
[[nodiscard]] inline std::string_view name_of(const Rule& rule)
{
    return std::visit([](const auto& one) { return std::decay_t<decltype(one)>::name; }, rule);
}

/// What its score is to the area above it: the rule's `role`; weighed where it has none.
[[nodiscard]] inline rule::Role role_of(const Rule& rule)
{
    return std::visit([](const auto& one) { return rule::role_of<std::decay_t<decltype(one)>>; }, rule);
}

/// Code of the indicator whose amount it divides by: the rule's `exposure`; empty where it divides by none.
[[nodiscard]] inline std::string_view exposure_of(const Rule& rule)
{
    return std::visit(
        [](const auto& one) -> std::string_view {
            if constexpr (requires { one.exposure; })
                return one.exposure;
            else
                return {};
        },
        rule);
}

/// Points of an amount of 1: the rule's `points_each()`; nothing where a record has no points of its own.
[[nodiscard]] inline std::optional<Points> points_each_of(const Rule& rule)
{
    return std::visit(
        [](const auto& one) -> std::optional<Points> {
            if constexpr (requires { one.points_each(); })
                return one.points_each();
            else
                return std::nullopt;
        },
        rule);
}

/// What follows where it strikes: the rule's `sanction()`; nothing where it never does.
[[nodiscard]] inline std::optional<rule::Sanction> sanction_of(const Rule& rule)
{
    return std::visit(
        [](const auto& one) -> std::optional<rule::Sanction> {
            if constexpr (requires { one.sanction(); })
                return one.sanction();
            else
                return std::nullopt;
        },
        rule);
}

}  // namespace muster::evaluation
