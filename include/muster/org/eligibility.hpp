// From which day a member may move to the next stage, and why not before.
#pragma once

#include "muster/core/day.hpp"
#include "muster/core/id.hpp"
#include "muster/core/label.hpp"
#include "muster/org/organisation.hpp"
#include "muster/org/rule.hpp"
#include "muster/org/stage_rules.hpp"
#include "muster/org/working_days.hpp"

#include <optional>
#include <string>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::org {

/// One thing that is asked for, and when it holds as things are on file.
struct Condition {
    Label text;                          ///< "12 months as an activist"
    Severity severity = Severity::bars;  ///< whether it bars the move
    std::optional<Day> from{};           ///< first day it is met; not set: nothing on file meets it
    std::optional<Day> until{};          ///< last day it is met; not set: for good
    std::string source{};                ///< who asks for it

    /// Whether it is met on `day`.
    [[nodiscard]] bool is_met_on(Day day) const { return from && *from <= day && !(until && *until < day); }

    friend bool operator==(const Condition&, const Condition&) = default;
};

/// Whether and when, with all reasons.
struct Eligibility {
    Stage stage;                        ///< the stage asked for
    std::optional<Day> earliest{};      ///< first day on which nothing bars the move; not set where there is none
    std::vector<Condition> conditions;  ///< in the order of the rules

    /// What bars the move on `day`; nothing when the member is eligible.
    [[nodiscard]] std::vector<Condition> bars_on(Day day) const
    {
        std::vector<Condition> found;
        for (const Condition& condition : conditions)
            if (condition.severity == Severity::bars && !condition.is_met_on(day))
                found.push_back(condition);
        return found;
    }
    /// What somebody should look at before a move on `day`. Bars nothing.
    [[nodiscard]] std::vector<Condition> warnings_on(Day day) const
    {
        std::vector<Condition> found;
        for (const Condition& condition : conditions)
            if (condition.severity == Severity::warns && !condition.is_met_on(day))
                found.push_back(condition);
        return found;
    }

    friend bool operator==(const Eligibility&, const Eligibility&) = default;
};

/// The day from which the probation of the member counts: that of the branch's vote which admitted the person, the last
/// one that passed before the stage began or on that day; where none is on file, the stage's first day. Not set: the
/// member has not been on probation.
[[nodiscard]] std::optional<Day> probation_began(const Member& member, const StageRules& rules = {});

/// What eligibility is judged by.
struct EligibilityOptions {
    StageRules rules{};          ///< what is asked
    WorkingDays working_days{};  ///< for periods in working days
};

/// The first day on which `member` may move to `stage`, from what is on file alone: no clock is asked.
///
/// A move goes one stage up, from the stage last reached; the first is to applicant. A file may hold days to come (a
/// planned vote): then the answer is what will hold if they are kept.
///
/// What must be so when the branch votes is judged on the day of the vote: of several votes, at the first at which all
/// of it was so. A notice that hung beyond what the calendar of working days knows is counted from Monday to Friday,
/// and a condition warns of it.
///
/// @throws InvalidInput  if the member is not of the organisation or has left it, or `stage` is not the next one.
[[nodiscard]] Eligibility eligible_on(const Organisation& organisation, MemberId member, Stage stage,
                                      const EligibilityOptions& options = {});

/// As `eligible_on` of a member of the organisation, as if the row were `as_if`: with records that are to be added.
[[nodiscard]] Eligibility eligible_on(const Organisation& organisation, const Member& as_if, Stage stage,
                                      const EligibilityOptions& options = {});

/// A member and the next stage's eligibility.
struct NextMove {
    MemberId member;          ///< whose
    Eligibility eligibility;  ///< of the stage after the one last reached

    friend bool operator==(const NextMove&, const NextMove&) = default;
};

/// The next move of everybody in the unit and below it who is not a full member yet and has not left, in the order of
/// the rows. O(their files).
///
/// @throws InvalidInput  if the unit is not of the organisation.
[[nodiscard]] std::vector<NextMove> next_moves(const Organisation& organisation, UnitId unit,
                                               const EligibilityOptions& options = {});

}  // namespace muster::org

#pragma GCC visibility pop
