// Every scoring rule there is.
#pragma once

#include "muster/core/points.hpp"
#include "muster/evaluation/rule/all_but.hpp"
#include "muster/evaluation/rule/award_table.hpp"
#include "muster/evaluation/rule/bands.hpp"
#include "muster/evaluation/rule/best_of.hpp"
#include "muster/evaluation/rule/count.hpp"
#include "muster/evaluation/rule/deduction.hpp"
#include "muster/evaluation/rule/lag.hpp"
#include "muster/evaluation/rule/normalise.hpp"
#include "muster/evaluation/rule/piecewise.hpp"
#include "muster/evaluation/rule/rate.hpp"
#include "muster/evaluation/rule/role.hpp"
#include "muster/evaluation/rule/sum.hpp"
#include "muster/evaluation/rule/veto.hpp"

#include <optional>
#include <string_view>
#include <variant>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::evaluation {

/// Every scoring rule there is. A new one is a header beside this, a line here, what the scorer asks of it in
/// src/evaluation/rule/ and what the checker makes of it in src/evaluation/checking/rule/.
using Rule = std::variant<rule::Count, rule::Sum, rule::Rate, rule::Bands, rule::Piecewise, rule::AwardTable, rule::Lag,
                          rule::Deduction, rule::Veto, rule::BestOf, rule::Normalise, rule::AllBut>;

namespace rule {

/// What the rules say of themselves, by their place in the list.
template <class List>
struct Said;
/// The same, of a list.
template <class... Each>
struct Said<std::variant<Each...>> {
    /// Their names.
    static constexpr std::string_view names[] = {Each::name...};
    /// What their points are to an area.
    static constexpr Role roles[] = {role_of<Each>...};
};

}  // namespace rule

/// `count`, `sum` ...
[[nodiscard]] inline std::string_view name_of(const Rule& one) noexcept { return rule::Said<Rule>::names[one.index()]; }

/// What its score is to the area above it: the rule's `role`; weighed where it has none.
[[nodiscard]] inline rule::Role role_of(const Rule& one) noexcept { return rule::Said<Rule>::roles[one.index()]; }

/// Code of the indicator whose amount it divides by: the rule's `exposure`; empty where it divides by none. A view of
/// the rule.
[[nodiscard]] std::string_view exposure_of(const Rule& rule);

/// Points of an amount of 1: the rule's `points_each()`; nothing where a record has no points of its own.
[[nodiscard]] std::optional<Points> points_each_of(const Rule& rule);

/// What follows where it strikes: the rule's `sanction()`; nothing where it never does.
[[nodiscard]] std::optional<rule::Sanction> sanction_of(const Rule& rule);

}  // namespace muster::evaluation

#pragma GCC visibility pop
