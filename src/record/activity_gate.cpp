#include "muster/record/activity_gate.hpp"

#include "muster/record/confirmation.hpp"

#include <algorithm>
#include <utility>

namespace muster::inline v0_2::record {
namespace {

/// The rule of the activity's own platform, or the one for all others.
GateRule rule_for(const Activity& activity, std::span<const GateRule> rules)
{
    GateRule found;
    for (const GateRule& rule : rules) {
        if (rule.platform == activity.plan().platform)
            return rule;
        if (rule.platform.empty())
            found = rule;
    }
    return found;
}

/// The move that last brought it to the state; null where none did.
const ActivityMove* move_to(const Activity& activity, ActivityState state, Day day)
{
    const ActivityMove* found = nullptr;
    for (const ActivityMove& move : activity.moves())
        if (move.to == state && move.day <= day)
            found = &move;
    return found;
}

bool may_pass(const org::Organisation& organisation, const ActivityMove& move, std::span<const org::OfficeKind> offices)
{
    if (offices.empty())
        return true;
    if (!organisation.members().contains(move.by))
        return false;
    return std::ranges::any_of(organisation.offices_held_by(move.by, move.day), [&](OfficeId office) {
        return std::ranges::find(offices, organisation.offices()[office].kind) != offices.end();
    });
}

}  // namespace

Label label_of(GateFault fault)
{
    switch (fault) {
    case GateFault::not_approved:
        return {"未经审批", "not approved"};
    case GateFault::approved_late:
        return {"先开展后审批", "approved after it began"};
    case GateFault::approved_by_another:
        return {"审批人无权审批", "approved by nobody who may"};
    case GateFault::reviewed_early:
        return {"未结束先审核", "reviewed before it ended"};
    case GateFault::reviewed_by_another:
        return {"审核人无权审核", "reviewed by nobody who may"};
    case GateFault::reviewed_by_oneself:
        return {"负责人自行审核", "reviewed by the one accountable"};
    }
    return {};
}

std::vector<GateFinding> gate_findings(const org::Organisation& organisation, std::span<const Activity> activities,
                                       std::span<const GateRule> rules, Day day)
{
    std::vector<GateFinding> found;
    for (std::uint32_t row = 0; row < activities.size(); ++row) {
        const Activity& activity = activities[row];
        if (awaits_confirmation(activity))
            continue;
        const GateRule rule = rule_for(activity, rules);
        const auto add = [&](GateFault fault, std::optional<Day> when) {
            found.push_back({ActivityId(row), fault, when, rule.is_barring});
        };
        const Period& days = activity.plan().days;
        const ActivityMove* approval = move_to(activity, ActivityState::approved, day);
        const bool is_called_off = activity.state_on(day) == ActivityState::closed &&
                                   move_to(activity, ActivityState::running, day) == nullptr;
        if (approval == nullptr && days.first() <= day && !is_called_off)
            add(GateFault::not_approved, std::nullopt);
        if (approval != nullptr && approval->day > days.first())
            add(GateFault::approved_late, approval->day);
        if (approval != nullptr && !may_pass(organisation, *approval, rule.approvers))
            add(GateFault::approved_by_another, approval->day);
        const ActivityMove* review = move_to(activity, ActivityState::reviewed, day);
        if (review == nullptr)
            continue;
        if (review->day < days.last())
            add(GateFault::reviewed_early, review->day);
        if (!may_pass(organisation, *review, rule.reviewers))
            add(GateFault::reviewed_by_another, review->day);
        if (review->by.is_set() && review->by == activity.plan().responsible)
            add(GateFault::reviewed_by_oneself, review->day);
    }
    return found;
}

Activity held_back(const Activity& activity, std::string why)
{
    std::vector<ActivityMove> moves(activity.moves().begin(), activity.moves().end());
    while (!moves.empty() && moves.back().to != ActivityState::reviewed)
        moves.pop_back();  // what is closed cannot be opened again
    if (moves.empty())
        return activity;
    moves.push_back({ActivityState::evidenced, moves.back().day, {}, std::move(why)});
    return Activity(activity.plan(), std::move(moves));
}

}  // namespace muster::record
