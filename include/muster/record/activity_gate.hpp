// Gate before, strict review after (事前把关、事后考评): who may pass an activity, and when.
#pragma once

#include "muster/core/day.hpp"
#include "muster/core/enumeration.hpp"
#include "muster/core/fields.hpp"
#include "muster/core/id.hpp"
#include "muster/core/label.hpp"
#include "muster/org/office.hpp"
#include "muster/org/organisation.hpp"
#include "muster/record/activity.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#pragma GCC visibility push(default)

namespace muster::inline v0_2::record {

/// Who may approve and review activities of one kind, and whether one that did not keep to the gates scores nothing.
struct GateRule {
    /// What it is, in a sentence.
    static constexpr const char* summary = "Who may approve and review activities of one kind.";

    std::string platform{};                    ///< of which activities; empty: of all that no other rule names
    std::vector<org::OfficeKind> approvers{};  ///< offices whose holders may approve; empty: anybody
    std::vector<org::OfficeKind> reviewers{};  ///< offices whose holders may review; empty: anybody
    bool is_barring = false;                   ///< the evidence waits; else what is wrong is only told

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("platform", &GateRule::platform), field("approvers", &GateRule::approvers),
                    field("reviewers", &GateRule::reviewers), field("is_barring", &GateRule::is_barring));
    }

    friend bool operator==(const GateRule&, const GateRule&) = default;
};

/// What is wrong with how an activity passed its gates.
enum class GateFault : std::uint8_t {
    not_approved,         ///< it began and nobody had approved it by the day of asking
    approved_late,        ///< approved after its first day
    approved_by_another,  ///< by nobody on file who may
    reviewed_early,       ///< reviewed before its last day
    reviewed_by_another,  ///< by nobody on file who may
    reviewed_by_oneself,  ///< by the one accountable for it
};
/// Names of its values, in order.
constexpr auto listed(GateFault)
{
    return enumeration("What is wrong with how an activity passed its gates.", "not_approved", "approved_late",
                       "approved_by_another", "reviewed_early", "reviewed_by_another", "reviewed_by_oneself");
}

/// 未经审批, not approved.
[[nodiscard]] Label label_of(GateFault fault);

/// One thing wrong with one activity.
struct GateFinding {
    /// What it is, in a sentence.
    static constexpr const char* summary = "One thing wrong with how one activity passed its gates.";

    ActivityId activity;       ///< row among those given
    GateFault fault;           ///< what is wrong
    std::optional<Day> day{};  ///< of the approval or review; not set: there was none
    bool is_barring = false;   ///< its evidence is to wait

    /// Its fields.
    template <class Take>
    static constexpr decltype(auto) fields(Take&& take)
    {
        return take(field("activity", &GateFinding::activity).needed(), field("fault", &GateFinding::fault).needed(),
                    field("day", &GateFinding::day), field("is_barring", &GateFinding::is_barring));
    }

    friend bool operator==(const GateFinding&, const GateFinding&) = default;
};

/// What is wrong at the end of `day`, by activity. Where no rule names its platform and none is for all, anybody may
/// approve and review, and nothing bars. Members of the moves are those of the organisation; whoever moved it must hold
/// the office on the day of the move. O(activities x rules).
[[nodiscard]] std::vector<GateFinding> gate_findings(const org::Organisation& organisation,
                                                     std::span<const Activity> activities,
                                                     std::span<const GateRule> rules, Day day);

/// The same activity with its review opened again, so that its evidence waits; as it is where it was never reviewed.
[[nodiscard]] Activity held_back(const Activity& activity, std::string why);

}  // namespace muster::record

#pragma GCC visibility pop
