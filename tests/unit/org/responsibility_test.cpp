// Duties without a post or a person are refused by name; what is overdue is told level by level; goals add up.
#include "sample.hpp"

#include "muster/core/faults.hpp"
#include "muster/org/goals.hpp"
#include "muster/org/responsibility.hpp"

#include <gmock/gmock.h>

#include <memory>
#include <optional>
#include <tuple>

namespace muster::inline v0_2::org::responsibility_test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::shared_ptr<const Organisation> organisation() { return std::make_shared<const Organisation>(sample()); }

std::vector<Duty> duties()
{
    return {{.code = "D1",
             .unit = UnitId(4),
             .post = PostId(0),
             .accountable = MemberId(3),
             .acknowledged = day("2026-01-05"),
             .due = day("2026-03-01"),
             .done = day("2026-03-02")},
            {.code = "D2", .unit = UnitId(2), .post = PostId(0), .accountable = MemberId(3), .due = day("2026-02-01")},
            {.code = "D3", .unit = UnitId(3), .post = PostId(1), .accountable = MemberId(4)}};
}

TEST(Responsibility, NamesEveryOrphan)
{
    std::vector<Duty> orphaned = duties();
    orphaned[0].post = {};
    orphaned[1].accountable = MemberId(99);
    orphaned[2].unit = {};
    try {
        Responsibility(organisation(), orphaned);
        FAIL() << "accepted";
    } catch (const InvalidInputs& error) {
        EXPECT_STREQ(error.what(), "duty \"D1\": it has no post; name the post where it is done\n"
                                   "duty \"D2\": nobody is accountable for it; name one member\n"
                                   "duty \"D3\": it belongs to no unit; name the unit whose duty it is");
    }
    EXPECT_THROW(Responsibility(nullptr, {}), InvalidInput);
}

TEST(Responsibility, TellsTheUnitAboveTheDayAfter)
{
    const Responsibility responsibility(organisation(), duties());
    EXPECT_THAT(responsibility.escalations(day("2026-02-01")), IsEmpty());
    // D2 is of branch B1. The general branch has no secretary now.
    EXPECT_THAT(responsibility.escalations(day("2026-02-02")),
                ElementsAre(Escalation{DutyId(1), UnitId(1), std::nullopt, 1, day("2026-02-08")}));
    EXPECT_EQ(responsibility.escalations(day("2026-03-02")).size(), 1u);  // D1 was done that day
}

TEST(Responsibility, GoesUpLevelByLevelToTheRoot)
{
    const Responsibility responsibility(organisation(), duties());
    const auto told = [&](const char* text, const EscalationRules& rules = {}) {
        const auto found = responsibility.escalations(day(text), rules);
        return std::tuple(found.at(0).told, found.at(0).level, found.at(0).deadline);
    };
    EXPECT_EQ(told("2026-02-08"), std::tuple(UnitId(1), 1, std::optional(day("2026-02-08"))));
    EXPECT_EQ(told("2026-02-09"), std::tuple(UnitId(0), 2, std::optional<Day>()));
    EXPECT_EQ(told("2026-12-31"), std::tuple(UnitId(0), 2, std::optional<Day>()));
    const EscalationRules monthly{.days_a_level = {30, Severity::warns, "our own"}};
    EXPECT_EQ(told("2026-03-03", monthly), std::tuple(UnitId(1), 1, std::optional(day("2026-03-03"))));
    EXPECT_EQ(told("2026-03-04", monthly), std::tuple(UnitId(0), 2, std::optional<Day>()));
    const EscalationRules never{.days_a_level = {0, Severity::warns, "our own"}};
    EXPECT_EQ(told("2026-12-31", never), std::tuple(UnitId(1), 1, std::optional<Day>()));
}

TEST(Responsibility, NeverTellsWhoIsAccountable)
{
    std::vector<Duty> late = duties();
    late[0].done.reset();  // D1 is of group G1; M3, secretary of B1 above it, is accountable
    const auto of_d1 = [&](OrganisationParts parts) {
        return Responsibility(std::make_shared<const Organisation>(std::move(parts)), late)
            .escalations(day("2026-03-02"))
            .at(0);
    };
    OrganisationParts parts = sample();
    EXPECT_EQ(of_d1(parts), (Escalation{DutyId(0), UnitId(1), std::nullopt, 1, day("2026-03-08")}));
    parts.offices.push_back({.code = "O3",
                             .kind = OfficeKind::deputy_secretary,
                             .unit = UnitId(2),
                             .holder = MemberId(2),
                             .term = Period(day("2026-01-01"), day("2026-12-31"))});
    EXPECT_EQ(of_d1(parts), (Escalation{DutyId(0), UnitId(2), MemberId(2), 1, day("2026-03-08")}));
}

TEST(Responsibility, CountsUpTheTree)
{
    const Responsibility responsibility(organisation(), duties());
    const Day on = day("2026-03-02");
    EXPECT_EQ(responsibility.count(UnitId(4), on), (DutyCount{1, 1, 1, 0}));
    EXPECT_EQ(responsibility.count(UnitId(2), on), (DutyCount{2, 1, 1, 1}));
    EXPECT_EQ(responsibility.count(UnitId(0), on), (DutyCount{3, 1, 1, 1}));
    EXPECT_THAT(responsibility.unacknowledged(day("2026-01-04")), ElementsAre(DutyId(0), DutyId(1), DutyId(2)));
    EXPECT_THAT(responsibility.unacknowledged(day("2026-01-05")), ElementsAre(DutyId(1), DutyId(2)));
    EXPECT_THAT(responsibility.duties_of(MemberId(3)), ElementsAre(DutyId(0), DutyId(1)));
}

Quantity of(int count) { return Quantity::whole(count); }

TEST(Goals, GoDownAndAddUp)
{
    const Goals goals(Organisation(sample()), {{"W", {}, UnitId(0), {}, of(100), of(1)},
                                               {"P1", {}, UnitId(2), GoalId(0), of(60), of(10)},
                                               {"P2", {}, UnitId(3), GoalId(0), of(30), of(20)},
                                               {"Q", {}, UnitId(4), GoalId(1), of(60), of(5)}});
    EXPECT_EQ(goals.reached(GoalId(0)), of(36));
    EXPECT_EQ(goals.reached(GoalId(1)), of(15));
    EXPECT_EQ(goals.handed_down(GoalId(0)), of(90));
    EXPECT_THAT(goals.not_covered(), ElementsAre(GoalId(0)));
}

TEST(Goals, RefuseWhatDoesNotGoDown)
{
    const auto refusal = [](std::vector<Goal> given) -> std::string {
        try {
            Goals(Organisation(sample()), std::move(given));
            return "accepted";
        } catch (const InvalidInput& error) {
            return error.what();
        }
    };
    EXPECT_EQ(refusal({{"W", {}, UnitId(2)}, {"P", {}, UnitId(3), GoalId(0)}}),
              "goal \"P\": its unit does not stand below that of goal \"W\"; hand goals down the tree of units");
    EXPECT_EQ(refusal({{"W", {}, UnitId(2), GoalId(0)}}),
              "goal \"W\": its unit does not stand below that of goal \"W\"; hand goals down the tree of units");
    EXPECT_EQ(refusal({{"W", {}, UnitId(9)}}), "goal \"W\": it belongs to no unit; name the unit whose goal it is");
    EXPECT_EQ(refusal({{"W", {}, UnitId(2), GoalId(4)}}),
              "goal \"W\": it is part of row 4 of 1; give a row of the goals, counted from 0");
    EXPECT_EQ(refusal({{"W", {}, UnitId(2), {}, of(-1)}}),
              "goal \"W\": its target or what is reached is below 0; give numbers from 0 on");
}

}  // namespace
}  // namespace muster::org::responsibility_test
