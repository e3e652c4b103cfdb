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

namespace muster::org {

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
/// @throws InvalidInput  if the member is not of the organisation, or `stage` is not the next one.
[[nodiscard]] Eligibility eligible_on(const Organisation& organisation, MemberId member, Stage stage,
                                      const EligibilityOptions& options = {});

}  // namespace muster::org

#pragma GCC visibility pop
