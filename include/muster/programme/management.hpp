// What goes with a term beside plans and evidence: goals, duties, gates, publicity, and where people stood before.
#pragma once

#include "muster/core/fields.hpp"
#include "muster/evaluation/standing.hpp"
#include "muster/org/goals.hpp"
#include "muster/org/responsibility.hpp"
#include "muster/record/activity_gate.hpp"
#include "muster/record/publicity.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::programme {

/// How a term is managed. Parts that a branch does not keep are empty.
struct Management {
    /// What it is, in a sentence.
    static constexpr const char* summary = "How a term is managed: goals, duties, gates, publicity, the past.";

    std::optional<evaluation::Standings> before{};  ///< totals of the term before; not set: not known
    std::vector<org::Goal> goals{};                 ///< with what their units reached
    std::vector<org::Duty> duties{};                ///< who answers for what, orphans and doubles included
    std::vector<record::GateRule> gates{};          ///< who may pass activities; empty: anybody
    std::vector<record::Case> cases{};              ///< methods, examples and persons that are told
    std::vector<record::Case> learned{};            ///< those of other branches, as they were handed on

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("before", &Management::before), field("goals", &Management::goals),
                    field("duties", &Management::duties), field("gates", &Management::gates),
                    field("cases", &Management::cases), field("learned", &Management::learned));
    }

    friend bool operator==(const Management&, const Management&) = default;
};

/// One goal with what came up to it.
struct GoalResult {
    /// What it is, in a sentence.
    static constexpr const char* summary = "One goal with what came up to it.";

    std::string code;        ///< of the goal
    Label name{};            ///< of the goal, for reports
    Label unit{};            ///< name of the unit whose goal it is
    std::string part_of{};   ///< code of the goal above; empty: a goal of its own
    Quantity target{};       ///< what is to be reached
    Quantity reached{};      ///< by its unit and by all parts
    Quantity handed_down{};  ///< sum of the targets of its parts
    bool is_covered = true;  ///< it has no parts, or they promise the target

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("code", &GoalResult::code).needed(), field("name", &GoalResult::name),
                    field("unit", &GoalResult::unit), field("part_of", &GoalResult::part_of),
                    field("target", &GoalResult::target), field("reached", &GoalResult::reached),
                    field("handed_down", &GoalResult::handed_down), field("is_covered", &GoalResult::is_covered));
    }

    /// Whether the target is reached.
    [[nodiscard]] bool is_met() const { return reached >= target; }

    friend bool operator==(const GoalResult&, const GoalResult&) = default;
};

/// The goals with what their own units reached: of a goal with an indicator, the amounts of members in its unit and
/// below it, those left out who are in a unit that has a part of the goal. Evaluations know members and units by code.
/// O(goals x members).
[[nodiscard]] std::vector<org::Goal> with_results(std::vector<org::Goal> goals, const org::Organisation& organisation,
                                                  std::span<const evaluation::Evaluation> evaluations);

/// What came up to each goal, in the order given.
///
/// @throws InvalidInputs  as `org::Goals`.
[[nodiscard]] std::vector<GoalResult> goal_results(const org::Organisation& organisation,
                                                   const std::vector<org::Goal>& goals);

/// A member whom the evidence puts forward to be told of: the highest total of an area among those of the best grade.
struct Nominee {
    /// What it is, in a sentence.
    static constexpr const char* summary = "A member whom the evidence puts forward to be told of.";

    std::string member;  ///< code of the member
    std::string area;    ///< code of the area
    Points total{};      ///< of the area, to six places

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("member", &Nominee::member).needed(), field("area", &Nominee::area).needed(),
                    field("total", &Nominee::total));
    }

    friend bool operator==(const Nominee&, const Nominee&) = default;
};

/// One or, where totals are equal, several of each area at the top of the tree; of an area in which nobody of the best
/// grade has points, none.
[[nodiscard]] std::vector<Nominee> nominees(const evaluation::Evaluation& evaluation);

}  // namespace muster::programme

#pragma GCC visibility pop
