// Approved before it begins, reviewed after it ended, by those who may; and what waits for a confirmation.
#include "muster/record/activity_gate.hpp"
#include "muster/record/confirmation.hpp"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace muster::inline v0_2::record::activity_gate_test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const Day first(2026, 10, 10);
const Day last(2026, 10, 12);

/// Members: the secretary until the end of 2026, and somebody without an office.
org::Organisation organisation()
{
    return org::Organisation({.units = {{.code = "branch"}},
                              .members = {{.code = "ann", .unit = UnitId(0)}, {.code = "bob", .unit = UnitId(0)}},
                              .offices = {{.code = "o",
                                           .kind = org::OfficeKind::secretary,
                                           .unit = UnitId(0),
                                           .holder = MemberId(0),
                                           .term = Period(Day(2026, 1, 1), Day(2026, 12, 31))}}});
}

Activity activity(std::vector<ActivityMove> moves, const char* platform = "ideas")
{
    return Activity({.code = "A", .platform = platform, .days = Period(first, last), .responsible = MemberId(1)},
                    std::move(moves));
}

Activity reviewed(Day approved, Day review, MemberId by = MemberId(0))
{
    return activity({{ActivityState::approved, approved, by},
                     {ActivityState::running, std::max(approved, first)},
                     {ActivityState::evidenced, std::min(review, std::max(last, approved))},
                     {ActivityState::reviewed, review, by}});
}

std::vector<GateFault> faults_of(const Activity& one, const std::vector<GateRule>& rules = {},
                                 Day on = Day(2026, 12, 1))
{
    std::vector<GateFault> found;
    for (const GateFinding& finding : gate_findings(organisation(), std::vector{one}, rules, on))
        found.push_back(finding.fault);
    return found;
}

TEST(Gates, AreKeptOnTheFirstAndOnTheLastDayItself)
{
    EXPECT_THAT(faults_of(reviewed(first, last)), IsEmpty());
    EXPECT_THAT(faults_of(reviewed(first + Days(1), last)), ElementsAre(GateFault::approved_late));
    EXPECT_THAT(faults_of(reviewed(first, last - Days(1))), ElementsAre(GateFault::reviewed_early));
}

TEST(Gates, WhatBeganUnapprovedIsTold)
{
    EXPECT_THAT(faults_of(activity({}), {}, first - Days(1)), IsEmpty());
    EXPECT_THAT(faults_of(activity({}), {}, first), ElementsAre(GateFault::not_approved));
    EXPECT_THAT(faults_of(activity({{ActivityState::closed, first - Days(2)}})), IsEmpty());  // called off
    // approved, but only after the day of asking
    EXPECT_THAT(faults_of(reviewed(first + Days(1), last), {}, first), ElementsAre(GateFault::not_approved));
}

TEST(Gates, WhoMayPassIsAMatterOfKindOfficeAndDay)
{
    const std::vector<GateRule> rules{{"ideas", {org::OfficeKind::secretary}, {}, false},
                                      {"", {}, {org::OfficeKind::secretary}, true}};
    EXPECT_THAT(faults_of(reviewed(first, last), rules), IsEmpty());
    EXPECT_THAT(faults_of(reviewed(first, last, {}), rules), ElementsAre(GateFault::approved_by_another));
    // another platform goes by the rule for all others
    const Activity skill = activity({{ActivityState::approved, first, MemberId(1)},
                                     {ActivityState::running, first},
                                     {ActivityState::evidenced, last},
                                     {ActivityState::reviewed, last, MemberId(1)}},
                                    "skills");
    EXPECT_THAT(faults_of(skill, rules), ElementsAre(GateFault::reviewed_by_another, GateFault::reviewed_by_oneself));
    EXPECT_TRUE(gate_findings(organisation(), std::vector{skill}, rules, last).front().is_barring);
    // the term of office is over
    const Day late(2027, 1, 1);
    EXPECT_THAT(faults_of(reviewed(first, late), rules, late), IsEmpty());  // its own rule asks nothing of the review
    EXPECT_THAT(faults_of(reviewed(first, late), {{"ideas", {}, {org::OfficeKind::secretary}, false}}, late),
                ElementsAre(GateFault::reviewed_by_another));
}

TEST(Gates, HeldBackIsNotReviewedAndTellsWhy)
{
    const Activity held = held_back(reviewed(first, last), "approved late");
    EXPECT_FALSE(held.is_reviewed());
    EXPECT_EQ(held.moves().back().note, "approved late");
    EXPECT_THAT(faults_of(held_back(reviewed(first + Days(1), last), "why")), ElementsAre(GateFault::approved_late));
    EXPECT_EQ(held_back(activity({}), "why"), activity({}));
}

TEST(Gates, WhatIsClosedIsHeldBackToo)
{
    const Activity whole = reviewed(first, last);
    std::vector<ActivityMove> moves(whole.moves().begin(), whole.moves().end());
    moves.push_back({ActivityState::closed, last + Days(3)});
    EXPECT_TRUE(activity(moves).is_reviewed());
    EXPECT_EQ(held_back(activity(moves), "why").state(), ActivityState::evidenced);
}

TEST(Confirmations, AreNeededUnlessARuleSaysOtherwiseAndTheFirstThatFitsDecides)
{
    EXPECT_TRUE(needs_confirmation({}, "app", "study"));
    const std::vector<ConfirmationRule> rules{{"app", "award", true}, {"app", "", false}, {"", "bed", false}};
    EXPECT_TRUE(needs_confirmation(rules, "app", "award"));
    EXPECT_FALSE(needs_confirmation(rules, "app", "study"));
    EXPECT_FALSE(needs_confirmation(rules, "list", "bed"));
    EXPECT_TRUE(needs_confirmation(rules, "list", "award"));
}

TEST(Confirmations, WhatStandsForUnconfirmedRecordsPassesNoGate)
{
    const Activity waits = awaiting_confirmation("app", Period(first, last));
    EXPECT_TRUE(awaits_confirmation(waits));
    EXPECT_FALSE(awaits_confirmation(activity({})));
    EXPECT_FALSE(waits.is_reviewed());
    EXPECT_THAT(faults_of(waits), IsEmpty());
}

}  // namespace
}  // namespace muster::record::activity_gate_test
