// The search for a member whom more of an indicator costs points.
#pragma once

#include "evaluation/rule/questions.hpp"
#include "muster/evaluation/monotone.hpp"

#include <optional>

namespace muster::inline v0_2::evaluation {

/// What a rule makes of more.
[[nodiscard]] inline rule::Merit merit_of(const Rule& rule)
{
    return rule::ask(rule, [](const auto& one, auto questions) { return questions.merit(one); });
}

/// A member who has fewer points with one more good record of `indicator`, of some hundred that are made up and
/// evaluated; the one with fewest records. Nothing where none of them has.
[[nodiscard]] std::optional<MonotoneWitness> find_witness(const Scheme& scheme, IndicatorId indicator);

}  // namespace muster::evaluation
